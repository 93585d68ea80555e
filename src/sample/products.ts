import type { categories, products, TaxClass } from '../platform/db/schema.ts';
import { FOUNDING, OPENING, SECOND } from './calendar.ts';
import { sampleCatalogue, type SampleProduct } from './catalogue.ts';
import { idAt } from './ids.ts';
import { seededRandom } from './random.ts';

type CategoryInsert = typeof categories.$inferInsert & { id: string };
export type ProductInsert = typeof products.$inferInsert & {
  id: string;
  categoryId: string;
  taxClass: TaxClass;
  createdAt: Date;
};

/** What a range of products may vary on beyond the sample's own. */
const SERIES_FACTORS = [1, 0.9, 1.05, 1.2, 0.85, 1.1, 1.35];

const catalogue = sampleCatalogue();
export const SAMPLE_PRODUCTS = catalogue.products.length;

const categoryIds = new Map(
  catalogue.categories.map(({ slug }, index) => [
    slug,
    idAt(FOUNDING + index * SECOND, index, seededRandom(slug)),
  ]),
);

export const sampleCategories: CategoryInsert[] = catalogue.categories.map(
  ({ parentSlug, slug, ...category }, index) => {
    const createdAt = new Date(FOUNDING + index * SECOND);
    const id = categoryIds.get(slug)!;
    const parentId = parentSlug === null ? null : categoryIds.get(parentSlug)!;
    return { ...category, id, slug, parentId, createdAt, updatedAt: createdAt };
  },
);

/** The product of a number: the sample's first, then the same things in a second series, a third and so on. */
export function productAt(number: number, fractionDigits: number): ProductInsert {
  const series = 1 + Math.floor(number / SAMPLE_PRODUCTS);
  const { categorySlug, price, compareAtPrice, cost, ...product } = inSeries(
    catalogue.products[number % SAMPLE_PRODUCTS]!,
    series,
  );
  const random = seededRandom(`product ${product.sku}`);
  const at = FOUNDING + 10 * SECOND * catalogue.categories.length;
  const createdAt = new Date(Math.floor(at + (OPENING - at) * random()));
  return {
    ...product,
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
 * Dollars and cents as an amount of another currency that reads alike: 14.50 is 14.500 with three digits after the point,
 * and 1450 with none, where an amount has more digits for the same worth.
 */
export const minorUnits = (decimal: string, fractionDigits: number): bigint =>
  BigInt(decimal.replace('.', '')) * 10n ** BigInt(Math.max(0, fractionDigits - 2));
