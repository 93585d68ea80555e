import { and, asc, eq, isNull, or, placeholder, sql, type SQL } from 'drizzle-orm';
import { rowsByKeys } from '../../../platform/db/query/by-key.ts';
import { prepared, type Changes, type Queryable, type Transaction } from '../../../platform/db/client.ts';
import { ALL_COLUMNS, type FieldSelection } from '../../../platform/db/query/selected-columns.ts';
import { productCategories, productColumns, products, type ProductRow } from '../../../platform/db/schema.ts';
import { coalesceReads } from '../../../platform/db/query/coalesce-reads.ts';
import { selectProducts, type ReadProduct } from './product-selection.sql.ts';
import type { RequestedSale } from './selling-input.ts';

export type ProductKey = { by: 'id' | 'slug' | 'sku'; value: string };

/** A product with all columns that its price depends on: discounts consider all of its categories. */
export type PricedProduct = ProductRow & { otherCategoryIds: string[] };

// Is read like `valueIds`, which is also an array of ids.
const otherCategoryIds = sql`array(
  select ${productCategories.categoryId} from ${productCategories} where ${productCategories.productId} = ${products.id})`
  .mapWith(products.valueIds)
  .as('other_category_ids');

export const pricedProductColumns = { ...productColumns, otherCategoryIds };

const findProducts = prepared((db) =>
  db
    .select(pricedProductColumns)
    .from(products)
    .where(sql`${products.id} = any(${placeholder('ids')})`),
);

export const productsByIds = (db: Queryable, ids: readonly string[]): Promise<PricedProduct[]> =>
  findProducts(db).execute({ ids });

type KeyShape = { by: ProductKey['by']; selection: FieldSelection };

/**
 * The ids of the products with these slugs or SKUs. A newer product may have the slug or SKU of deleted products. Selects the
 * product that is not deleted. If all are deleted, selects the product that was deleted last.
 */
const newestIds = (by: 'slug' | 'sku') => sql`array(
  select one.id from unnest(${placeholder('keys')}::text[]) requested(key) cross join lateral (
    select ${products.id} as id from ${products} where ${products[by]} = requested.key
    order by ${products.deletedAt} desc nulls first limit 1) one)`;

const findByKeys = prepared((db, { by, selection }: KeyShape) => {
  const ids = by === 'id' ? placeholder('keys') : newestIds(by);
  return selectProducts(db, selection, ['id', by, 'isPublished'], {}).where(
    sql`${products.id} = any(${ids})`,
  );
});

/** Products do not depend on the viewer, so concurrent requests share one statement. */
const sharedProduct = coalesceReads(
  async (db, keys: readonly string[], shape: KeyShape): Promise<readonly (ReadProduct | null)[]> => {
    const rows = await findByKeys(db, shape).execute({ keys: [...new Set(keys)] });
    return rowsByKeys(keys, rows, (product) => product[shape.by]);
  },
);

export const productByKey = (
  db: Queryable,
  { by, value }: ProductKey,
  selection: FieldSelection = ALL_COLUMNS,
): Promise<ReadProduct | null> => sharedProduct(db, value, { by, selection });

/** Returns the given slugs that products have. Ignores deleted products. */
export async function takenProductSlugs(db: Queryable, slugs: string[]): Promise<string[]> {
  const taken = and(sql`${products.slug} = any(${sql.param(slugs)})`, isNull(products.deletedAt));
  const rows = await db.select({ slug: products.slug }).from(products).where(taken);
  return rows.map(({ slug }) => slug);
}

/** Returns the given SKUs that products have. Ignores deleted products. */
export async function takenSkus(db: Queryable, skus: string[]): Promise<string[]> {
  const taken = and(sql`${products.sku} = any(${sql.param(skus)})`, isNull(products.deletedAt));
  const rows = await db.select({ sku: products.sku }).from(products).where(taken);
  return rows.map(({ sku }) => sku);
}

/** The columns to write. The start of a sale can be an SQL expression, so that the database computes it. */
type ProductValues = Omit<typeof products.$inferInsert, 'saleStartsAt'> & {
  saleStartsAt?: Date | SQL | null | undefined;
};

/**
 * Returns the columns of a requested sale. A new sale must not start in the past, because the price history would become wrong. If
 * the product already has a sale with this start, the start stays unchanged.
 */
export const saleColumns = (
  { amount, startsAt, endsAt }: RequestedSale,
  before: Pick<ProductRow, 'saleStartsAt'> | null,
) => ({
  salePrice: amount,
  saleStartsAt:
    startsAt && before?.saleStartsAt?.getTime() === startsAt.getTime()
      ? startsAt
      : sql`greatest(${startsAt?.toISOString() ?? null}::timestamptz, date_trunc('milliseconds', now()))`,
  saleEndsAt: endsAt,
});

export async function insertProduct(tx: Queryable, values: ProductValues): Promise<ProductRow> {
  const [product] = await tx.insert(products).values(values).returning(productColumns);
  return product!;
}

export async function updateProductRow(
  tx: Transaction,
  id: string,
  values: Changes<ProductValues>,
): Promise<ProductRow> {
  const [product] = await tx
    .update(products)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(products.id, id))
    .returning(productColumns);
  return product!;
}

/** Waits for concurrent orders and changes of the product. Returns null if it does not exist or is deleted. */
export async function lockProduct(tx: Transaction, id: string): Promise<ProductRow | null> {
  const [product] = await tx
    .select(productColumns)
    .from(products)
    .where(and(eq(products.id, id), isNull(products.deletedAt)))
    .for('no key update');
  return product ?? null;
}

/** Waits for concurrent orders and changes of the products. Locks them in id order, as all other code does, to avoid deadlocks. */
export const lockProducts = (tx: Transaction, ids: readonly string[]) =>
  tx
    .select({ id: products.id })
    .from(products)
    .where(sql`${products.id} = any(${sql.param(ids)})`)
    .orderBy(asc(products.id))
    .for('no key update');

/** The products to lock, by id, slug or SKU. */
export type ProductKeys = Record<ProductKey['by'], readonly string[]>;

/** Locks the products with these ids, slugs or SKUs that are not deleted, in id order. */
export async function lockProductsByKeys(
  tx: Transaction,
  { id = [], slug = [], sku = [] }: Partial<ProductKeys>,
): Promise<ProductRow[]> {
  if (id.length + slug.length + sku.length === 0) return [];
  const hasKey = or(
    id.length > 0 ? sql`${products.id} = any(${sql.param(id)}::uuid[])` : undefined,
    slug.length > 0 ? sql`${products.slug} = any(${sql.param(slug)}::text[])` : undefined,
    sku.length > 0 ? sql`${products.sku} = any(${sql.param(sku)}::text[])` : undefined,
  );
  return tx
    .select(productColumns)
    .from(products)
    .where(and(isNull(products.deletedAt), hasKey))
    .orderBy(asc(products.id))
    .for('no key update');
}

export const insertProducts = (
  tx: Queryable,
  rows: (typeof products.$inferInsert)[],
): Promise<ProductRow[]> => tx.insert(products).values(rows).returning(productColumns);
