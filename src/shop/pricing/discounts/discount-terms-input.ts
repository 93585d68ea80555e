import type { InputMaybe, UpdateDiscountCodeInput } from '../../../generated/graphql.ts';
import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { issueAt, type InputParser } from '../../../platform/graphql/input-issues.ts';
import { parseAmount } from '../../../platform/money/parse-amount.ts';
import { parseInstant } from '../../../platform/graphql/parse-instant.ts';
import { parsePercent } from '../../../platform/money/parse-percent.ts';

const MAX_IDS = 100;

export type DiscountContext = AuditedContext & { shop: { currency: string } };

/** The fields that discount codes and promotions share. */
type TermsInput = Omit<UpdateDiscountCodeInput, 'code' | 'description' | 'percentage' | 'amount'>;

export const parseDescription = (
  parser: InputParser,
  { description }: { description?: InputMaybe<string> },
) => parser.text('description', parser.notNull('description', description), 1, 200);

/** Parses the shared columns that an input sets. Omitted fields stay undefined. */
export function parseTerms(parser: InputParser, input: TermsInput, currency: string) {
  const values = {
    minimumSubtotal: parseAmount(parser, 'minimumSubtotal', input.minimumSubtotal, currency),
    startsAt: parseInstant(parser, 'startsAt', input.startsAt),
    endsAt: parseInstant(parser, 'endsAt', input.endsAt),
    maxUses: parseNumber(parser, 'maxUses', input.maxUses, 1, 1_000_000_000),
    maxUsesPerCustomer: parseNumber(parser, 'maxUsesPerCustomer', input.maxUsesPerCustomer, 1, 1_000_000),
    productIds: parseIds(parser, 'productIds', input.productIds),
    categoryIds: parseIds(parser, 'categoryIds', input.categoryIds),
    isCombinable: parser.notNull('isCombinable', input.isCombinable),
    isActive: parser.notNull('isActive', input.isActive),
  };
  const { startsAt, endsAt } = values;
  // If only one of the two dates is given, a constraint of the database compares it with the stored date.
  if (startsAt && endsAt && startsAt >= endsAt) parser.issues.push(datesOutOfOrder('endsAt'));
  return values;
}

/** Parses the percentage and the amount. If one of them is set, the other one is cleared. */
export function parsePercentageAndAmount(
  parser: InputParser,
  input: { percentage?: InputMaybe<string>; amount?: InputMaybe<string> },
  currency: string,
) {
  const percentage = parsePercent(parser, 'percentage', input.percentage, 1);
  const amount = parseAmount(parser, 'amount', input.amount, currency);
  if (amount === 0n) parser.add('amount', 'OUT_OF_RANGE', 'must be above 0.');
  if (input.percentage != null && input.amount != null) {
    parser.add('amount', 'CONFLICT', 'cannot be given together with percentage.');
  }
  if (input.percentage != null) return { percentage, amount: null };
  if (input.amount != null) return { percentage: null, amount };
  return { percentage, amount };
}

export const parseNumber = <T extends number | null | undefined>(
  parser: InputParser,
  path: string,
  value: T,
  low: number,
  high: number,
): T => {
  if (value != null) parser.wholeNumber(path, value, low, high);
  return value;
};

/** Treats null as an empty list. */
function parseIds(parser: InputParser, path: string, ids: readonly RawId[] | null | undefined) {
  if (ids === undefined) return undefined;
  const unique = [...new Set((ids ?? []).map(parseId))];
  if (unique.length > MAX_IDS)
    parser.add(path, 'TOO_MANY', `must have at most ${MAX_IDS} entries, not ${unique.length}.`);
  return unique;
}

/** The issue of dates in the wrong order. `field` is a date that was given. */
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
