import { eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../../platform/db/client.ts';
import { timeOrderedList } from '../../../platform/db/query/sorted-list.ts';
import { searchSynonyms, type SearchSynonymsRow } from '../../../platform/db/schema.ts';

export const findSynonyms = timeOrderedList({
  table: searchSynonyms,
  name: 'CREATED_AT',
  by: searchSynonyms.createdAt,
  instantOf: (row) => row.createdAt,
  filters: {},
});

/** Returns the key of each text: the form in which the search compares whole texts. The key of a text without words is empty. */
export async function searchKeysOf(db: Queryable, texts: readonly string[]): Promise<string[]> {
  const { rows } = await db.execute<{ key: string }>(sql`
    select search_key(text) as key from unnest(${sql.param(texts)}::text[]) with ordinality given(text, n) order by n`);
  return rows.map(({ key }) => key);
}

export const countSynonyms = (tx: Transaction): Promise<number> => tx.$count(searchSynonyms);

export async function insertSynonyms(
  tx: Transaction,
  values: typeof searchSynonyms.$inferInsert,
): Promise<SearchSynonymsRow> {
  const [row] = await tx.insert(searchSynonyms).values(values).returning();
  return row!;
}

export async function lockSynonyms(tx: Transaction, id: string): Promise<SearchSynonymsRow | null> {
  const [row] = await tx.select().from(searchSynonyms).where(eq(searchSynonyms.id, id)).for('update');
  return row ?? null;
}

export async function updateSynonymsRow(
  tx: Transaction,
  id: string,
  values: Pick<SearchSynonymsRow, 'terms' | 'keys'>,
): Promise<SearchSynonymsRow> {
  const [row] = await tx
    .update(searchSynonyms)
    .set({ ...values, updatedAt: sql`now()` })
    .where(eq(searchSynonyms.id, id))
    .returning();
  return row!;
}

export const deleteSynonymsRow = (tx: Transaction, id: string) =>
  tx.delete(searchSynonyms).where(eq(searchSynonyms.id, id));
