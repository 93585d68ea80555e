import type { SalePriceInput, UpdateProductInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, issueAt, type InputReader } from '../../../platform/graphql/input-issues.ts';
import { readInstant } from '../../../platform/graphql/read-instant.ts';
import { readAmount } from '../../../platform/money/read-amount.ts';
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

/** A sale as staff request it. `startsAt` is null for now. */
export type RequestedSale = { amount: bigint; startsAt: Date | null; endsAt: Date | null };

/** Reads when, in which quantities, at which price of a sale and in which categories a product is sold. Omitted: undefined. */
export function readSelling(read: InputReader, input: SellingInput, currency: string) {
  const quantity = <T extends number | null | undefined>(path: string, value: T): T =>
    value == null ? value : (read.wholeNumber(path, value, 1, MAX_QUANTITY) as T);
  return {
    columns: {
      minQuantity: quantity('minQuantity', read.notNull('minQuantity', input.minQuantity)),
      maxQuantity: quantity('maxQuantity', input.maxQuantity),
      quantityStep: quantity('quantityStep', read.notNull('quantityStep', input.quantityStep)),
      publishAt: readInstant(read, 'publishAt', input.publishAt),
      unpublishAt: readInstant(read, 'unpublishAt', input.unpublishAt),
    },
    sale: input.salePrice == null ? input.salePrice : readSale(read, input.salePrice, currency),
    otherCategoryIds:
      input.otherCategoryIds === undefined ? undefined : readCategories(read, input.otherCategoryIds ?? []),
  };
}

const readSale = (read: InputReader, sale: SalePriceInput, currency: string): RequestedSale => ({
  // If an issue was added, the value is not used.
  amount: readAmount(read, 'salePrice.amount', sale.amount, currency) ?? 0n,
  startsAt: readInstant(read, 'salePrice.startsAt', sale.startsAt) ?? null,
  endsAt: readInstant(read, 'salePrice.endsAt', sale.endsAt) ?? null,
});

function readCategories(
  read: InputReader,
  rawIds: readonly NonNullable<UpdateProductInput['otherCategoryIds']>[number][],
): string[] {
  const ids = [...new Set(rawIds.map(parseId))];
  if (rawIds.length > MAX_OTHER_CATEGORIES) {
    read.add('otherCategoryIds', 'TOO_MANY', `must have at most ${MAX_OTHER_CATEGORIES} entries.`);
  }
  return ids;
}

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
    products_sale_window: invalid(
      'salePrice.endsAt',
      'OUT_OF_RANGE',
      'must be after the start and in the future.',
    ),
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
