import { and, eq, placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable } from '../db/client.ts';
import { fromKey, keyset, pageForm, pageValues, type PageForm } from '../db/keyset.ts';
import { taxRates, type TaxClass, type TaxRateRow } from '../db/schema.ts';
import type { Page, SortOrder } from '../graphql/paging.ts';

/** Which rates: all that is not null must hold. */
export type TaxRateList = { country: string | null; taxClass: TaxClass | null };

export const LATEST_FIRST: SortOrder<TaxRateRow> = {
  name: 'VALID_FROM',
  key: 'instant',
  keyOf: (rate) => rate.validFrom.toISOString(),
};

const shapeOf = (list: TaxRateList) => ({ country: list.country !== null, taxClass: list.taxClass !== null });
type Shape = ReturnType<typeof shapeOf>;

const conditions = (shape: Shape) =>
  and(
    shape.country ? eq(taxRates.country, placeholder('country')) : undefined,
    shape.taxClass ? eq(taxRates.taxClass, placeholder('taxClass')) : undefined,
  );

const SORTING = {
  by: sql`${taxRates.validFrom}`,
  id: taxRates.id,
  from: sql`${fromKey}::timestamptz`,
  descending: true,
};

const findPage = prepared((db, shape: Shape & PageForm) => {
  const { beyond, orderBy, limit } = keyset(SORTING, shape);
  return db
    .select()
    .from(taxRates)
    .where(and(conditions(shape), beyond))
    .orderBy(...orderBy)
    .limit(limit);
});

/** One row more than the page's limit, where there is one. */
export const taxRatePage = (db: Queryable, list: TaxRateList, page: Page): Promise<TaxRateRow[]> =>
  findPage(db, { ...shapeOf(list), ...pageForm(page) }).execute({ ...list, ...pageValues(page) });

const findCount = prepared((db, shape: Shape) =>
  db
    .select({ count: sql<number>`count(*)::int` })
    .from(taxRates)
    .where(conditions(shape)),
);

export async function countTaxRates(db: Queryable, list: TaxRateList): Promise<number> {
  const [row] = await findCount(db, shapeOf(list)).execute(list);
  return row?.count ?? 0;
}
