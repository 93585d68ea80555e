import type { SalePriceInput, UpdateProductInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, issueAt, type InputParser } from '../../../platform/graphql/input-issues.ts';
import { parseInstant } from '../../../platform/graphql/parse-instant.ts';
import { parseAmount } from '../../../platform/money/parse-amount.ts';
import { MAX_QUANTITY } from '../quantity-rules.ts';

const MAX_OTHER_CATEGORIES = 20;

type SellingInput = Pick<
  UpdateProductInput,
  | 'minQuantity'
  | 'maxQuantity'
  | 'quantityStep'
  | 'salePrice'
  | 'publishAt'
  | 'unpublishAt'
  | 'otherCategoryIds'
>;

/** A sale as staff request it. If `startsAt` is null, the sale starts at once. */
export type RequestedSale = { amount: bigint; startsAt: Date | null; endsAt: Date | null };

/** Parses the fields for publication times, quantities, the sale and further categories. Omitted fields stay undefined. */
export function parseSelling(parser: InputParser, input: SellingInput, currency: string) {
  const quantity = <T extends number | null | undefined>(path: string, value: T): T =>
    value == null ? value : (parser.wholeNumber(path, value, 1, MAX_QUANTITY) as T);
  return {
    columns: {
      minQuantity: quantity('minQuantity', parser.notNull('minQuantity', input.minQuantity)),
      maxQuantity: quantity('maxQuantity', input.maxQuantity),
      quantityStep: quantity('quantityStep', parser.notNull('quantityStep', input.quantityStep)),
      publishAt: parseInstant(parser, 'publishAt', input.publishAt),
      unpublishAt: parseInstant(parser, 'unpublishAt', input.unpublishAt),
    },
    sale: input.salePrice == null ? input.salePrice : parseSale(parser, input.salePrice, currency),
    otherCategoryIds:
      input.otherCategoryIds === undefined
        ? undefined
        : parseCategories(parser, input.otherCategoryIds ?? []),
  };
}

const parseSale = (parser: InputParser, sale: SalePriceInput, currency: string): RequestedSale => ({
  // If an issue was added, the value is not used.
  amount: parseAmount(parser, 'salePrice.amount', sale.amount, currency) ?? 0n,
  startsAt: parseInstant(parser, 'salePrice.startsAt', sale.startsAt) ?? null,
  endsAt: parseInstant(parser, 'salePrice.endsAt', sale.endsAt) ?? null,
});

function parseCategories(
  parser: InputParser,
  rawIds: readonly NonNullable<UpdateProductInput['otherCategoryIds']>[number][],
): string[] {
  const ids = [...new Set(rawIds.map(parseId))];
  if (rawIds.length > MAX_OTHER_CATEGORIES) {
    parser.add('otherCategoryIds', 'TOO_MANY', `must have at most ${MAX_OTHER_CATEGORIES} entries.`);
  }
  return ids;
}

/** The end of a sale that keeps its start can be in the past: this ends the sale. */
export const SALE_END_RULE = 'must be after the start, which for a new sale is now at the earliest.';

/** Maps violated database constraints to the API's refusals. */
export const sellingRefusals = (input: SellingInput) => {
  const invalid = (path: string, code: string, rule: string) => () => invalidInput(issueAt(path, code, rule));
  const quantityPath = input.maxQuantity === undefined ? 'minQuantity' : 'maxQuantity';
  return {
    products_quantities: invalid(
      quantityPath,
      'OUT_OF_RANGE',
      'must leave the minimum at or below the maximum.',
    ),
    products_sale_price_below_price: input.salePrice
      ? invalid('salePrice.amount', 'OUT_OF_RANGE', 'must be below the regular price.')
      : invalid('price', 'OUT_OF_RANGE', 'must be above the price of the sale.'),
    products_sale_window: invalid('salePrice.endsAt', 'OUT_OF_RANGE', SALE_END_RULE),
    products_publication_window: invalid(
      input.unpublishAt === undefined ? 'publishAt' : 'unpublishAt',
      'OUT_OF_RANGE',
      'must leave unpublishAt after publishAt.',
    ),
    product_categories_category_id_categories_id_fkey: invalid(
      'otherCategoryIds',
      'NOT_FOUND',
      'has an entry that does not match any category.',
    ),
  };
};
