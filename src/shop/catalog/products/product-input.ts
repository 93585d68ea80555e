import type { CreateProductInput, UpdateProductInput } from '../../../generated/graphql.ts';
import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, issueAt, type InputParser } from '../../../platform/graphql/input-issues.ts';
import { parseAmount } from '../../../platform/money/parse-amount.ts';

export type ProductContext = AuditedContext & { shop: { currency: string } };

export const MAX_WEIGHT_GRAMS = 10_000_000;

export const parseWeight = (parser: InputParser, grams: number | undefined) =>
  grams === undefined ? undefined : parser.wholeNumber('weightGrams', grams, 0, MAX_WEIGHT_GRAMS);

export const SKU = /^[A-Za-z0-9._-]{1,64}$/;
export const SKU_RULE = 'must be 1 to 64 letters, digits, dots, hyphens and underscores.';

export const isSku = (text: string) => SKU.test(text);

const parseFields = (parser: InputParser, input: UpdateProductInput, currency: string) => ({
  name: parser.text('name', parser.notNull('name', input.name), 1, 200),
  sku: parser.matching('sku', parser.notNull('sku', input.sku), (sku) => SKU.test(sku), SKU_RULE),
  description: parser.text('description', input.description, 0, 10_000),
  price: parseAmount(parser, 'price', parser.notNull('price', input.price), currency),
  compareAtPrice: parseAmount(parser, 'compareAtPrice', input.compareAtPrice, currency),
  cost: parseAmount(parser, 'cost', input.cost, currency),
  image: input.image && String(input.image),
  isActive: parser.notNull('isActive', input.isActive),
  taxClass: parser.notNull('taxClass', input.taxClass),
  weightGrams: parseWeight(parser, parser.notNull('weightGrams', input.weightGrams)),
  categoryId: input.categoryId == null ? input.categoryId : parseId(input.categoryId),
});

type Fields = ReturnType<typeof parseFields>;
type NewFields = Fields & { name: string; sku: string; price: bigint };

/** Parses the columns that an input sets, except the slug. Omitted fields stay undefined, and so does an invalid amount. */
export function parseProduct(parser: InputParser, input: CreateProductInput, currency: string): NewFields;
export function parseProduct(parser: InputParser, input: UpdateProductInput, currency: string): Fields;
export function parseProduct(parser: InputParser, input: UpdateProductInput, currency: string): Fields {
  const values = parseFields(parser, input, currency);
  const { price, compareAtPrice } = values;
  const hasValidPrices = !parser.issues.some(
    ({ path: [field] }) => field === 'price' || field === 'compareAtPrice',
  );
  // If the input has only one of the two prices, the database compares it with the stored other price.
  if (hasValidPrices && price !== undefined && compareAtPrice != null && compareAtPrice <= price) {
    parser.issues.push(compareAtPriceTooLow('compareAtPrice'));
  }
  return values;
}

export const compareAtPriceTooLow = (field: 'price' | 'compareAtPrice') =>
  field === 'price'
    ? issueAt('price', 'OUT_OF_RANGE', 'must be below compareAtPrice.')
    : issueAt('compareAtPrice', 'OUT_OF_RANGE', 'must be above the price.');

/** Maps violated database constraints to the API's refusals. */
export const productRefusals = (values: {
  slug?: string | undefined;
  sku?: string | undefined;
  compareAtPrice?: bigint | null | undefined;
}) => ({
  products_slug_unique: () => ({
    __typename: 'SlugTaken' as const,
    message: `The slug ${values.slug} is used by another product. Choose another slug.`,
    slug: values.slug ?? '',
  }),
  products_sku_unique: () => ({
    __typename: 'SkuTaken' as const,
    message: `The SKU ${values.sku} is used by another product. Choose another SKU.`,
    sku: values.sku ?? '',
  }),
  products_category_id_categories_id_fkey: () =>
    invalidInput(issueAt('categoryId', 'NOT_FOUND', 'does not match any category.')),
  products_compare_at_price_above_price: () =>
    invalidInput(compareAtPriceTooLow(values.compareAtPrice === undefined ? 'price' : 'compareAtPrice')),
});
