import { and, eq, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable } from '../db/client.ts';
import { fromKey, keyset, pageForm, pageValues, type PageForm } from '../db/keyset.ts';
import { discountCodes, type DiscountCodeRow } from '../db/schema.ts';
import type { Page, SortOrder } from '../graphql/paging.ts';

/** Which codes: all that is not null must hold. */
export type DiscountCodeList = { code: string | null; isActive: boolean | null };

export const NEWEST_FIRST: SortOrder<DiscountCodeRow> = {
  name: 'CREATED_AT',
  key: 'instant',
  keyOf: (code) => code.createdAt.toISOString(),
};

const shapeOf = (list: DiscountCodeList) => ({ code: list.code !== null, isActive: list.isActive !== null });
type Shape = ReturnType<typeof shapeOf>;

const conditions = (shape: Shape) =>
  and(
    shape.code ? eq(discountCodes.code, placeholder('code')) : undefined,
    shape.isActive ? eq(discountCodes.isActive, placeholder('isActive')) : undefined,
  );

const SORTING = {
  by: sql`${discountCodes.createdAt}`,
  id: discountCodes.id,
  from: sql`${fromKey}::timestamptz`,
  descending: true,
};

const findPage = prepared((db, shape: Shape & PageForm) => {
  const { beyond, orderBy, limit } = keyset(SORTING, shape);
  return db
    .select()
    .from(discountCodes)
    .where(and(conditions(shape), beyond))
    .orderBy(...orderBy)
    .limit(limit);
});

/** One row more than the page's limit, where there is one. */
export const discountCodePage = (
  db: Queryable,
  list: DiscountCodeList,
  page: Page,
): Promise<DiscountCodeRow[]> =>
  findPage(db, { ...shapeOf(list), ...pageForm(page) }).execute({ ...list, ...pageValues(page) });

const findCount = prepared((db, shape: Shape) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(discountCodes)
    .where(conditions(shape)),
);

export async function countDiscountCodes(db: Queryable, list: DiscountCodeList): Promise<number> {
  const [row] = await findCount(db, shapeOf(list)).execute(list);
  return row?.count ?? 0;
}
