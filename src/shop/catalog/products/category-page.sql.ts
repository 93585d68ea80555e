import { and, placeholder, sql, type SQL } from 'drizzle-orm';
import { pageIds } from '../../../platform/db/query/page-ids.ts';
import { products } from '../../../platform/db/schema.ts';
import { ofEachSource, type CategorySource } from './category-sources.sql.ts';
import { conditions, rootsOf, withSharedTree, type Root } from './product-filter.sql.ts';
import { keyInCategory, pageClauses, scanClauses, type PageShape } from './product-sort.sql.ts';

/** The number of categories whose first products are read faster from their indexes than by a scan of the whole list. */
const SMALL_TREE = 50;

const limit = sql`${placeholder('limit')}`;

/**
 * Selects the rows of a page of one category, without its subcategories. Not only their ids: reading the rows again by their ids
 * would take more than half of the time.
 */
export function categoryRows(shape: PageShape, category: SQL): SQL {
  const [, ...otherRoots] = rootsOf(shape);
  const where = conditions(shape, otherRoots);
  return ofEachSource((source) => firstIn(source, shape, category, where)(limit, sql`${products}.*`));
}

/**
 * Selects the ids of a page of a category with its subcategories. For a large subtree, first scans the list in its order: if the
 * subtree has many products, this fills the page. Otherwise reads the page of each category.
 */
export const subtreeIds = (shape: PageShape): SQL =>
  withSharedTree(shape, (shared) => {
    const { tree } = rootsOf(shared)[0]!;
    return pageIds({
      table: products,
      condition: conditions(shared),
      page: scanClauses(shared),
      isFrequent: sql`cardinality(${tree}) > ${sql.raw(String(SMALL_TREE))}`,
      fallback: (scanIncomplete) => idsOfEachCategory(shared, scanIncomplete),
    });
  });

/** Reads the page of each category from its index, and only for the categories whose first product can be on the page. */
function idsOfEachCategory(shape: PageShape, scanIncomplete: SQL): SQL {
  const [{ tree }, ...otherRoots] = rootsOf(shape) as [Root, ...Root[]];
  const where = conditions(shape, otherRoots);
  const firsts = pageClauses(shape, sql`first.key`, sql`first.id`);
  return ofEachSource((source) => {
    const firstOf = firstIn(source, shape, sql`tree.id`, where, source.isFirstIn?.(tree));
    return sql`
          select each.id
          from (
            select tree.id from unnest(${tree}) tree(id) cross join lateral (${firstOf(sql`1`)}) first
            order by ${sql.join([...firsts.orderBy], sql`, `)} limit ${firsts.limit}) tree
          cross join lateral (${firstOf(limit)}) each
          where ${scanIncomplete}`;
  });
}

/** Returns a statement for the first products of a category in one of its sources: a scan of one index. */
function firstIn(
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
