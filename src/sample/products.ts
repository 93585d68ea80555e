import type { categories, products, TaxClass } from '../platform/db/schema.ts';
import { FOUNDING, OPENING, SECOND } from './calendar.ts';
import { sampleCatalog, type SampleProduct } from './catalog.ts';
import { attributeColumnsOf } from './groups.ts';
import { idAt } from './ids.ts';
import { seededRandom } from './random.ts';

type CategoryInsert = typeof categories.$inferInsert & { id: string };
export type ProductInsert = typeof products.$inferInsert & {
  id: string;
  categoryId: string;
  taxClass: TaxClass;
  createdAt: Date;
};

/** Price factors of the series of products that are added to the sample's own. */
const SERIES_FACTORS = [1, 0.9, 1.05, 1.2, 0.85, 1.1, 1.35];

const catalog = sampleCatalog();
export const SAMPLE_PRODUCTS = catalog.products.length;

export const categoryIds: ReadonlyMap<string, string> = new Map(
  catalog.categories.map(({ slug }, index) => [
    slug,
    idAt(FOUNDING + index * SECOND, index, seededRandom(slug)),
  ]),
);

export const sampleCategories: CategoryInsert[] = catalog.categories.map(
  ({ parentSlug, slug, ...category }, index) => {
    const createdAt = new Date(FOUNDING + index * SECOND);
    const id = categoryIds.get(slug)!;
    const parentId = parentSlug === null ? null : categoryIds.get(parentSlug)!;
    return { ...category, id, slug, parentId, createdAt, updatedAt: createdAt };
  },
);

/** Returns the product with this number: first the sample's products, then further series of the same products. */
export function productAt(number: number, fractionDigits: number): ProductInsert {
  const series = 1 + Math.floor(number / SAMPLE_PRODUCTS);
  const sample = inSeries(catalog.products[number % SAMPLE_PRODUCTS]!, series);
  const {
    categorySlug,
    price,
    compareAtPrice,
    cost,
    family: _f,
    values: _v,
    optionCount: _o,
    ...product
  } = sample;
  const random = seededRandom(`product ${product.sku}`);
  const at = FOUNDING + 10 * SECOND * catalog.categories.length;
  const createdAt = new Date(Math.floor(at + (OPENING - at) * random()));
  return {
    ...product,
    ...attributeColumnsOf(sample, series),
    id: idAt(createdAt.getTime(), number, random),
    categoryId: categoryIds.get(categorySlug)!,
    price: minorUnits(price, fractionDigits),
    compareAtPrice: compareAtPrice === null ? null : minorUnits(compareAtPrice, fractionDigits),
    cost: minorUnits(cost, fractionDigits),
    createdAt,
    updatedAt: createdAt,
  };
}

function inSeries(product: SampleProduct, series: number): SampleProduct {
  if (series === 1) return product;
  const factor = SERIES_FACTORS[(series - 1) % SERIES_FACTORS.length]!;
  const times = (price: string) => (Math.ceil(Number(price) * factor * 2) / 2).toFixed(2);
  return {
    ...product,
    sku: `${product.sku}-N${series}`,
    slug: `${product.slug}-no-${series}`,
    name: `${product.name}, No. ${series}`,
    description: `${product.description} Series No. ${series}.`,
    price: times(product.price),
    compareAtPrice: product.compareAtPrice && times(product.compareAtPrice),
    cost: times(product.cost),
  };
}

/**
 * Converts dollars and cents to minor units of a currency. The price level fits the number of fraction digits: 14.50 becomes 14.500
 * with three fraction digits, and 1450 without fraction digits.
 */
export const minorUnits = (decimal: string, fractionDigits: number): bigint =>
  BigInt(decimal.replace('.', '')) * 10n ** BigInt(Math.max(0, fractionDigits - 2));
