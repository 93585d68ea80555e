import { sql } from 'drizzle-orm';
import type { Database } from '../../../platform/db/client.ts';

/** Rows of one statement, so that it holds its locks only briefly. */
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
      words as (
        insert into search_words
        select distinct word from batch cross join lateral product_search_words(name, sku, description) word order by 1
        on conflict do nothing
      ),
      renewed as (
        update products set search_terms = product_search_terms(batch.name, batch.sku, batch.description)
        from batch where products.id = batch.id
      )
      select max(id::text) as last from batch`);
    after = rows[0]?.last ?? null;
  }
}
