import type { CreateDiscountCodeInput, UpdateDiscountCodeInput } from '../../../generated/graphql.ts';
import type { DiscountCodeRow } from '../../../platform/db/schema.ts';
import { invalidInput, issueAt, type InputParser } from '../../../platform/graphql/input-issues.ts';
import { normalizeCode } from './check-discounts.ts';
import {
  datesOutOfOrder,
  parseDescription,
  parsePercentageAndAmount,
  parseTerms,
} from './discount-terms-input.ts';

const CODE = /^[A-Z0-9_-]{2,40}$/;

const parseFields = (parser: InputParser, input: UpdateDiscountCodeInput, currency: string) => ({
  code: parseCode(parser, parser.notNull('code', input.code)),
  description: parseDescription(parser, input),
  ...parsePercentageAndAmount(parser, input, currency),
  ...parseTerms(parser, input, currency),
});

type Fields = ReturnType<typeof parseFields>;
type NewFields = Fields & { code: string; description: string };

/**
 * Parses the columns that an input sets. Omitted fields stay undefined. If the input sets `percentage` or `amount`, the other column is
 * cleared.
 */
export function parseDiscountCode(
  parser: InputParser,
  input: CreateDiscountCodeInput,
  currency: string,
): NewFields;
export function parseDiscountCode(
  parser: InputParser,
  input: UpdateDiscountCodeInput,
  currency: string,
): Fields;
export function parseDiscountCode(
  parser: InputParser,
  input: UpdateDiscountCodeInput,
  currency: string,
): Fields {
  return parseFields(parser, input, currency);
}

const parseCode = (parser: InputParser, code: string | undefined) =>
  parser.matching(
    'code',
    code === undefined ? undefined : normalizeCode(code),
    (text) => CODE.test(text),
    'must be 2 to 40 letters, digits, hyphens and underscores.',
  );

export const percentageRequired = issueAt('percentage', 'REQUIRED', 'is required unless an amount is given.');

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
  discount_codes_one_kind: () => invalidInput(percentageRequired),
  discount_codes_dates: () => invalidInput(datesOutOfOrder(values.startsAt ? 'startsAt' : 'endsAt')),
});
