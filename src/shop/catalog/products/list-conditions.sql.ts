import { and, isNull, placeholder, sql, type SQL } from 'drizzle-orm';
import {
  attributes,
  attributeValues,
  isPublished,
  productGroups,
  products,
} from '../../../platform/db/schema.ts';

/** Selects products that have at least one of these values of an attribute. Attribute and values are given as codes. */
export type AttributeFilter = { code: string; anyOf: readonly string[] };

/** The placeholders of the filter with this index: the code of its attribute, and the codes of its values. */
export const attributeCode = (index: number) => placeholder(`attribute${index}`);
export const valueCodes = (index: number) => sql`${placeholder(`anyOf${index}`)}::text[]`;

/** Selects the ids of the values that a filter names. */
export const chosenIds = (index: number): SQL => sql`
  select ${attributeValues.id} from ${attributeValues} join ${attributes} on ${attributes.id} = ${attributeValues.attributeId}
  where ${attributes.code} = ${attributeCode(index)} and ${attributeValues.code} = any(${valueCodes(index)})`;

/** Reads the ids of the values before the products, so that the index of values can find the products. */
export const hasValueOf = (index: number): SQL => sql`(${products.valueIds} && array(${chosenIds(index)}))`;

/** The id of the product's group, or of the product if it has no group: an item of a list with one product per group. */
export const groupOrProductId = sql`coalesce(${products.groupId}, ${products.id})`;

/** The order within a group: published before unpublished, in stock before sold out. The triggers use the same order. */
const rank = {
  isUnpublished: sql`(not ${isPublished})`,
  isSoldOut: sql`${products.isSoldOut}`,
  id: sql`${products.id}`,
};

const inOrderOfRank = sql`${rank.isUnpublished}, ${rank.isSoldOut}, ${rank.id}`;

/**
 * Selects products without a group and the representatives of groups. Uses `case`, because the planner then expects frequent
 * matches.
 */
export const isRepresentative = sql`(case when ${products.groupId} is null then true else ${products.id} = (
  select ${productGroups.representativeId} from ${productGroups} where ${productGroups.id} = ${products.groupId}) end)`;

/**
 * Selects the first product of each group among the products that fulfil a condition. For each row, looks up the other variants of
 * the group. `is true` prevents the planner from reading an index of the condition in each of these lookups.
 */
export const isFirstOfGroup = (condition: SQL | undefined): SQL => sql`(
  case when ${products.groupId} is null then true else not exists (
    select from (
      select ${products.groupId} as group_id, ${rank.isUnpublished} as is_unpublished,
        ${rank.isSoldOut} as is_sold_out, ${rank.id} as id
    ) own
    where exists (
      select from ${products}
      where ${products.groupId} = own.group_id
        and (${inOrderOfRank}) < (own.is_unpublished, own.is_sold_out, own.id)
        ${condition && sql`and (${condition}) is true`})) end)`;

/** Selects the same products as `isFirstOfGroup`. Faster if few products match the condition. */
export const isFirstOfGroupAmongFew = (condition: SQL | undefined): SQL => sql`(${products.id} = any(array(
  select distinct on (${groupOrProductId}) ${products.id} from ${products} ${condition && sql`where ${condition}`}
  order by ${groupOrProductId}, ${inOrderOfRank})))`;

/**
 * Lists products without a group and the representatives of groups, as a subquery. Reads no other variant. `offset 0` makes
 * PostgreSQL look up each representative in the index `products_group_id`. A join would read a whole table.
 */
export const representatives = (condition: SQL | undefined): SQL => sql`
  select from ${products} where ${and(isNull(products.groupId), condition)}
  union all
  select from (select * from ${productGroups} where ${productGroups.representativeId} is not null) ${productGroups} cross join lateral (
    select from ${products}
    where ${and(sql`${products.groupId} = ${productGroups.id}`, sql`${products.id} = ${productGroups.representativeId}`, condition)}
    offset 0) representative`;
