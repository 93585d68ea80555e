import { and, sql, type SQL } from 'drizzle-orm';
import { pageIds } from '../../../platform/db/query/page-ids.ts';
import { products } from '../../../platform/db/schema.ts';
import { broadSearchIds } from './broad-search.sql.ts';
import { conditions, ofEachGroup } from './product-filter.sql.ts';
import { pageClauses, productClauses, type PageShape } from './product-sort.sql.ts';
import { scoreOfMany } from './search.sql.ts';

/** Selects the ids of a page of a search. */
export function searchIds(shape: PageShape): SQL {
  if (shape.sort !== 'RELEVANCE') return sortedIds(shape);
  return shape.isBroad ? broadIds(shape) : rankedIds(shape);
}

/** Sorts the results by another key than their relevance. */
const sortedIds = (shape: PageShape) =>
  pageIds({
    table: products,
    condition: conditions(shape),
    page: productClauses(shape),
    mayHaveManyMatches: shape.isBroad,
  });

/** Sorts many results by relevance, without ranking each of them. */
function broadIds(shape: PageShape): SQL {
  const filter = conditions({ ...shape, search: false, oneOfEachGroup: false });
  return broadSearchIds(and(filter, ofEachGroup(shape)), shape);
}

/** Sorts few results by relevance: ranks each of them. */
function rankedIds(shape: PageShape): SQL {
  const { seekCondition, orderBy, limit } = pageClauses(shape, sql`score`, sql`id`);
  const condition = conditions(shape);
  return sql`
    select id from (
      select ${products.id} as id, ${scoreOfMany} as score from ${products} ${condition && sql`where ${condition}`} offset 0
    ) ranked
    ${seekCondition && sql`where ${seekCondition}`} order by ${sql.join([...orderBy], sql`, `)} limit ${limit}`;
}
