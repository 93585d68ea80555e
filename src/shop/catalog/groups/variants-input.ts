import type { GenerateVariantsInput } from '../../../generated/graphql.ts';
import type { Transaction } from '../../../platform/db/client.ts';
import type { InputParser } from '../../../platform/graphql/input-issues.ts';
import { MAX_AMOUNT } from '../../../platform/money/money.ts';
import { parseAmount } from '../../../platform/money/parse-amount.ts';
import { findValues } from '../attributes/find-values.ts';
import { isSku, parseWeight } from '../products/product-input.ts';
import { MAX_STOCK } from '../stock/stock-ledger.sql.ts';
import { MAX_VARIANTS } from './group-input.ts';
import { varyingAttributes } from './groups.sql.ts';
import type { Axis, PlannedVariant } from './variant-plan.ts';

const MAX_SURCHARGES = 200;
const MAX_NAME_LENGTH = 200;

/** Parses the fields that all variants share. */
export const parseVariantFields = (parser: InputParser, input: GenerateVariantsInput, currency: string) => ({
  skuPattern: parser.text('skuPattern', input.skuPattern, 1, 200),
  price: parseAmount(parser, 'price', input.price, currency) ?? 0n,
  stock: parser.wholeNumber('stock', input.stock, 0, MAX_STOCK),
  isActive: input.isActive,
  taxClass: input.taxClass,
  weightGrams: parseWeight(parser, input.weightGrams) ?? 0,
});

export type VariantFields = ReturnType<typeof parseVariantFields>;

/** Parses the values of each attribute by which the group varies. Keeps the order that these attributes have in the group. */
export async function parseAxes(
  tx: Transaction,
  parser: InputParser,
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
    parser.add('options', 'INVALID', `must name each of these attributes once: ${codes.join(', ')}.`);
    return [];
  }
  for (const code of codes) {
    if (!skuPattern.includes(`{${code}}`))
      parser.add('skuPattern', 'INVALID', `must contain {${code}}, so that each variant has its own SKU.`);
  }
  const combinations = options.reduce((count, { values }) => count * new Set(values).size, 1);
  if (combinations < 1 || combinations > MAX_VARIANTS) {
    parser.add(
      'options',
      'OUT_OF_RANGE',
      `must have 1 to ${MAX_VARIANTS} combinations, not ${combinations}.`,
    );
    return [];
  }
  const valuesByAttribute = await findValues(
    tx,
    parser,
    options.map(({ code, values }, index) => ({
      code,
      values,
      path: `options.${index}.code`,
      pathOf: (value) => `options.${index}.values.${value}`,
    })),
  );
  return attributes.flatMap(({ id }) => valuesByAttribute.find(({ attribute }) => attribute.id === id) ?? []);
}

/** Parses the surcharges. Returns each one by the id of its attribute value. */
export function parseSurcharges(
  parser: InputParser,
  { surcharges }: GenerateVariantsInput,
  axes: readonly Axis[],
  currency: string,
): Map<string, bigint> {
  const surchargeByValueId = new Map<string, bigint>();
  if (surcharges.length > MAX_SURCHARGES)
    parser.add('surcharges', 'OUT_OF_RANGE', `must be at most ${MAX_SURCHARGES} surcharges.`);
  for (const [index, { code, value, amount }] of surcharges.entries()) {
    const path = `surcharges.${index}`;
    const axis = axes.find(({ attribute }) => attribute.code === code);
    const id = axis?.values.find((each) => each.code === value)?.id;
    const surcharge = parseAmount(parser, `${path}.amount`, amount, currency);
    if (id === undefined) parser.add(path, 'NOT_FOUND', 'does not match any of the given options.');
    else if (surchargeByValueId.has(id)) parser.add(path, 'INVALID', 'is listed twice.');
    else surchargeByValueId.set(id, surcharge ?? 0n);
  }
  return surchargeByValueId;
}

/** Adds an issue for each rule that a planned variant violates. */
export function checkPlannedVariants(parser: InputParser, planned: readonly PlannedVariant[]): void {
  const bad = planned.find(({ sku }) => !isSku(sku));
  if (bad)
    parser.add(
      'skuPattern',
      'INVALID',
      `must give 1 to 64 letters, digits, dots, hyphens and underscores: ${bad.sku}.`,
    );
  if (new Set(planned.map(({ sku }) => sku)).size < planned.length)
    parser.add('skuPattern', 'INVALID', 'must give each variant its own SKU.');
  if (planned.some(({ price }) => price > MAX_AMOUNT))
    parser.add('price', 'OUT_OF_RANGE', 'is too high together with the surcharges.');
  if (planned.some(({ name }) => [...name].length > MAX_NAME_LENGTH))
    parser.add('groupId', 'TOO_LONG', `gives a variant a name of more than ${MAX_NAME_LENGTH} characters.`);
}
