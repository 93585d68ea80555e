import { eq, getColumns, getTableName, sql, Subquery, type SQL } from 'drizzle-orm';
import type { Queryable } from '../../../platform/db/client.ts';
import type { MaybeWritten } from '../../../engine/execution/json-text.ts';
import {
  canWriteJson,
  jsonBoolean,
  jsonMoney,
  jsonObject,
  jsonText,
  literal,
  nullable,
  writtenJson,
  type WriteJson,
} from '../../../platform/db/query/json-object.ts';
import { arrayOf, textRow, type TextRow, type Texts } from '../../../platform/db/query/text-row.ts';
import {
  pick,
  type FieldSelection,
  type JsonConstants,
  type JsonSelection,
} from '../../../platform/db/query/selected-columns.ts';
import {
  categories,
  productColumns,
  products,
  type CategoryRow,
  type ProductRow,
} from '../../../platform/db/schema.ts';

/** A product as read for a field: has its JSON, or the required columns and the category if it was eager-loaded. */
export type ReadProduct = ProductRow & { category?: CategoryRow | null } & MaybeWritten;

/** Writes `image`. Must return the same as the resolver, `firstImageUrl`. */
const jsonImageUrl = (
  { image, imageFile }: typeof products | typeof categories,
  { publicUrl, mediaUrl }: JsonConstants,
): WriteJson =>
  jsonText(sql`coalesce(${literal(`${mediaUrl}/`)} || ${imageFile},
    case when starts_with(${image}, '/') then ${literal(publicUrl)} || ${image} else ${image} end)`);

/** Writes the JSON of a product. If the category is selected, the statement must join it. */
export const jsonProduct = (constants: JsonConstants) => {
  const { currency } = constants;
  return jsonObject({
    name: 'Product',
    columns: productColumns,
    others: {
      price: jsonMoney(productColumns.price.sql, currency),
      compareAtPrice: nullable(products.compareAtPrice, jsonMoney(products.compareAtPrice, currency)),
      inStock: jsonBoolean(sql`${products.stock} > 0`),
      image: jsonImageUrl(products, constants),
      category: nullable(
        categories.id,
        jsonObject({
          name: 'Category',
          columns: getColumns(categories),
          others: { image: jsonImageUrl(categories, constants) },
        }),
      ),
    },
  });
};

export const canWriteProduct = (json: JsonSelection): boolean =>
  canWriteJson(jsonProduct(json.constants), json);

const packCategory = ({ columns }: FieldSelection): TextRow<CategoryRow> =>
  textRow(categories.id, pick(getColumns(categories), columns));

/** Makes the rows of a statement selectable like the table `products`. Drizzle has no type for such a table. */
const productsOf = (rows: SQL) =>
  new Subquery(rows, productColumns, getTableName(products)) as unknown as typeof products;

/**
 * Selects the JSON of products if SQL can write it, or else the columns that a field requires. Adds the columns in `always` and the
 * expressions in `more`. `rows` is a statement that selects the rows of products to read; without it, all rows are read.
 */
export function selectProducts<More extends Record<string, SQL.Aliased>>(
  db: Queryable,
  { columns, eagerLoads: { category }, json }: FieldSelection,
  always: readonly (keyof typeof productColumns)[],
  more: More,
  rows?: SQL,
) {
  const from = rows ? productsOf(rows) : products;
  const written = json && writtenJson(jsonProduct(json.constants), json);
  const own = {
    ...pick(productColumns, written ? [] : columns, always),
    ...more,
    ...(written && { json: written }),
  };
  const alone = () => db.select(own).from(from).$dynamic();
  if (!category) return alone();
  const packed = packCategory(category);
  const packedCategory = sql<Texts>`to_json(${arrayOf(packed)})`
    .mapWith((texts: Texts) => packed.read(texts, 0))
    .as('category');
  // Uses a plain join. A lateral join takes 1.5 times as long, and a subselect among the columns takes twice as long.
  const joined = db
    .select(written ? own : { ...own, category: packedCategory })
    .from(from)
    .leftJoin(categories, eq(categories.id, products.categoryId))
    .$dynamic();
  return joined as unknown as ReturnType<typeof alone>;
}

/** Selects a product in a statement that joins it to other rows. Includes its category if the category is eager-loaded. */
export const packProduct = ({ columns, eagerLoads: { category } }: FieldSelection): TextRow<ReadProduct> =>
  textRow(products.id, pick(productColumns, columns), { category: category && packCategory(category) });
