import type { InputMaybe, UpdateDiscountCodeInput } from '../../../generated/graphql.ts';
import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { issueAt, type InputReader } from '../../../platform/graphql/input-issues.ts';
import { readAmount } from '../../../platform/money/read-amount.ts';
import { readInstant } from '../../../platform/graphql/read-instant.ts';
import { readPercent } from '../../../platform/money/read-percent.ts';

const MAX_IDS = 100;

export type DiscountContext = AuditedContext & { shop: { currency: string } };

/** The fields that discount codes and promotions share. */
type TermsInput = Omit<UpdateDiscountCodeInput, 'code' | 'description' | 'percentage' | 'amount'>;

export const readDescription = (read: InputReader, { description }: { description?: InputMaybe<string> }) =>
  read.text('description', read.notNull('description', description), 1, 200);

/** Reads the shared columns that an input sets. Omitted fields stay undefined. */
export function readTerms(read: InputReader, input: TermsInput, currency: string) {
  const values = {
    minimumSubtotal: readAmount(read, 'minimumSubtotal', input.minimumSubtotal, currency),
    startsAt: readInstant(read, 'startsAt', input.startsAt),
    endsAt: readInstant(read, 'endsAt', input.endsAt),
    maxUses: readNumber(read, 'maxUses', input.maxUses, 1, 1_000_000_000),
    maxUsesPerCustomer: readNumber(read, 'maxUsesPerCustomer', input.maxUsesPerCustomer, 1, 1_000_000),
    productIds: readIds(read, 'productIds', input.productIds),
    categoryIds: readIds(read, 'categoryIds', input.categoryIds),
    isCombinable: read.notNull('isCombinable', input.isCombinable),
    isActive: read.notNull('isActive', input.isActive),
  };
  const { startsAt, endsAt } = values;
  // If only one of them is given, the database compares it with the stored other one.
  if (startsAt && endsAt && startsAt >= endsAt) read.issues.push(datesOutOfOrder('endsAt'));
  return values;
}

/** Reads the percentage and the amount. Setting one clears the other one. */
export function readRate(
  read: InputReader,
  input: { percentage?: InputMaybe<string>; amount?: InputMaybe<string> },
  currency: string,
) {
  const percentage = readPercent(read, 'percentage', input.percentage, 1);
  const amount = readAmount(read, 'amount', input.amount, currency);
  if (amount === 0n) read.add('amount', 'OUT_OF_RANGE', 'must be above 0.');
  if (input.percentage != null && input.amount != null) {
    read.add('amount', 'CONFLICT', 'cannot be given together with percentage.');
  }
  if (input.percentage != null) return { percentage, amount: null };
  if (input.amount != null) return { percentage: null, amount };
  return { percentage, amount };
}

export const readNumber = <T extends number | null | undefined>(
  read: InputReader,
  path: string,
  value: T,
  low: number,
  high: number,
): T => {
  if (value != null) read.wholeNumber(path, value, low, high);
  return value;
};

/** Treats null as an empty list. */
function readIds(read: InputReader, path: string, ids: readonly RawId[] | null | undefined) {
  if (ids === undefined) return undefined;
  const unique = [...new Set((ids ?? []).map(parseId))];
  if (unique.length > MAX_IDS)
    read.add(path, 'TOO_MANY', `must have at most ${MAX_IDS} entries, not ${unique.length}.`);
  return unique;
}

/** The issue of dates in the wrong order, at the one that was given. */
export const datesOutOfOrder = (field: 'startsAt' | 'endsAt') =>
  field === 'startsAt'
    ? issueAt('startsAt', 'OUT_OF_RANGE', 'must be before endsAt.')
    : issueAt('endsAt', 'OUT_OF_RANGE', 'must be after startsAt.');

export const maxUsesTooLow = (uses: number, what: 'code' | 'promotion') =>
  issueAt(
    'maxUses',
    'OUT_OF_RANGE',
    `must be at least ${uses}: the ${what} has been used ${uses === 1 ? 'once' : `${uses} times`}.`,
  );
