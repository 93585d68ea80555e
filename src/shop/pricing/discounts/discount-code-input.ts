import type { CreateDiscountCodeInput, UpdateDiscountCodeInput } from '../../../generated/graphql.ts';
import type { DiscountCodeRow } from '../../../platform/db/schema.ts';
import { invalidInput, issueAt, type InputReader } from '../../../platform/graphql/input-issues.ts';
import { normalizeCode } from './check-discounts.ts';
import { datesOutOfOrder, readDescription, readRate, readTerms } from './discount-terms-input.ts';

const CODE = /^[A-Z0-9_-]{2,40}$/;

const readFields = (read: InputReader, input: UpdateDiscountCodeInput, currency: string) => ({
  code: readCode(read, read.notNull('code', input.code)),
  description: readDescription(read, input),
  ...readRate(read, input, currency),
  ...readTerms(read, input, currency),
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
  return readFields(read, input, currency);
}

const readCode = (read: InputReader, code: string | undefined) =>
  read.matching(
    'code',
    code === undefined ? undefined : normalizeCode(code),
    (text) => CODE.test(text),
    'must be 2 to 40 letters, digits, hyphens and underscores.',
  );

export const missingKind = issueAt('percentage', 'REQUIRED', 'is required unless an amount is given.');

/** Returns the columns of a code for the audit log, without the columns that only promotions use. */
export const auditedCode = ({
  kind: _kind,
  isFreeShipping: _isFreeShipping,
  buyQuantity: _buyQuantity,
  getQuantity: _getQuantity,
  priority: _priority,
  ...code
}: DiscountCodeRow) => code;

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
  discount_codes_dates: () => invalidInput(datesOutOfOrder(values.startsAt ? 'startsAt' : 'endsAt')),
});
