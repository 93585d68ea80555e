import { placeholder, sql } from 'drizzle-orm';
import { prepared, type Queryable } from '../../../platform/db/client.ts';
import { priceHistory, products } from '../../../platform/db/schema.ts';

/**
 * Finds the lowest price of each product in the 30 days before its sale starts. An entry of the history is valid until the next
 * entry. While an entry is valid, its sale price applies during its sale, and its regular price at other times.
 */
const findLowest = prepared((db) =>
  db
    .select({
      productId: products.id,
      lowest: sql<bigint | null>`charged.lowest`.mapWith(products.price),
    })
    .from(products)
    .crossJoinLateral(
      sql`(
        select min(least(
          case when sale_price is null or sale_starts_at > starts_at or sale_ends_at < ends_at then regular_price end,
          case when greatest(sale_starts_at, starts_at) < least(sale_ends_at, ends_at) then sale_price end
        )) as lowest
        from (
          select *, greatest(valid_from, since) as starts_at,
            least(lead(valid_from) over (order by valid_from, id), ${products.saleStartsAt}) as ends_at
          from (select ${products.saleStartsAt} - interval '30 days' as since) period
          cross join lateral (
            (select * from ${priceHistory}
              where product_id = ${products.id} and valid_from <= since
              order by valid_from desc, id desc limit 1)
            union all
            select * from ${priceHistory}
            where product_id = ${products.id} and valid_from > since and valid_from < ${products.saleStartsAt}
          ) entry
        ) entry
        where starts_at < ends_at
      ) charged`,
    )
    .where(sql`${products.id} = any(${placeholder('ids')})`),
);

export const lowestPricesBeforeSale = (db: Queryable, ids: readonly string[]) =>
  findLowest(db).execute({ ids });
