import type { ProductAttributeInput, SetProductAttributesInput } from '../../../generated/graphql.ts';
import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction, type Transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, issueAt, parseInput, InputParser } from '../../../platform/graphql/input-issues.ts';
import type { ProductRow } from '../../../platform/db/schema.ts';
import { lockProduct, updateProductRow } from '../products/products.sql.ts';
import { valuesByIds } from './attributes.sql.ts';
import { findValues, type FoundValues, type NamedValues } from './find-values.ts';

/** Maximum number of values of one attribute that a product can have. */
const MAX_VALUES_OF_ONE_ATTRIBUTE = 20;
/** Maximum number of values of all attributes that a product can have. */
export const MAX_VALUES_OF_PRODUCT = 50;

/** Replaces the values of a product for the given attributes. */
export async function setProductAttributes(ctx: AuditedContext, input: SetProductAttributesInput) {
  const productId = parseId(input.productId);
  const { value: named, refusal } = parseInput((parser) => parseNamedValues(parser, input.attributes));
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      const before = await lockProduct(tx, productId);
      if (!before) throw notFound('product');
      const parser = new InputParser();
      const newValues = await findValues(tx, parser, named);
      const valueIds = await valueIdsAfterChange(tx, parser, before, newValues);
      if (parser.issues.length > 0) return invalidInput(...parser.issues);
      const product = await updateProductRow(tx, productId, { valueIds });
      await recordChange(tx, ctx, 'Product', before, product);
      return { __typename: 'SetProductAttributesSuccess' as const, product };
    }),
    valueRefusals('attributes'),
  );
}

function parseNamedValues(parser: InputParser, given: readonly ProductAttributeInput[]): NamedValues[] {
  if (given.length < 1 || given.length > MAX_VALUES_OF_PRODUCT)
    parser.add('attributes', 'OUT_OF_RANGE', `must be 1 to ${MAX_VALUES_OF_PRODUCT} attributes.`);
  if (new Set(given.map(({ code }) => code)).size < given.length)
    parser.add('attributes', 'INVALID', 'must name each attribute at most once.');
  return given.map(({ code, values }, index) => {
    const path = `attributes.${index}`;
    if (values.length > MAX_VALUES_OF_ONE_ATTRIBUTE)
      parser.add(`${path}.values`, 'OUT_OF_RANGE', `must be at most ${MAX_VALUES_OF_ONE_ATTRIBUTE} values.`);
    return {
      code,
      values,
      path: `${path}.code`,
      pathOf: (value) => `${path}.values.${value}`,
    };
  });
}

/** Returns the ids of all values of the product after the change. */
async function valueIdsAfterChange(
  tx: Transaction,
  parser: InputParser,
  product: ProductRow,
  newValues: readonly FoundValues[],
): Promise<string[]> {
  const current = await valuesByIds(tx, product.valueIds);
  const replacedAttributeIds = new Set(newValues.map(({ attribute }) => attribute.id));
  for (const { attribute, values } of newValues) {
    if (attribute.type === 'BOOLEAN' && values.length > 1)
      parser.add('attributes', 'INVALID', `must have at most one value of ${attribute.code}.`);
  }
  if (
    current.some(
      ({ id, attributeId }) => replacedAttributeIds.has(attributeId) && product.optionIds?.includes(id),
    )
  )
    parser.add(
      'attributes',
      'INVALID',
      'must not change the options of a variant. Remove it from its group first.',
    );
  const valueIds = [
    ...current.filter(({ attributeId }) => !replacedAttributeIds.has(attributeId)).map(({ id }) => id),
    ...newValues.flatMap(({ values }) => values.map(({ id }) => id)),
  ];
  if (valueIds.length > MAX_VALUES_OF_PRODUCT)
    parser.add('attributes', 'OUT_OF_RANGE', `must be at most ${MAX_VALUES_OF_PRODUCT} values in total.`);
  return valueIds;
}

/** Returns the refusal if a value was deleted after it was read. `path` is the field of the input that names the values. */
export const valueRefusals = (path: 'attributes' | 'options') => ({
  products_value_ids: () =>
    invalidInput(issueAt(path, 'NOT_FOUND', 'names a value that was deleted meanwhile.')),
});
