import { getColumns, sql } from 'drizzle-orm';
import { pack, type Packed } from '../db/packed.ts';
import { pick, type Reads } from '../db/reads.ts';
import { categories, productColumns, products, type CategoryRow, type ProductRow } from '../db/schema.ts';

/** A product as it was read for a field: with the columns that are asked for, and its category where it came along. */
export type ReadProduct = ProductRow & { category?: CategoryRow | null };

const packCategory = ({ columns }: Reads): Packed<CategoryRow> =>
  pack(categories.id, pick(getColumns(categories), columns));

/** What is selected of products for a field, and `always`. */
export function productFields(
  { columns, along: { category } }: Reads,
  always: readonly (keyof ProductRow)[],
) {
  const own = pick(productColumns, columns, always);
  if (!category) return own;
  const packed = packCategory(category);
  return {
    ...own,
    category: sql<unknown[]>`(
      select ${packed.values} from ${categories} where ${categories.id} = ${products.categoryId}
    )`
      .mapWith(packed.read)
      .as('category'),
  };
}

/** For statements that join the product of something else, and the product's category where that comes along. */
export const packProduct = ({ columns, along: { category } }: Reads): Packed<ReadProduct> =>
  pack(products.id, pick(productColumns, columns), { category: category && packCategory(category) });
