import { sql } from 'drizzle-orm';
import type { Database } from '../../../platform/db/client.ts';

/** Number of rows per statement. It is small, so that a statement holds its locks only briefly. */
const BATCH_SIZE = 500;

/** Computes the search words of all products again. */
export async function renewSearchTerms(db: Database): Promise<void> {
  let after: string | null = '00000000-0000-0000-0000-000000000000';
  while (after !== null) {
    const { rows }: { rows: { last: string | null }[] } = await db.execute<{ last: string | null }>(sql`
      with batch as (
        select id, name, sku, description from products where id > ${after}::uuid order by id limit ${BATCH_SIZE}
        for no key update
      ),
      search as materialized (
        select id, found.* from batch cross join lateral product_search(name, sku, description) found
      ),
      words as (
        insert into search_words
        select distinct word from search cross join lateral unnest(search.words) word order by 1
        on conflict do nothing
      ),
      renewed as (
        update products set search_terms = search.terms from search where products.id = search.id
      )
      select max(id::text) as last from batch`);
    after = rows[0]?.last ?? null;
  }
}
