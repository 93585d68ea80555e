import type { GenerateVariantsInput } from '../../../generated/graphql.ts';
import type { Transaction } from '../../../platform/db/client.ts';
import type { InputReader } from '../../../platform/graphql/input-issues.ts';
import { MAX_AMOUNT } from '../../../platform/money/money.ts';
import { readAmount } from '../../../platform/money/read-amount.ts';
import { findValues } from '../attributes/find-values.ts';
import { isSku, readWeight } from '../products/product-input.ts';
import { MAX_STOCK } from '../stock/stock-ledger.sql.ts';
import { MAX_VARIANTS } from './group-input.ts';
import { varyingAttributes } from './groups.sql.ts';
import type { Axis, PlannedVariant } from './variant-plan.ts';

const MAX_SURCHARGES = 200;
const MAX_NAME_LENGTH = 200;

/** Reads the fields that all variants share. */
export const readVariantFields = (read: InputReader, input: GenerateVariantsInput, currency: string) => ({
  skuPattern: read.text('skuPattern', input.skuPattern, 1, 200),
  price: readAmount(read, 'price', input.price, currency) ?? 0n,
  stock: read.wholeNumber('stock', input.stock, 0, MAX_STOCK),
  isActive: input.isActive,
  taxClass: input.taxClass,
  weightGrams: readWeight(read, input.weightGrams) ?? 0,
});

export type VariantFields = ReturnType<typeof readVariantFields>;

/** Reads the values of each attribute by which the group varies, in the order of the group. */
export async function readAxes(
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
  const valuesByAttribute = await findValues(
    tx,
    read,
    options.map(({ code, values }, index) => ({
      code,
      values: [...new Set(values)],
      path: `options.${index}.code`,
      pathOf: (value) => `options.${index}.values.${value}`,
    })),
  );
  return attributes.flatMap(({ id }) => valuesByAttribute.find(({ attribute }) => attribute.id === id) ?? []);
}

/** Reads the surcharges by the ids of their values. */
export function readSurcharges(
  read: InputReader,
  { surcharges }: GenerateVariantsInput,
  axes: readonly Axis[],
  currency: string,
): Map<string, bigint> {
  const surchargeByValueId = new Map<string, bigint>();
  if (surcharges.length > MAX_SURCHARGES)
    read.add('surcharges', 'OUT_OF_RANGE', `must be at most ${MAX_SURCHARGES} surcharges.`);
  for (const [index, { code, value, amount }] of surcharges.entries()) {
    const path = `surcharges.${index}`;
    const axis = axes.find(({ attribute }) => attribute.code === code);
    const id = axis?.values.find((each) => each.code === value)?.id;
    const add = readAmount(read, `${path}.amount`, amount, currency);
    if (id === undefined) read.add(path, 'NOT_FOUND', 'does not match any of the given options.');
    else if (surchargeByValueId.has(id)) read.add(path, 'INVALID', 'is listed twice.');
    else surchargeByValueId.set(id, add ?? 0n);
  }
  return surchargeByValueId;
}

/** Adds an issue for each rule that a planned variant violates. */
export function checkPlannedVariants(read: InputReader, planned: readonly PlannedVariant[]): void {
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
