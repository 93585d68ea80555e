import type { AddProductVariantInput } from '../../../generated/graphql.ts';
import { isDeepStrictEqual } from 'node:util';
import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction, type Transaction } from '../../../platform/db/client.ts';
import type { AttributeRow, AttributeValueRow, ProductRow } from '../../../platform/db/schema.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { InputParser, invalidInput } from '../../../platform/graphql/input-issues.ts';
import { valuesByIds } from '../attributes/attributes.sql.ts';
import { findValues } from '../attributes/find-values.ts';
import { MAX_VALUES_OF_PRODUCT, valueRefusals } from '../attributes/set-product-attributes.ts';
import { lockProduct, updateProductRow } from '../products/products.sql.ts';
import { MAX_VARIANTS, variantsFull } from './group-input.ts';
import { lockGroup, varyingAttributes } from './groups.sql.ts';
import { countVariants } from './variants.sql.ts';

/** Makes a product a variant of a group. Locks the product before the group, as orders do. */
export async function addProductVariant(ctx: AuditedContext, input: AddProductVariantInput) {
  const productId = parseId(input.productId);
  const groupId = parseId(input.groupId);
  return onViolation(
    transaction(ctx.db, async (tx) => {
      const before = await lockProduct(tx, productId);
      if (!before) throw notFound('product');
      if (!(await lockGroup(tx, groupId))) throw notFound('product group');
      const attributes = (await varyingAttributes(tx, [groupId])).map(({ attribute }) => attribute);
      const current = await valuesByIds(tx, before.valueIds);
      const parser = new InputParser();
      const options = input.options
        ? await parseOptions(tx, parser, input.options, attributes)
        : optionsAmong(parser, current, attributes);
      if (parser.issues.length > 0) return invalidInput(...parser.issues);

      const optionIds = options.map(({ id }) => id);
      const varyingIds = new Set(attributes.map(({ id }) => id));
      const otherValueIds = current
        .filter(({ attributeId }) => !varyingIds.has(attributeId))
        .map(({ id }) => id);
      const valueIds = [...otherValueIds, ...optionIds];
      if (before.groupId === groupId && isDeepStrictEqual(before.optionIds, optionIds))
        return { __typename: 'AddProductVariantSuccess' as const, product: before };
      checkProduct(parser, before, groupId, valueIds);
      if (parser.issues.length > 0) return invalidInput(...parser.issues);
      if (before.groupId === null && (await countVariants(tx, groupId)) >= MAX_VARIANTS)
        return variantsFull();

      const product = await updateProductRow(tx, productId, { groupId, optionIds, valueIds });
      await recordChange(tx, ctx, 'Product', before, product);
      return { __typename: 'AddProductVariantSuccess' as const, product };
    }),
    {
      ...valueRefusals('options'),
      products_group_options: () => ({
        __typename: 'VariantExists' as const,
        message: 'The group already has a variant with these options.',
      }),
    },
  );
}

function checkProduct(
  parser: InputParser,
  { groupId }: ProductRow,
  target: string,
  valueIds: readonly string[],
) {
  if (groupId !== null && groupId !== target)
    parser.add('productId', 'INVALID', 'is a variant of another group. Remove it there first.');
  if (valueIds.length > MAX_VALUES_OF_PRODUCT)
    parser.add(
      'productId',
      'OUT_OF_RANGE',
      `would have more than ${MAX_VALUES_OF_PRODUCT} attribute values.`,
    );
}

/** Returns the given value of each attribute, in the order of the attributes. */
async function parseOptions(
  tx: Transaction,
  parser: InputParser,
  given: readonly { code: string; value: string }[],
  attributes: readonly AttributeRow[],
): Promise<AttributeValueRow[]> {
  const codes = given.map(({ code }) => code);
  if (
    codes.toSorted().join() !==
    attributes
      .map(({ code }) => code)
      .toSorted()
      .join()
  ) {
    parser.add('options', 'INVALID', `must have one value of each: ${namesOf(attributes)}.`);
    return [];
  }
  const valuesByAttribute = await findValues(
    tx,
    parser,
    given.map(({ code, value }, index) => ({
      code,
      values: [value],
      path: `options.${index}.code`,
      pathOf: () => `options.${index}.value`,
    })),
  );
  return attributes.flatMap(
    ({ id }) => valuesByAttribute.find(({ attribute }) => attribute.id === id)?.values ?? [],
  );
}

/** Returns the product's value of each attribute. */
function optionsAmong(
  parser: InputParser,
  current: readonly AttributeValueRow[],
  attributes: readonly AttributeRow[],
): AttributeValueRow[] {
  const options = attributes.map(({ id }) => current.filter(({ attributeId }) => attributeId === id));
  if (options.some(({ length }) => length !== 1)) {
    parser.add(
      'options',
      'REQUIRED',
      `must be given, or the product needs one value of each: ${namesOf(attributes)}.`,
    );
  }
  return options.flat();
}

const namesOf = (attributes: readonly AttributeRow[]) => attributes.map(({ code }) => code).join(', ');
