import { eq, getColumns, getTableName, sql, Subquery, type SQL } from 'drizzle-orm';
import type { Queryable } from '../../../platform/db/client.ts';
import { arrayOf, textRow, type TextRow, type Texts } from '../../../platform/db/query/text-row.ts';
import { pick, type FieldSelection } from '../../../platform/db/query/selected-columns.ts';
import {
  categories,
  productColumns,
  products,
  type CategoryRow,
  type ProductRow,
} from '../../../platform/db/schema.ts';

/** A product read for a field: only the required columns, and the category if it was eager-loaded. */
export type ReadProduct = ProductRow & { category?: CategoryRow | null };

const packCategory = ({ columns }: FieldSelection): TextRow<CategoryRow> =>
  textRow(categories.id, pick(getColumns(categories), columns));

/** Lets the result of a statement be read like the table. Drizzle has no type for it. */
const productsOf = (rows: SQL) =>
  new Subquery(rows, productColumns, getTableName(products)) as unknown as typeof products;

/**
 * Selects the columns of products that a field requires, plus the columns in `always` and the expressions in `more`. `rows` is a
 * statement that selects the rows of products to read; without it, all rows are read.
 */
export function selectProducts<More extends Record<string, SQL.Aliased>>(
  db: Queryable,
  { columns, eagerLoads: { category } }: FieldSelection,
  always: readonly (keyof typeof productColumns)[],
  more: More,
  rows?: SQL,
) {
  const from = rows ? productsOf(rows) : products;
  const own = { ...pick(productColumns, columns, always), ...more };
  const alone = () => db.select(own).from(from).$dynamic();
  if (!category) return alone();
  const packed = packCategory(category);
  const packedCategory = sql<Texts>`to_json(${arrayOf(packed)})`
    .mapWith((texts: Texts) => packed.read(texts, 0))
    .as('category');
  // A plain join: PostgreSQL takes half as long again with a lateral one, and twice as long with a subselect among the columns.
  const joined = db
    .select({ ...own, category: packedCategory })
    .from(from)
    .leftJoin(categories, eq(categories.id, products.categoryId))
    .$dynamic();
  return joined as unknown as ReturnType<typeof alone>;
}

/** For statements that join a product to other rows, with its category if that is eager-loaded. */
export const packProduct = ({ columns, eagerLoads: { category } }: FieldSelection): TextRow<ReadProduct> =>
  textRow(products.id, pick(productColumns, columns), { category: category && packCategory(category) });
