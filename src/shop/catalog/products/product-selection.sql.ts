import { eq, getColumns, sql, type SQL } from 'drizzle-orm';
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

/** Selects the columns of products that a field requires, plus the columns in `always` and the expressions in `more`. */
export function selectProducts<More extends Record<string, SQL.Aliased>>(
  db: Queryable,
  { columns, eagerLoads: { category } }: FieldSelection,
  always: readonly (keyof typeof productColumns)[],
  more: More,
) {
  const own = { ...pick(productColumns, columns, always), ...more };
  const alone = () => db.select(own).from(products).$dynamic();
  if (!category) return alone();
  const packed = packCategory(category);
  // A join: with a subselect among the columns, PostgreSQL takes twice as long for the whole page.
  const joinedCategory = db
    .select({
      category: sql<Texts>`to_json(${arrayOf(packed)})`
        .mapWith((texts: Texts) => packed.read(texts, 0))
        .as('category'),
    })
    .from(categories)
    .where(eq(categories.id, products.categoryId))
    .as('joined_category');
  const joined = db
    .select({ ...own, category: joinedCategory.category })
    .from(products)
    .leftJoinLateral(joinedCategory, sql`true`)
    .$dynamic();
  return joined as unknown as ReturnType<typeof alone>;
}

/** For statements that join a product to other rows, with its category if that is eager-loaded. */
export const packProduct = ({ columns, eagerLoads: { category } }: FieldSelection): TextRow<ReadProduct> =>
  textRow(products.id, pick(productColumns, columns), { category: category && packCategory(category) });
