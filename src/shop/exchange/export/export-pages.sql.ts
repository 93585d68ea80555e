import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Queryable } from '../../../platform/db/client.ts';
import {
  attributes,
  attributeValues,
  categories,
  isPublished,
  orderDetails,
  orders,
  productColumns,
  productGroupAttributes,
  productGroups,
  products,
  users,
} from '../../../platform/db/schema.ts';

/** The number of rows that one statement reads. The description of each row may have 10,000 characters. */
const PAGE_SIZE = 250;

type Keyed = { id: string };

/** Reads each page by its own statement, so that an export holds no transaction and no connection between two pages. */
async function* inPages<Row extends Keyed>(
  readPage: (after: string) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await readPage(after);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < PAGE_SIZE) return;
    after = last.id;
  }
}

/** The values of a product in the format of imports: `color=red; material=cotton, linen`. */
const attributesText = sql<string | null>`(
  select string_agg(code || '=' || codes, '; ' order by position, code) from (
    select ${attributes.code} as code, ${attributes.position} as position,
      string_agg(${attributeValues.code}, ', ' order by ${attributeValues.position}, ${attributeValues.code}) as codes
    from ${attributeValues} join ${attributes} on ${attributes.id} = ${attributeValues.attributeId}
    where ${attributeValues.id} = any(${products.valueIds})
    group by ${attributes.id}
  ) named)`;

const variesByText = sql<string | null>`(
  select string_agg(${attributes.code}, ', ' order by ${productGroupAttributes.position})
  from ${productGroupAttributes} join ${attributes} on ${attributes.id} = ${productGroupAttributes.attributeId}
  where ${productGroupAttributes.groupId} = ${products.groupId})`;

export const productPages = (db: Queryable) =>
  inPages((after) =>
    db
      .select({
        ...productColumns,
        category: categories.slug,
        group: productGroups.slug,
        groupName: productGroups.name,
        attributes: attributesText,
        variesBy: variesByText,
        isSaleOver: sql<boolean>`coalesce(${products.saleEndsAt} <= now(), false)`,
      })
      .from(products)
      .leftJoin(categories, eq(categories.id, products.categoryId))
      .leftJoin(productGroups, eq(productGroups.id, products.groupId))
      .where(and(gt(products.id, after), isNull(products.deletedAt)))
      .orderBy(asc(products.id))
      .limit(PAGE_SIZE),
  );

/** Products that customers can buy now, with the names of their categories from the top of the tree down. */
export const publishedProductPages = (db: Queryable) =>
  inPages((after) =>
    db
      .select({
        ...productColumns,
        categoryPath: sql<string[] | null>`(
          with recursive line(parent_id, names) as (
            select parent_id, array[name] from categories where id = ${products.categoryId}
            union all
            select categories.parent_id, categories.name || names from line join categories on categories.id = line.parent_id
          )
          select names from line where parent_id is null)`,
      })
      .from(products)
      .where(and(gt(products.id, after), isPublished))
      .orderBy(asc(products.id))
      .limit(PAGE_SIZE),
  );

export const orderPages = (db: Queryable) =>
  inPages((after) =>
    db.select().from(orders).where(gt(orders.id, after)).orderBy(asc(orders.id)).limit(PAGE_SIZE),
  );

export const linesOfOrders = (db: Queryable, orderIds: readonly string[]) =>
  db
    .select()
    .from(orderDetails)
    .where(sql`${orderDetails.orderId} = any(${sql.param(orderIds)}::uuid[])`)
    .orderBy(asc(orderDetails.orderId), asc(orderDetails.position));

export const customerPages = (db: Queryable) =>
  inPages((after) =>
    db
      .select()
      .from(users)
      .where(and(gt(users.id, after), eq(users.role, 'CUSTOMER')))
      .orderBy(asc(users.id))
      .limit(PAGE_SIZE),
  );
