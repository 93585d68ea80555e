import type { CreatePromotionInput, UpdatePromotionInput } from '../../../generated/graphql.ts';
import type { DiscountCodeRow } from '../../../platform/db/schema.ts';
import { invalidInput, issueAt, type InputParser } from '../../../platform/graphql/input-issues.ts';
import {
  datesOutOfOrder,
  parseDescription,
  parseNumber,
  parsePercentageAndAmount,
  parseTerms,
} from '../discounts/discount-terms-input.ts';

const KEY = /^[a-z][a-z0-9-]{1,39}$/;
const MAX_QUANTITY = 999;
const MAX_PRIORITY = 1_000;

const parseFields = (parser: InputParser, input: UpdatePromotionInput, currency: string) => ({
  code: parseKey(parser, parser.notNull('key', input.key)),
  description: parseDescription(parser, input),
  ...parseEffect(parser, input, currency),
  ...parseTerms(parser, input, currency),
  priority: parseNumber(parser, 'priority', parser.notNull('priority', input.priority), 0, MAX_PRIORITY),
});

type Fields = ReturnType<typeof parseFields>;
type NewFields = Fields & { code: string; description: string };

/**
 * Parses the columns that an input sets. Omitted fields stay undefined. If the input sets a percentage, an amount or free shipping,
 * the other two are cleared.
 */
export function parsePromotion(parser: InputParser, input: CreatePromotionInput, currency: string): NewFields;
export function parsePromotion(parser: InputParser, input: UpdatePromotionInput, currency: string): Fields;
export function parsePromotion(parser: InputParser, input: UpdatePromotionInput, currency: string): Fields {
  return parseFields(parser, input, currency);
}

/** Keys of promotions are in lower case, and discount codes are in upper case. */
export const normalizeKey = (key: string) => key.trim().toLowerCase();

const parseKey = (parser: InputParser, key: string | undefined) =>
  parser.matching(
    'key',
    key === undefined ? undefined : normalizeKey(key),
    (text) => KEY.test(text),
    'must be 2 to 40 letters, digits and hyphens, with a letter first.',
  );

function parseEffect(parser: InputParser, input: UpdatePromotionInput, currency: string) {
  const parsed = parsePercentageAndAmount(parser, input, currency);
  const isFreeShipping = parser.notNull('isFreeShipping', input.isFreeShipping);
  const buyQuantity = parseNumber(parser, 'buyQuantity', input.buyQuantity, 1, MAX_QUANTITY);
  const getQuantity = parseNumber(parser, 'getQuantity', input.getQuantity, 1, MAX_QUANTITY);
  if (isFreeShipping && (input.percentage != null || input.amount != null))
    parser.add('isFreeShipping', 'CONFLICT', 'cannot be given together with percentage or amount.');
  const canHavePercentage = !isFreeShipping && input.amount == null;
  if (!canHavePercentage && (buyQuantity != null || getQuantity != null))
    parser.add('buyQuantity', 'CONFLICT', 'can only be given together with percentage.');

  if (!canHavePercentage)
    return {
      percentage: null,
      amount: isFreeShipping ? null : parsed.amount,
      isFreeShipping: isFreeShipping ?? false,
      buyQuantity: null,
      getQuantity: null,
    };
  if (input.percentage != null) return { ...parsed, isFreeShipping: false, buyQuantity, getQuantity };
  return { ...parsed, isFreeShipping, buyQuantity, getQuantity };
}

export const percentageRequired = issueAt(
  'percentage',
  'REQUIRED',
  'is required unless an amount or isFreeShipping is given.',
);

/** Returns the columns of a promotion for the audit log, with the names of the API. */
export const auditedPromotion = ({ kind: _kind, code: key, ...promotion }: DiscountCodeRow) => ({
  ...promotion,
  key,
});

/** Maps violated database constraints to the API's refusals. */
export const promotionRefusals = (values: {
  code?: string | undefined;
  startsAt?: Date | null | undefined;
}) => ({
  discount_codes_code_unique: () => ({
    __typename: 'PromotionKeyTaken' as const,
    message: `The promotion ${values.code} already exists. Choose another key.`,
    key: values.code ?? '',
  }),
  discount_codes_one_kind: () => invalidInput(percentageRequired),
  discount_codes_buy_and_get: () =>
    invalidInput(
      issueAt('buyQuantity', 'REQUIRED', 'and getQuantity must be given together, with a percentage.'),
    ),
  discount_codes_dates: () => invalidInput(datesOutOfOrder(values.startsAt ? 'startsAt' : 'endsAt')),
});
