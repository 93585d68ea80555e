import type { CreateDiscountCodeInput, UpdateDiscountCodeInput } from '../../../generated/graphql.ts';
import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { invalidInput, issueAt, type InputReader } from '../../../platform/graphql/input-issues.ts';
import { normalizeCode } from './check-discounts.ts';
import { readAmount } from '../../../platform/money/read-amount.ts';
import { readInstant } from '../../../platform/graphql/read-instant.ts';
import { readPercent } from '../../../platform/money/read-percent.ts';

const CODE = /^[A-Z0-9_-]{2,40}$/;
const MAX_IDS = 100;

export type DiscountCodeContext = AuditedContext & { shop: { currency: string } };

const readFields = (read: InputReader, input: UpdateDiscountCodeInput, currency: string) => ({
  code: readCode(read, read.notNull('code', input.code)),
  description: read.text('description', read.notNull('description', input.description), 1, 200),
  ...readKind(read, input, currency),
  minimumSubtotal: readAmount(read, 'minimumSubtotal', input.minimumSubtotal, currency),
  startsAt: readInstant(read, 'startsAt', input.startsAt),
  endsAt: readInstant(read, 'endsAt', input.endsAt),
  maxUses: readLimit(read, 'maxUses', input.maxUses, 1_000_000_000),
  maxUsesPerCustomer: readLimit(read, 'maxUsesPerCustomer', input.maxUsesPerCustomer, 1_000_000),
  productIds: readIds(read, 'productIds', input.productIds),
  categoryIds: readIds(read, 'categoryIds', input.categoryIds),
  isCombinable: read.notNull('isCombinable', input.isCombinable),
  isActive: read.notNull('isActive', input.isActive),
});

type Fields = ReturnType<typeof readFields>;
type NewFields = Fields & { code: string; description: string };

/** Reads the columns that an input sets. Omitted fields stay undefined. Setting percentage or amount clears the other one. */
export function readDiscountCode(
  read: InputReader,
  input: CreateDiscountCodeInput,
  currency: string,
): NewFields;
export function readDiscountCode(read: InputReader, input: UpdateDiscountCodeInput, currency: string): Fields;
export function readDiscountCode(
  read: InputReader,
  input: UpdateDiscountCodeInput,
  currency: string,
): Fields {
  const values = readFields(read, input, currency);
  const { startsAt, endsAt } = values;
  // If only one of them is given, the database compares it with the stored other one.
  if (startsAt && endsAt && startsAt >= endsAt) read.issues.push(notAfter('endsAt'));
  return values;
}

const readCode = (read: InputReader, code: string | undefined) =>
  read.matching(
    'code',
    code === undefined ? undefined : normalizeCode(code),
    (text) => CODE.test(text),
    'must be 2 to 40 letters, digits, hyphens and underscores.',
  );

function readKind(read: InputReader, input: UpdateDiscountCodeInput, currency: string) {
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

const readLimit = <T extends number | null | undefined>(
  read: InputReader,
  path: string,
  value: T,
  max: number,
): T => {
  if (value != null) read.wholeNumber(path, value, 1, max);
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

const notAfter = (field: 'startsAt' | 'endsAt') =>
  field === 'startsAt'
    ? issueAt('startsAt', 'OUT_OF_RANGE', 'must be before endsAt.')
    : issueAt('endsAt', 'OUT_OF_RANGE', 'must be after startsAt.');

export const missingKind = issueAt('percentage', 'REQUIRED', 'is required unless an amount is given.');

/** Maps violated database constraints to the API's refusals. */
export const discountCodeRefusals = (values: {
  code?: string | undefined;
  startsAt?: Date | null | undefined;
}) => ({
  discount_codes_code_unique: () => ({
    __typename: 'DiscountCodeTaken' as const,
    message: `The discount code ${values.code} already exists. Choose another code.`,
    code: values.code ?? '',
  }),
  discount_codes_one_kind: () => invalidInput(missingKind),
  discount_codes_dates: () => invalidInput(notAfter(values.startsAt ? 'startsAt' : 'endsAt')),
});
