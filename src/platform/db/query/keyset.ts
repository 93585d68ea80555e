import { placeholder, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { Page } from '../../graphql/paging.ts';

/** What of a page its statement's text depends on. */
export type PageForm = { backward: boolean; from: boolean };

export const pageForm = ({ backward, from }: Page): PageForm => ({ backward, from: from !== null });

/** The values of a page's placeholders. One row more is read than was asked for, to learn whether the list goes on. */
export const pageValues = ({ limit, from }: Page) => ({
  limit: limit + 1,
  fromKey: from?.key,
  fromId: from?.id,
});

/** The text that a cursor holds; each list casts it to what it sorts by. */
export const fromKey = placeholder('fromKey');

/** `by` and then `id`, both in one direction; `from` is the cursor's key as `by` compares with it. */
export type Sorting = { by: SQL; id: SQLWrapper; from: SQL; descending: boolean };

/** The clauses of a page of a sorted list: seeks to the cursor's row instead of counting up to it. */
export function keyset({ by, id, from, descending }: Sorting, form: PageForm) {
  const down = descending !== form.backward;
  const direction = sql.raw(down ? 'desc' : 'asc');
  const comparison = sql.raw(down ? '<' : '>');
  return {
    seekCondition: form.from
      ? sql`(${by}, ${id}) ${comparison} (${from}, ${placeholder('fromId')}::uuid)`
      : undefined,
    orderBy: [sql`${by} ${direction}`, sql`${id} ${direction}`] as const,
    /** The same order, as no index has it. */
    sorted: sql`(${by}, ${id}) ${direction}`,
    limit: placeholder('limit'),
  };
}
