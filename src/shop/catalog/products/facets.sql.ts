import { and, getColumns, or, placeholder, sql, type SQL } from 'drizzle-orm';
import { plannedForValues, type Database } from '../../../platform/db/client.ts';
import { MAX_COUNT } from '../../../platform/db/query/bounded-count.ts';
import { arrayOf, textRow, type Texts } from '../../../platform/db/query/text-row.ts';
import { costlyRead } from '../../../platform/db/query/costly-reads.ts';
import {
  attributes,
  attributeValues,
  products,
  type AttributeRow,
  type AttributeValueRow,
} from '../../../platform/db/schema.ts';
import { attributeCode, groupOrProductId, valueCodes } from './list-conditions.sql.ts';
import { filterValues, matchingRows, shapeOf, type ProductList, type Shape } from './product-filter.sql.ts';

export type Facet = {
  attribute: AttributeRow;
  values: { value: AttributeValueRow; count: number }[];
};

/** In minor units of the shop's currency. */
export type PriceBounds = { min: bigint; max: bigint };

/** Facets and prices of all products of a list. A part that was not requested is empty. */
export type ListSummary = { facets: Facet[]; priceRange: PriceBounds | null };

/** The parts to compute. */
export type SummaryParts = { facets: boolean; priceRange: boolean };

const attributeRow = textRow<AttributeRow>(attributes.id, getColumns(attributes));
const valueRow = textRow<AttributeValueRow>(attributeValues.id, getColumns(attributeValues));

const countRow = { values: [sql`coalesce(counted.count, 0)::text`] };
const VALUE_AT = attributeRow.values.length;
const COUNT_AT = VALUE_AT + valueRow.values.length;

const bound = sql.raw(String(MAX_COUNT + 1));
const rowsFor = (shape: Shape, columns: SQL) =>
  sql`(${matchingRows({ ...shape, oneOfEachGroup: false }, columns)} limit ${bound})`;

/** Marks the counts of attributes without a filter. Counts of a filtered attribute are marked with the number of its filter. */
const UNFILTERED = sql.raw('-1');

/** Counts the products of each value in the rows of a list. In a select list, `unnest` takes half of its time in a join. */
const countProducts = (rows: SQL, part: SQL) => sql`
  select value_id, count(*)::int as count, ${part} as part
  from (select unnest(value_ids) as value_id from ${rows} matching) each_value
  group by value_id`;

/** Counts each group once, and each product without a group. `only` selects the values to count. */
const countItems = (rows: SQL, part: SQL, only: SQL | undefined) => sql`
  select value_id, count(*)::int as count, ${part} as part
  from (
    select distinct value_id, item from (select unnest(value_ids) as value_id, item from ${rows} matching) each_value
    ${only && sql`where value_id in (${only})`}
  ) each_once
  group by value_id`;

const valuesOf = (number: number) => sql`
  select ${attributeValues.id} from ${attributeValues} join ${attributes} on ${attributes.id} = ${attributeValues.attributeId}
  where ${attributes.code} = ${attributeCode(number)}`;

/** Counts the products of each value. For a filtered attribute, counts the products that match all other filters. */
function countsOf(shape: Shape): SQL {
  const countIn = (part: SQL, counted: Shape, only?: SQL) =>
    shape.oneOfEachGroup
      ? countItems(
          rowsFor(counted, sql`${products.valueIds} as value_ids, ${groupOrProductId} as item`),
          part,
          only,
        )
      : countProducts(rowsFor(counted, sql`${products.valueIds} as value_ids`), part);
  const parts = shape.attributes.map((number) => {
    const others = shape.attributes.filter((other) => other !== number);
    return countIn(sql.raw(String(number)), { ...shape, attributes: others }, valuesOf(number));
  });
  return sql.join([countIn(UNFILTERED, shape), ...parts], sql` union all `);
}

/** Selects the facets in their order, as JSON arrays of attribute, value and count. */
function facetsOf(shape: Shape): SQL {
  const isOf = (number: number) => sql`${attributes.code} = ${attributeCode(number)}`;
  const part = shape.attributes.map((number) => sql`when ${isOf(number)} then ${sql.raw(String(number))}`);
  const isChosen = shape.attributes.map((number) =>
    and(isOf(number), sql`${attributeValues.code} = any(${valueCodes(number)})`),
  );
  return sql`(
    select coalesce(json_agg(${arrayOf(attributeRow, valueRow, countRow)}
      order by ${attributes.position}, ${attributes.name}, ${attributes.id}, ${attributeValues.position}, ${attributeValues.label}, ${attributeValues.id}), '[]')
    from ${attributes}
      join ${attributeValues} on ${attributeValues.attributeId} = ${attributes.id}
      left join (${countsOf(shape)}) counted on counted.value_id = ${attributeValues.id}
        and counted.part = case ${sql.join([...part, sql`when true then ${UNFILTERED}`], sql` `)} end
    where ${attributes.isFacet} and ${or(sql`counted.count is not null`, ...isChosen)})`;
}

const priceRangeOf = (shape: Shape): SQL => sql`(
  select json_build_array(min(price)::text, max(price)::text)
  from ${rowsFor({ ...shape, minPrice: false, maxPrice: false }, sql`${products.price} as price`)} matching)`;

const readFacets = (rows: unknown): Facet[] => {
  const facets = new Map<string, Facet>();
  for (const texts of rows as Texts[]) {
    const attribute = attributeRow.read(texts, 0)!;
    let facet = facets.get(attribute.id);
    if (!facet) facets.set(attribute.id, (facet = { attribute, values: [] }));
    facet.values.push({ value: valueRow.read(texts, VALUE_AT)!, count: Number(texts[COUNT_AT]) });
  }
  return [...facets.values()];
};

const readPriceRange = (bounds: unknown): PriceBounds | null => {
  const [min, max] = bounds as [string | null, string | null];
  return min === null || max === null ? null : { min: BigInt(min), max: BigInt(max) };
};

const columnsOf = (shape: Shape, parts: SummaryParts) => ({
  facets: (parts.facets ? sql<Facet[]>`${facetsOf(shape)}` : sql<Facet[]>`'[]'::json`).mapWith(readFacets),
  priceRange: (parts.priceRange
    ? sql<PriceBounds | null>`${priceRangeOf(shape)}`
    : sql<PriceBounds | null>`'[null,null]'::json`
  ).mapWith(readPriceRange),
});

/** Reads the summary of a list. */
export const summaryOf = (db: Database, list: ProductList, parts: SummaryParts): Promise<ListSummary> =>
  costlyRead(db, () =>
    plannedForValues(db, async (tx) => {
      const [summary] = await tx
        .select(columnsOf(shapeOf(list, false), parts))
        .from(sql`(select) one_row`)
        .execute(filterValues(list));
      return summary!;
    }),
  );

/** Reads the summary of the list of each category, in one statement. */
export const summariesByCategoryIds = (
  db: Database,
  parentIds: readonly string[],
  list: ProductList,
  parts: SummaryParts,
): Promise<(ListSummary & { parentId: string })[]> =>
  costlyRead(db, () =>
    plannedForValues(db, (tx) =>
      tx
        .select({ parentId: sql<string>`parent.id`, ...columnsOf(shapeOf(list, true), parts) })
        .from(sql`unnest(${placeholder('parentIds')}::uuid[]) parent(id)`)
        .execute({ ...filterValues(list), parentIds }),
    ),
  );
