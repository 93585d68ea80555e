import { asc, sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/db/client.ts';
import { categories, isPublished, products } from '../../platform/db/schema.ts';

export type SitemapEntry = { slug: string; updatedAt: Date };

/** Products per file. Search engines accept up to 50,000. */
const FILE_SIZE = 10_000;

/** Returns the id of the first product of each file. */
export async function sitemapFiles(db: Queryable): Promise<string[]> {
  const numbered = db
    .select({
      id: products.id,
      position: sql<number>`row_number() over (order by ${products.id})`.as('position'),
    })
    .from(products)
    .where(isPublished)
    .as('numbered');
  const rows = await db
    .select({ id: numbered.id })
    .from(numbered)
    .where(sql`${numbered.position} % ${FILE_SIZE} = 1`)
    .orderBy(asc(numbered.id));
  return rows.map(({ id }) => id);
}

/** Returns the products of the file that starts with this id. */
export const sitemapProducts = (db: Queryable, firstId: string): Promise<SitemapEntry[]> =>
  db
    .select({ slug: products.slug, updatedAt: products.updatedAt })
    .from(products)
    .where(sql`${isPublished} and ${products.id} >= ${firstId}`)
    .orderBy(asc(products.id))
    .limit(FILE_SIZE);

export const sitemapCategories = (db: Queryable): Promise<SitemapEntry[]> =>
  db
    .select({ slug: categories.slug, updatedAt: categories.updatedAt })
    .from(categories)
    .orderBy(asc(categories.id))
    .limit(FILE_SIZE);
