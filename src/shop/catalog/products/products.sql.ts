import { and, asc, eq, isNull, placeholder, sql } from 'drizzle-orm';
import { rowsByKeys } from '../../../platform/db/query/by-key.ts';
import { prepared, type Changes, type Queryable, type Transaction } from '../../../platform/db/client.ts';
import { ALL_COLUMNS, type FieldSelection } from '../../../platform/db/query/selected-columns.ts';
import { productColumns, products, type ProductRow } from '../../../platform/db/schema.ts';
import { coalesceReads } from '../../../platform/db/query/coalesce-reads.ts';
import { selectProducts, type ReadProduct } from './product-selection.sql.ts';

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

type KeyForm = { by: ProductKey['by']; reads: FieldSelection };

const findByKeys = prepared((db, { by, reads }: KeyForm) => {
  const type = sql.raw(by === 'id' ? 'uuid' : 'text');
  // A deleted product's slug and SKU may have been taken by another, which then counts.
  const ids = sql`
    select one.id from unnest(${placeholder('keys')}::${type}[]) wanted(key) cross join lateral (
      select ${products.id} as id from ${products} where ${products[by]} = wanted.key
      order by ${products.deletedAt} desc nulls first limit 1) one`;
  return selectProducts(db, reads, ['id', by, 'isActive', 'deletedAt'], {}).where(
    sql`${products.id} = any(array(${ids}))`,
  );
});

/** Products are the same for whoever asks: those of all requests that come at once are one statement. */
const productsByKeys = coalesceReads(
  async (db, keys: readonly string[], form: KeyForm): Promise<readonly (ReadProduct | null)[]> => {
    const found = await findByKeys(db, form).execute({ keys: [...new Set(keys)] });
    return rowsByKeys(keys, found, (product) => product[form.by]);
  },
);

export const productByKey = (
  db: Queryable,
  { by, value }: ProductKey,
  reads: FieldSelection = ALL_COLUMNS,
): Promise<ReadProduct | null> => productsByKeys(db, value, { by, reads });

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
