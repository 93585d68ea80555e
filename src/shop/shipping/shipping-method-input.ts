import type {
  CreateShippingMethodInput,
  ShippingRateSource,
  ShippingTierInput,
  UpdateShippingMethodInput,
} from '../../generated/graphql.ts';
import type { ShippingTier } from '../../platform/db/schema.ts';
import { invalidInput, issueAt, type InputReader } from '../../platform/graphql/input-issues.ts';
import { readAmount } from '../../platform/money/read-amount.ts';
import type { Pricing } from '../pricing/totals.ts';

export type ShippingPricing = Pick<Pricing, 'currency' | 'shippingProvider'>;

export const MAX_WEIGHT_GRAMS = 10_000_000;
const MAX_TIERS = 20;
const MAX_DAYS = 365;
const MAX_POSITION = 1_000;

const number = <T extends number | null | undefined>(
  read: InputReader,
  path: string,
  value: T,
  high: number,
): T => {
  if (value != null) read.wholeNumber(path, value, 0, high);
  return value;
};

const readFields = (
  read: InputReader,
  input: UpdateShippingMethodInput,
  { currency, shippingProvider }: ShippingPricing,
) => ({
  name: read.text('name', read.notNull('name', input.name), 1, 100),
  description: read.text('description', input.description, 0, 500),
  taxClass: read.notNull('taxClass', input.taxClass),
  price: readAmount(read, 'price', read.notNull('price', input.price), currency),
  rateSource: readRateSource(read, input.rateSource, shippingProvider !== null),
  carrierService: read.text('carrierService', input.carrierService, 1, 100),
  tiers: readTiers(read, input.tiers, currency),
  freeFrom: readAmount(read, 'freeFrom', input.freeFrom, currency),
  minSubtotal: readAmount(read, 'minSubtotal', input.minSubtotal, currency),
  maxSubtotal: readAmount(read, 'maxSubtotal', input.maxSubtotal, currency),
  minWeightGrams: number(read, 'minWeightGrams', input.minWeightGrams, MAX_WEIGHT_GRAMS),
  maxWeightGrams: number(read, 'maxWeightGrams', input.maxWeightGrams, MAX_WEIGHT_GRAMS),
  minDays: number(read, 'minDays', input.minDays, MAX_DAYS),
  maxDays: number(read, 'maxDays', input.maxDays, MAX_DAYS),
  position: number(read, 'position', read.notNull('position', input.position), MAX_POSITION),
  isActive: read.notNull('isActive', input.isActive),
});

function readRateSource(
  read: InputReader,
  source: ShippingRateSource | null | undefined,
  hasProvider: boolean,
): ShippingRateSource | undefined {
  if (source === 'CARRIER' && !hasProvider)
    read.add('rateSource', 'INVALID', 'cannot be CARRIER: the shop has no service of carrier rates.');
  return read.notNull('rateSource', source);
}

type Fields = ReturnType<typeof readFields>;
type NewFields = Fields & { name: string; price: bigint };

/** Reads the columns that an input sets. Omitted fields stay undefined, and so does an invalid amount. */
export function readShippingMethod(
  read: InputReader,
  input: CreateShippingMethodInput,
  pricing: ShippingPricing,
): NewFields;
export function readShippingMethod(
  read: InputReader,
  input: UpdateShippingMethodInput,
  pricing: ShippingPricing,
): Fields;
export function readShippingMethod(
  read: InputReader,
  input: UpdateShippingMethodInput,
  pricing: ShippingPricing,
): Fields {
  return readFields(read, input, pricing);
}

function readTiers(
  read: InputReader,
  tiers: readonly ShippingTierInput[] | null | undefined,
  currency: string,
): ShippingTier[] | undefined {
  if (tiers === undefined) return undefined;
  const rows = (tiers ?? []).flatMap((tier, index) => readTier(read, tier, `tiers.${index}`, currency));
  if ((tiers ?? []).length > MAX_TIERS)
    read.add('tiers', 'OUT_OF_RANGE', `must be at most ${MAX_TIERS} tiers.`);
  if (new Set(rows.map(({ by }) => by)).size > 1)
    read.add('tiers', 'INVALID', 'must all be by weight or all by subtotal.');
  if (new Set(rows.map(({ from }) => from)).size < rows.length)
    read.add('tiers', 'INVALID', 'must start at different weights or subtotals.');
  return rows.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

function readTier(
  read: InputReader,
  { fromWeightGrams, fromSubtotal, price }: ShippingTierInput,
  path: string,
  currency: string,
): ShippingTier[] {
  const amount = readAmount(read, `${path}.price`, price, currency);
  if ((fromWeightGrams == null) === (fromSubtotal == null)) {
    read.add(path, 'INVALID', 'must have exactly one of fromWeightGrams and fromSubtotal.');
    return [];
  }
  const from =
    fromWeightGrams != null
      ? BigInt(read.wholeNumber(`${path}.fromWeightGrams`, fromWeightGrams, 1, MAX_WEIGHT_GRAMS))
      : readAmount(read, `${path}.fromSubtotal`, fromSubtotal, currency);
  if (amount == null || from == null) return [];
  return [{ by: fromWeightGrams != null ? 'WEIGHT' : 'SUBTOTAL', from, price: amount }];
}

const below = (lower: string, higher: string) => () =>
  invalidInput(issueAt(lower, 'OUT_OF_RANGE', `must be at most ${higher}.`));

/** Maps violated database constraints to the API's refusals. If one bound is given, the database knows the other. */
export const SHIPPING_METHOD_REFUSALS = {
  shipping_methods_subtotals: below('minSubtotal', 'maxSubtotal'),
  shipping_methods_weights: below('minWeightGrams', 'maxWeightGrams'),
  shipping_methods_days: below('minDays', 'maxDays'),
  shipping_methods_carrier_service: () =>
    invalidInput(issueAt('carrierService', 'REQUIRED', 'is required with rateSource CARRIER.')),
};
