import { placeholder, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { Page } from '../../graphql/paging.ts';

/** The properties of a page that change the text of its statement. */
export type PageForm = { backward: boolean; from: boolean; hasCursors: boolean };

export const pageForm = ({ backward, from, hasCursors }: Page): PageForm => ({
  backward,
  from: from !== null,
  hasCursors,
});

/** Returns the values of a page's placeholders. Reads one extra row if the client asks whether the list continues. */
export const pageValues = ({ limit, from, hasInfo }: Page) => ({
  limit: hasInfo ? limit + 1 : limit,
  fromKey: from?.key,
  fromId: from?.id,
});

/** The sort value of the cursor, as text. Each list casts it to the type of its sort expression. */
export const fromKey = placeholder('fromKey');

/** Sorts by `by` and then `id`, both in one direction. `from` is the cursor's sort value, with the type of `by`. */
type Sorting = { by: SQL; id: SQLWrapper; from: SQL; descending: boolean };

/** Returns the clauses of a page of a sorted list. They seek to the cursor's row instead of skipping rows (keyset paging). */
export function keyset({ by, id, from, descending }: Sorting, form: PageForm) {
  const down = descending !== form.backward;
  const direction = sql.raw(down ? 'desc' : 'asc');
  const comparison = sql.raw(down ? '<' : '>');
  return {
    seekCondition: form.from
      ? sql`(${by}, ${id}) ${comparison} (${from}, ${placeholder('fromId')}::uuid)`
      : undefined,
    orderBy: [sql`${by} ${direction}`, sql`${id} ${direction}`] as const,
    /** The same order, as an expression that no index supports: PostgreSQL must sort the rows. */
    unindexedOrder: sql`(${by}, ${id}) ${direction}`,
    limit: placeholder('limit'),
  };
}
