import type { GenerateVariantsInput } from '../../../generated/graphql.ts';
import { actorIdOf } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction, type Transaction } from '../../../platform/db/client.ts';
import type { ProductGroupRow } from '../../../platform/db/schema.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { InputReader, invalidInput, readInput } from '../../../platform/graphql/input-issues.ts';
import { MAX_AMOUNT } from '../../../platform/money/money.ts';
import { readAmount } from '../../../platform/money/read-amount.ts';
import { findValues } from '../attributes/find-values.ts';
import { VALUE_REFUSALS } from '../attributes/set-product-attributes.ts';
import { isSku, readWeight, type ProductContext } from '../products/product-input.ts';
import { takenProductSlugs, takenSkus } from '../products/products.sql.ts';
import { isSlug, withRandomSuffix } from '../slug.ts';
import { MAX_STOCK, moveStock } from '../stock/stock-ledger.sql.ts';
import { MAX_VARIANTS, variantsFull } from './group-input.ts';
import { lockGroup, varyingAttributes } from './groups.sql.ts';
import { combinationsOf, planVariant, type Axis, type PlannedVariant } from './variant-plan.ts';
import { insertVariants, optionsOfVariants } from './variants.sql.ts';

const MAX_SURCHARGES = 200;
const MAX_NAME_LENGTH = 200;

/** Creates the missing combinations of options. Concurrent calls wait for each other at the lock of the group. */
export async function generateVariants(ctx: ProductContext, input: GenerateVariantsInput) {
  const groupId = parseId(input.groupId);
  const { value: fields, refusal } = readInput((read) => readFields(read, input, ctx.shop.currency));
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      const group = await lockGroup(tx, groupId);
      if (!group) throw notFound('product group');
      const read = new InputReader();
      const axes = await readAxes(tx, read, groupId, input);
      const terms = { ...fields, surcharges: readSurcharges(read, input, axes, ctx.shop.currency) };
      if (read.issues.length > 0) return invalidInput(...read.issues);

      const existing = await optionsOfVariants(tx, groupId);
      const known = new Set(existing.map((ids) => ids.join()));
      const missing = combinationsOf(axes)
        .filter((options) => !known.has(options.map(({ id }) => id).join()))
        .map((options) => planVariant(group, axes, options, terms));
      if (existing.length + missing.length > MAX_VARIANTS) return variantsFull();
      checkPlanned(read, missing);
      if (read.issues.length > 0) return invalidInput(...read.issues);
      const [taken] = await takenSkus(
        tx,
        missing.map(({ sku }) => sku),
      );
      if (taken !== undefined) return skuTaken(taken);

      const created = await insertPlanned(tx, ctx, group, missing, fields);
      return { __typename: 'GenerateVariantsSuccess' as const, group, created };
    }),
    {
      ...VALUE_REFUSALS,
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

const readFields = (read: InputReader, input: GenerateVariantsInput, currency: string) => ({
  skuPattern: read.text('skuPattern', input.skuPattern, 1, 200),
  price: readAmount(read, 'price', input.price, currency) ?? 0n,
  stock: read.wholeNumber('stock', input.stock, 0, MAX_STOCK),
  isActive: input.isActive,
  taxClass: input.taxClass,
  weightGrams: readWeight(read, input.weightGrams) ?? 0,
});

/** Reads the values of each attribute by which the group varies, in the order of the group. */
async function readAxes(
  tx: Transaction,
  read: InputReader,
  groupId: string,
  { options, skuPattern }: GenerateVariantsInput,
): Promise<Axis[]> {
  const attributes = (await varyingAttributes(tx, [groupId])).map(({ attribute }) => attribute);
  const codes = attributes.map(({ code }) => code);
  if (
    options
      .map(({ code }) => code)
      .toSorted()
      .join() !== codes.toSorted().join()
  ) {
    read.add('options', 'INVALID', `must name each of these attributes once: ${codes.join(', ')}.`);
    return [];
  }
  for (const code of codes) {
    if (!skuPattern.includes(`{${code}}`))
      read.add('skuPattern', 'INVALID', `must contain {${code}}, so that each variant has its own SKU.`);
  }
  const combinations = options.reduce((product, { values }) => product * new Set(values).size, 1);
  if (combinations < 1 || combinations > MAX_VARIANTS) {
    read.add('options', 'OUT_OF_RANGE', `must have 1 to ${MAX_VARIANTS} combinations, not ${combinations}.`);
    return [];
  }
  const found = await findValues(
    tx,
    read,
    options.map(({ code, values }, index) => ({
      code,
      values: [...new Set(values)],
      path: `options.${index}.code`,
      pathOf: (value) => `options.${index}.values.${value}`,
    })),
  );
  return attributes.flatMap(({ id }) => found.find(({ attribute }) => attribute.id === id) ?? []);
}

/** Reads the surcharges by the ids of their values. */
function readSurcharges(
  read: InputReader,
  { surcharges }: GenerateVariantsInput,
  axes: readonly Axis[],
  currency: string,
): Map<string, bigint> {
  const found = new Map<string, bigint>();
  if (surcharges.length > MAX_SURCHARGES)
    read.add('surcharges', 'OUT_OF_RANGE', `must be at most ${MAX_SURCHARGES} surcharges.`);
  for (const [index, { code, value, amount }] of surcharges.entries()) {
    const path = `surcharges.${index}`;
    const axis = axes.find(({ attribute }) => attribute.code === code);
    const id = axis?.values.find((each) => each.code === value)?.id;
    const add = readAmount(read, `${path}.amount`, amount, currency);
    if (id === undefined) read.add(path, 'NOT_FOUND', 'does not match any of the given options.');
    else if (found.has(id)) read.add(path, 'INVALID', 'is listed twice.');
    else found.set(id, add ?? 0n);
  }
  return found;
}

function checkPlanned(read: InputReader, planned: readonly PlannedVariant[]): void {
  const bad = planned.find(({ sku }) => !isSku(sku));
  if (bad)
    read.add(
      'skuPattern',
      'INVALID',
      `must give 1 to 64 letters, digits, dots, hyphens and underscores: ${bad.sku}.`,
    );
  if (new Set(planned.map(({ sku }) => sku)).size < planned.length)
    read.add('skuPattern', 'INVALID', 'must give each variant its own SKU.');
  if (planned.some(({ price }) => price > MAX_AMOUNT))
    read.add('price', 'OUT_OF_RANGE', 'is too high together with the surcharges.');
  if (planned.some(({ name }) => [...name].length > MAX_NAME_LENGTH))
    read.add('groupId', 'TOO_LONG', `gives a variant a name of more than ${MAX_NAME_LENGTH} characters.`);
}

async function insertPlanned(
  tx: Transaction,
  ctx: ProductContext,
  { id: groupId, categoryId, description }: ProductGroupRow,
  planned: readonly PlannedVariant[],
  { stock, isActive, taxClass, weightGrams }: ReturnType<typeof readFields>,
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
    const own = isSlug(slug) && !taken.has(slug) ? slug : withRandomSuffix(slug);
    const shared = { groupId, categoryId, description, isActive, taxClass, weightGrams };
    return { ...shared, name, sku, slug: own, price, stock: 0, optionIds, valueIds: optionIds };
  });
  const inserted = await insertVariants(tx, rows);
  if (stock > 0) {
    const booking = { kind: 'RECEIVED', actorId: actorIdOf(ctx) } as const;
    await moveStock(
      tx,
      booking,
      inserted.map(({ id }) => ({ productId: id, delta: stock })),
    );
  }
  const created = inserted.map((product) => ({ ...product, stock }));
  for (const product of created) await recordChange(tx, ctx, 'Product', null, product);
  return created;
}
