import { eq, getColumns, sql, type SQL } from 'drizzle-orm';
import type { Queryable } from '../../../platform/db/client.ts';
import { jsonRow, type JsonRow } from '../../../platform/db/query/json-row.ts';
import { pick, type FieldSelection } from '../../../platform/db/query/selected-columns.ts';
import {
  categories,
  productColumns,
  products,
  type CategoryRow,
  type ProductRow,
} from '../../../platform/db/schema.ts';

/** A product as it was read for a field: with the columns that are asked for, and its category where it came along. */
export type ReadProduct = ProductRow & { category?: CategoryRow | null };

const packCategory = ({ columns }: FieldSelection): JsonRow<CategoryRow> =>
  jsonRow(categories.id, pick(getColumns(categories), columns));

/** Selects products as a field asks for them, and `always` these columns of them, and what `more` says. */
export function selectProducts<More extends Record<string, SQL.Aliased>>(
  db: Queryable,
  { columns, eagerLoads: { category } }: FieldSelection,
  always: readonly (keyof ProductRow)[],
  more: More,
) {
  const own = { ...pick(productColumns, columns, always), ...more };
  const alone = () => db.select(own).from(products).$dynamic();
  if (!category) return alone();
  const packed = packCategory(category);
  // By a join: as a select of its own among the columns, PostgreSQL takes twice as long for the whole page.
  const along = db
    .select({ category: sql<unknown[]>`${packed.values}`.mapWith(packed.read).as('category') })
    .from(categories)
    .where(eq(categories.id, products.categoryId))
    .as('along');
  const joined = db
    .select({ ...own, category: along.category })
    .from(products)
    .leftJoinLateral(along, sql`true`)
    .$dynamic();
  return joined as unknown as ReturnType<typeof alone>;
}

/** For statements that join the product of something else, and the product's category where that comes along. */
export const packProduct = ({ columns, eagerLoads: { category } }: FieldSelection): JsonRow<ReadProduct> =>
  jsonRow(products.id, pick(productColumns, columns), { category: category && packCategory(category) });
