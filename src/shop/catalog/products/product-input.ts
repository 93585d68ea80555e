import type { CreateProductInput, UpdateProductInput } from '../../../generated/graphql.ts';
import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, issueAt, type InputReader } from '../../../platform/graphql/input-issues.ts';
import { readAmount } from '../../../platform/money/read-amount.ts';

export type ProductContext = AuditedContext & { shop: { currency: string } };

export const MAX_WEIGHT_GRAMS = 10_000_000;

export const readWeight = (read: InputReader, grams: number | undefined) =>
  grams === undefined ? undefined : read.wholeNumber('weightGrams', grams, 0, MAX_WEIGHT_GRAMS);

export const SKU = /^[A-Za-z0-9._-]{1,64}$/;
export const SKU_RULE = 'must be 1 to 64 letters, digits, dots, hyphens and underscores.';

export const isSku = (text: string) => SKU.test(text);

const readFields = (read: InputReader, input: UpdateProductInput, currency: string) => ({
  name: read.text('name', read.notNull('name', input.name), 1, 200),
  sku: read.matching('sku', read.notNull('sku', input.sku), (sku) => SKU.test(sku), SKU_RULE),
  description: read.text('description', input.description, 0, 10_000),
  price: readAmount(read, 'price', read.notNull('price', input.price), currency),
  compareAtPrice: readAmount(read, 'compareAtPrice', input.compareAtPrice, currency),
  cost: readAmount(read, 'cost', input.cost, currency),
  image: input.image && String(input.image),
  isActive: read.notNull('isActive', input.isActive),
  taxClass: read.notNull('taxClass', input.taxClass),
  weightGrams: readWeight(read, read.notNull('weightGrams', input.weightGrams)),
  categoryId: input.categoryId == null ? input.categoryId : parseId(input.categoryId),
});

type Fields = ReturnType<typeof readFields>;
type NewFields = Fields & { name: string; sku: string; price: bigint };

/** Reads the columns that an input sets, except the slug. Omitted fields stay undefined, and so does an invalid amount. */
export function readProduct(read: InputReader, input: CreateProductInput, currency: string): NewFields;
export function readProduct(read: InputReader, input: UpdateProductInput, currency: string): Fields;
export function readProduct(read: InputReader, input: UpdateProductInput, currency: string): Fields {
  const values = readFields(read, input, currency);
  const { price, compareAtPrice } = values;
  const arePrices = !read.issues.some(({ path: [field] }) => field === 'price' || field === 'compareAtPrice');
  // If only one of them is given, the database compares it with the stored other one.
  if (arePrices && price !== undefined && compareAtPrice != null && compareAtPrice <= price) {
    read.issues.push(compareAtPriceTooLow('compareAtPrice'));
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
