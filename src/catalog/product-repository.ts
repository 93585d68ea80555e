import { and, asc, eq, isNull, placeholder, sql } from 'drizzle-orm';
import { prepared, type Changes, type Queryable, type Transaction } from '../db/client.ts';
import { productColumns, products, type ProductRow } from '../db/schema.ts';

type ProductKey = { by: 'id' | 'slug' | 'sku'; value: string };

/** Without parameters: the planner knows then that most are. */
export const onSale = and(sql`${products.isActive}`, isNull(products.deletedAt));

const findProducts = prepared((db) =>
  db
    .select(productColumns)
    .from(products)
    .where(sql`${products.id} = any(${placeholder('ids')})`),
);

export const productsByIds = (db: Queryable, ids: readonly string[]) => findProducts(db).execute({ ids });

const findProduct = prepared((db, by: ProductKey['by']) =>
  db
    .select(productColumns)
    .from(products)
    .where(eq(products[by], placeholder('key')))
    // A deleted product's slug and SKU may have been taken by another, which then counts.
    .orderBy(sql`${products.deletedAt} desc nulls first`)
    .limit(1),
);

export async function productByKey(db: Queryable, { by, value }: ProductKey): Promise<ProductRow | null> {
  const [product] = await findProduct(db, by).execute({ key: value });
  return product ?? null;
}

export async function insertProduct(
  tx: Queryable,
  values: typeof products.$inferInsert,
): Promise<ProductRow> {
  const [product] = await tx.insert(products).values(values).returning(productColumns);
  return product!;
}

export async function changeProduct(
  tx: Transaction,
  id: string,
  values: Changes<typeof products.$inferInsert>,
): Promise<ProductRow> {
  const [product] = await tx
    .update(products)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(products.id, id))
    .returning(productColumns);
  return product!;
}

/** Waits for whoever is selling, counting or changing the product; null where there is none, or it is deleted. */
export async function lockProduct(tx: Transaction, id: string): Promise<ProductRow | null> {
  const [product] = await tx
    .select(productColumns)
    .from(products)
    .where(and(eq(products.id, id), isNull(products.deletedAt)))
    .for('no key update');
  return product ?? null;
}

/** Waits for whoever is changing or selling these, in the order of their ids, as everyone does who takes several. */
export const lockProducts = (tx: Transaction, ids: readonly string[]) =>
  tx
    .select({ id: products.id })
    .from(products)
    .where(sql`${products.id} = any(${sql.param(ids)})`)
    .orderBy(asc(products.id))
    .for('no key update');
