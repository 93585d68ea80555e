import { and, placeholder, sql, type SQL } from 'drizzle-orm';
import { pageIds } from '../../../platform/db/query/page-ids.ts';
import { products } from '../../../platform/db/schema.ts';
import { ofEachSource, type CategorySource } from './category-sources.sql.ts';
import { conditions, rootsOf, withTreeReadOnce, type Root } from './product-filter.sql.ts';
import { keyInCategory, pageClauses, scanClauses, type PageShape } from './product-sort.sql.ts';

/** Up to this number of categories, reading the page of each category from its index is faster than a scan of the whole list. */
const MAX_SMALL_TREE = 50;

const limit = sql`${placeholder('limit')}`;

/**
 * Selects the rows of a page of one category, without its subcategories. Selects whole rows instead of ids: reading the rows again
 * by their ids would take more than half of the time.
 */
export function productRowsOfCategory(shape: PageShape, category: SQL): SQL {
  const [, ...otherRoots] = rootsOf(shape);
  const where = conditions(shape, otherRoots);
  return ofEachSource((source) => firstProductsOf(source, shape, category, where)(limit, sql`${products}.*`));
}

/**
 * Selects the ids of a page of a category with its subcategories. For a large subtree, first scans the list in its order, which
 * fills the page if the subtree has many products. If the subtree is small or the scan does not fill the page, reads the page of
 * each category.
 */
export const productIdsOfSubtree = (shape: PageShape): SQL =>
  withTreeReadOnce(shape, (shapeWithTree) => {
    const { tree } = rootsOf(shapeWithTree)[0]!;
    return pageIds({
      table: products,
      condition: conditions(shapeWithTree),
      page: scanClauses(shapeWithTree),
      mayHaveManyMatches: sql`cardinality(${tree}) > ${sql.raw(String(MAX_SMALL_TREE))}`,
      fallback: (scanIncomplete) => idsOfEachCategory(shapeWithTree, scanIncomplete),
    });
  });

/** Reads the page of each category from its index. Skips categories whose first product cannot be on the page. */
function idsOfEachCategory(shape: PageShape, scanIncomplete: SQL): SQL {
  const [{ tree }, ...otherRoots] = rootsOf(shape) as [Root, ...Root[]];
  const where = conditions(shape, otherRoots);
  const clausesOfFirst = pageClauses(shape, sql`first.key`, sql`first.id`);
  return ofEachSource((source) => {
    const firstOf = firstProductsOf(source, shape, sql`tree.id`, where, source.isFirstOccurrenceIn?.(tree));
    return sql`
          select each.id
          from (
            select tree.id from unnest(${tree}) tree(id) cross join lateral (${firstOf(sql`1`)}) first
            order by ${sql.join([...clausesOfFirst.orderBy], sql`, `)} limit ${clausesOfFirst.limit}) tree
          cross join lateral (${firstOf(limit)}) each
          where ${scanIncomplete}`;
  });
}

/** Returns a function that selects the first products of a category in one source. The statement scans one index. */
function firstProductsOf(
  { from, categoryId, productId, keys }: CategorySource,
  shape: PageShape,
  category: SQL,
  ...filters: (SQL | undefined)[]
) {
  const key = keyInCategory(shape, keys);
  const { seekCondition, orderBy } = pageClauses(shape, key, productId);
  const condition = and(sql`${categoryId} = ${category}`, ...filters, seekCondition);
  return (count: SQL, columns = sql`${productId} as id, ${key} as key`) => sql`
      select ${columns} from ${from}
      where ${condition} order by ${sql.join([...orderBy], sql`, `)} limit ${count}`;
}
