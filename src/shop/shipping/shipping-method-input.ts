import type {
  CreateShippingMethodInput,
  ShippingRateSource,
  ShippingTierInput,
  UpdateShippingMethodInput,
} from '../../generated/graphql.ts';
import type { ShippingTier } from '../../platform/db/schema.ts';
import { invalidInput, issueAt, type InputParser } from '../../platform/graphql/input-issues.ts';
import { parseAmount } from '../../platform/money/parse-amount.ts';
import type { Pricing } from '../pricing/totals.ts';

export type ShippingPricing = Pick<Pricing, 'currency' | 'shippingProvider'>;

export const MAX_WEIGHT_GRAMS = 10_000_000;
const MAX_TIERS = 20;
const MAX_DAYS = 365;
const MAX_POSITION = 1_000;

const number = <T extends number | null | undefined>(
  parser: InputParser,
  path: string,
  value: T,
  high: number,
): T => {
  if (value != null) parser.wholeNumber(path, value, 0, high);
  return value;
};

const parseFields = (
  parser: InputParser,
  input: UpdateShippingMethodInput,
  { currency, shippingProvider }: ShippingPricing,
) => ({
  name: parser.text('name', parser.notNull('name', input.name), 1, 100),
  description: parser.text('description', input.description, 0, 500),
  taxClass: parser.notNull('taxClass', input.taxClass),
  price: parseAmount(parser, 'price', parser.notNull('price', input.price), currency),
  rateSource: parseRateSource(parser, input.rateSource, shippingProvider !== null),
  carrierService: parser.text('carrierService', input.carrierService, 1, 100),
  tiers: parseTiers(parser, input.tiers, currency),
  freeFrom: parseAmount(parser, 'freeFrom', input.freeFrom, currency),
  minSubtotal: parseAmount(parser, 'minSubtotal', input.minSubtotal, currency),
  maxSubtotal: parseAmount(parser, 'maxSubtotal', input.maxSubtotal, currency),
  minWeightGrams: number(parser, 'minWeightGrams', input.minWeightGrams, MAX_WEIGHT_GRAMS),
  maxWeightGrams: number(parser, 'maxWeightGrams', input.maxWeightGrams, MAX_WEIGHT_GRAMS),
  minDays: number(parser, 'minDays', input.minDays, MAX_DAYS),
  maxDays: number(parser, 'maxDays', input.maxDays, MAX_DAYS),
  position: number(parser, 'position', parser.notNull('position', input.position), MAX_POSITION),
  isActive: parser.notNull('isActive', input.isActive),
});

function parseRateSource(
  parser: InputParser,
  source: ShippingRateSource | null | undefined,
  hasProvider: boolean,
): ShippingRateSource | undefined {
  if (source === 'CARRIER' && !hasProvider)
    parser.add('rateSource', 'INVALID', 'cannot be CARRIER: the shop has no service of carrier rates.');
  return parser.notNull('rateSource', source);
}

type Fields = ReturnType<typeof parseFields>;
type NewFields = Fields & { name: string; price: bigint };

/** Parses the columns that an input sets. Omitted fields stay undefined, and so does an invalid amount. */
export function parseShippingMethod(
  parser: InputParser,
  input: CreateShippingMethodInput,
  pricing: ShippingPricing,
): NewFields;
export function parseShippingMethod(
  parser: InputParser,
  input: UpdateShippingMethodInput,
  pricing: ShippingPricing,
): Fields;
export function parseShippingMethod(
  parser: InputParser,
  input: UpdateShippingMethodInput,
  pricing: ShippingPricing,
): Fields {
  return parseFields(parser, input, pricing);
}

function parseTiers(
  parser: InputParser,
  tiers: readonly ShippingTierInput[] | null | undefined,
  currency: string,
): ShippingTier[] | undefined {
  if (tiers === undefined) return undefined;
  const rows = (tiers ?? []).flatMap((tier, index) => parseTier(parser, tier, `tiers.${index}`, currency));
  if ((tiers ?? []).length > MAX_TIERS)
    parser.add('tiers', 'OUT_OF_RANGE', `must be at most ${MAX_TIERS} tiers.`);
  if (new Set(rows.map(({ by }) => by)).size > 1)
    parser.add('tiers', 'INVALID', 'must all be by weight or all by subtotal.');
  if (new Set(rows.map(({ from }) => from)).size < rows.length)
    parser.add('tiers', 'INVALID', 'must start at different weights or subtotals.');
  return rows.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

function parseTier(
  parser: InputParser,
  { fromWeightGrams, fromSubtotal, price }: ShippingTierInput,
  path: string,
  currency: string,
): ShippingTier[] {
  const amount = parseAmount(parser, `${path}.price`, price, currency);
  if ((fromWeightGrams == null) === (fromSubtotal == null)) {
    parser.add(path, 'INVALID', 'must have exactly one of fromWeightGrams and fromSubtotal.');
    return [];
  }
  const from =
    fromWeightGrams != null
      ? BigInt(parser.wholeNumber(`${path}.fromWeightGrams`, fromWeightGrams, 1, MAX_WEIGHT_GRAMS))
      : parseAmount(parser, `${path}.fromSubtotal`, fromSubtotal, currency);
  if (amount == null || from == null) return [];
  return [{ by: fromWeightGrams != null ? 'WEIGHT' : 'SUBTOTAL', from, price: amount }];
}

const below = (lower: string, higher: string) => () =>
  invalidInput(issueAt(lower, 'OUT_OF_RANGE', `must be at most ${higher}.`));

/**
 * Maps violated database constraints to the API's refusals. If an input sets only one bound, the database compares it with the
 * stored bound.
 */
export const SHIPPING_METHOD_REFUSALS = {
  shipping_methods_subtotals: below('minSubtotal', 'maxSubtotal'),
  shipping_methods_weights: below('minWeightGrams', 'maxWeightGrams'),
  shipping_methods_days: below('minDays', 'maxDays'),
  shipping_methods_carrier_service: () =>
    invalidInput(issueAt('carrierService', 'REQUIRED', 'is required with rateSource CARRIER.')),
};
