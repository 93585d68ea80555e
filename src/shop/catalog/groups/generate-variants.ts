import type { GenerateVariantsInput } from '../../../generated/graphql.ts';
import { actorIdOf } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction, type Transaction } from '../../../platform/db/client.ts';
import type { ProductGroupRow } from '../../../platform/db/schema.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { InputParser, invalidInput, parseInput } from '../../../platform/graphql/input-issues.ts';
import { valueRefusals } from '../attributes/set-product-attributes.ts';
import type { ProductContext } from '../products/product-input.ts';
import { takenProductSlugs, takenSkus } from '../products/products.sql.ts';
import { isSlug, withRandomSuffix } from '../slug.ts';
import { moveStock } from '../stock/stock-ledger.sql.ts';
import { MAX_VARIANTS, variantsFull } from './group-input.ts';
import { lockGroup } from './groups.sql.ts';
import {
  checkPlannedVariants,
  parseAxes,
  parseSurcharges,
  parseVariantFields,
  type VariantFields,
} from './variants-input.ts';
import { combinationsOf, planVariant, type PlannedVariant } from './variant-plan.ts';
import { insertVariants, optionsOfVariants } from './variants.sql.ts';

/** Creates a variant for each missing combination of options. The lock of the group makes concurrent calls wait for each other. */
export async function generateVariants(ctx: ProductContext, input: GenerateVariantsInput) {
  const groupId = parseId(input.groupId);
  const { value: fields, refusal } = parseInput((parser) =>
    parseVariantFields(parser, input, ctx.shop.currency),
  );
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      const group = await lockGroup(tx, groupId);
      if (!group) throw notFound('product group');
      const parser = new InputParser();
      const axes = await parseAxes(tx, parser, groupId, input);
      const template = { ...fields, surcharges: parseSurcharges(parser, input, axes, ctx.shop.currency) };
      if (parser.issues.length > 0) return invalidInput(...parser.issues);

      const existing = await optionsOfVariants(tx, groupId);
      const existingKeys = new Set(existing.map((ids) => ids.join()));
      const missing = combinationsOf(axes)
        .filter((options) => !existingKeys.has(options.map(({ id }) => id).join()))
        .map((options) => planVariant(group, axes, options, template));
      if (existing.length + missing.length > MAX_VARIANTS) return variantsFull();
      checkPlannedVariants(parser, missing);
      if (parser.issues.length > 0) return invalidInput(...parser.issues);
      const [taken] = await takenSkus(
        tx,
        missing.map(({ sku }) => sku),
      );
      if (taken !== undefined) return skuTaken(taken);

      const created = await insertPlanned(tx, ctx, group, missing, fields);
      return { __typename: 'GenerateVariantsSuccess' as const, group, created };
    }),
    {
      ...valueRefusals('options'),
      products_sku_unique: () => skuTaken(input.skuPattern),
      products_slug_unique: () => ({
        __typename: 'SlugTaken' as const,
        message: 'The slug of a variant was taken meanwhile. Try again.',
        slug: '',
      }),
    },
  );
}

const skuTaken = (sku: string) => ({
  __typename: 'SkuTaken' as const,
  message: `The SKU ${sku} is used by another product. Choose another pattern.`,
  sku,
});

async function insertPlanned(
  tx: Transaction,
  ctx: ProductContext,
  { id: groupId, categoryId, description }: ProductGroupRow,
  planned: readonly PlannedVariant[],
  { stock, isActive, taxClass, weightGrams }: VariantFields,
) {
  if (planned.length === 0) return [];
  const taken = new Set(
    await takenProductSlugs(
      tx,
      planned.map(({ slug }) => slug),
    ),
  );
  const rows = planned.map(({ options, name, sku, slug, price }) => {
    const optionIds = options.map(({ id }) => id);
    const availableSlug = isSlug(slug) && !taken.has(slug) ? slug : withRandomSuffix(slug);
    const shared = { groupId, categoryId, description, isActive, taxClass, weightGrams };
    return { ...shared, name, sku, slug: availableSlug, price, stock: 0, optionIds, valueIds: optionIds };
  });
  const inserted = await insertVariants(tx, rows);
  if (stock > 0) {
    const cause = { kind: 'RECEIVED', actorId: actorIdOf(ctx) } as const;
    await moveStock(
      tx,
      cause,
      inserted.map(({ id }) => ({ productId: id, delta: stock })),
    );
  }
  const created = inserted.map((product) => ({ ...product, stock }));
  for (const product of created) await recordChange(tx, ctx, 'Product', null, product);
  return created;
}
