import type { productCategories, relatedProducts } from '../platform/db/schema.ts';
import { SAMPLE_NOW } from './calendar.ts';
import { sampleCategories, type ProductInsert } from './products.ts';

/** Families whose prices are a fifth lower from the sample's "now" on. */
const ON_SALE = ['TEA', 'CUS', 'WIN', 'NBK'];

/** Families with a rule for the quantities of a line. */
const QUANTITIES: Record<string, { minQuantity?: number; maxQuantity?: number; quantityStep?: number }> = {
  DIN: { minQuantity: 2, quantityStep: 2 },
  CPN: { minQuantity: 3, quantityStep: 3, maxQuantity: 30 },
  TEN: { maxQuantity: 4 },
  SLP: { maxQuantity: 8 },
};

/** Families that are also in a second category, by its slug. None of them is on sale, so their price is the current one. */
const ALSO_IN: Record<string, string> = {
  ESP: 'coffee-makers',
  ENM: 'mugs-cups',
  BLK: 'camp-furniture',
  BOT: 'tumblers',
  WSB: 'packing-cubes',
};

const RELATED_FAMILIES = 4;

const familyOf = (sku: string) => sku.split('-')[0]!;

/** Adds a sale price and rules for quantities. Products in the sample's cart get neither. */
export function withSelling<Product extends ProductInsert>(product: Product, isInCart: boolean) {
  const family = isInCart ? '' : familyOf(product.sku);
  const isOnSale = ON_SALE.includes(family) && product.compareAtPrice === null;
  const { minQuantity = 1, maxQuantity = null, quantityStep = 1 } = QUANTITIES[family] ?? {};
  return {
    ...product,
    salePrice: isOnSale ? (product.price * 4n) / 5n : null,
    saleStartsAt: isOnSale ? new Date(SAMPLE_NOW) : null,
    minQuantity,
    maxQuantity,
    quantityStep,
  };
}

/** Relates each product to one product from each of the next families in the catalog. */
export function sampleRelations(items: readonly ProductInsert[]): (typeof relatedProducts.$inferInsert)[] {
  const byCode = new Map<string, ProductInsert[]>();
  for (const item of items) byCode.set(familyOf(item.sku), [...(byCode.get(familyOf(item.sku)) ?? []), item]);
  const families = [...byCode.values()];
  return families.flatMap((family, index) =>
    family.flatMap(({ id }, number) =>
      Array.from({ length: RELATED_FAMILIES }, (_, position) => {
        const others = families[(index + position + 1) % families.length]!;
        return { productId: id, relatedId: others[number % others.length]!.id, position: position + 1 };
      }),
    ),
  );
}

/** Puts products into second categories, in the order of the catalog. */
export function sampleOtherCategories(
  items: readonly ProductInsert[],
): (typeof productCategories.$inferInsert)[] {
  const idBySlug = new Map(sampleCategories.map(({ slug, id }) => [slug, id]));
  return items.flatMap(({ id, sku, name, price, createdAt }) => {
    const slug = ALSO_IN[familyOf(sku)];
    return slug === undefined
      ? []
      : { productId: id, categoryId: idBySlug.get(slug)!, createdAt, name, price };
  });
}
