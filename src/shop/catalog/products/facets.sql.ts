import { and, getColumns, or, placeholder, sql, type SQL } from 'drizzle-orm';
import { plannedForValues, type Database, type Transaction } from '../../../platform/db/client.ts';
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
import { attributeCode, chosenIds, valueCodes } from './list-conditions.sql.ts';
import {
  conditions,
  filterValues,
  matchingRows,
  rootsOf,
  shapeOf,
  type ProductList,
  type Shape,
} from './product-filter.sql.ts';

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

const limited = (rows: SQL, limit: number) => sql`(${rows} limit ${sql.raw(String(limit))})`;

/** The part of the counts that considers all filters. */
const UNFILTERED = sql.raw('0');
/** The part of the counts that ignores one filter by attribute: the position of the filter. */
const ignoring = (number: number) => sql.raw(String(number + 1));

const chosenColumn = (number: number) => sql.raw(`chosen_${number}`);
const hasChosen = (number: number) => sql`value_ids && (select ${chosenColumn(number)} from chosen)`;

/** Number of the newest products by which the number of products to read together is estimated. */
const SAMPLE_SIZE = 500;

/**
 * Whether the products with `filter` are read together. False if a list without category and search has more than twice as many of
 * them as are read: most parts would then have to read their own products as well.
 */
function isReadTogether(shape: Shape, filter: SQL | undefined, limit: number): SQL {
  if (shape.attributes.length < 2 || shape.search || rootsOf(shape).length > 0) return sql`true`;
  const sampled = sql`
    select count(*) from (select * from ${products} order by ${products.id} desc limit ${sql.raw(String(SAMPLE_SIZE))}) ${products}
    where ${and(conditions({ ...shape, attributes: [], oneOfEachGroup: false }), filter)}`;
  return sql`(
    select (${sampled}) * reltuples <= ${sql.raw(String(SAMPLE_SIZE * 2 * limit))} from pg_class where oid = 'products'::regclass)`;
}

/**
 * Counts the products of each value. One part of the counts considers all filters. Of each filtered attribute, another part ignores
 * the filter by this attribute. All parts count products that fail at most one of these filters, so such products are read once, together. If
 * not all of them could be read, a part with too few of them reads its own products. See docs/decisions/0049.
 */
function countsOf(shape: Shape): SQL {
  const numbers = shape.attributes;
  // A list with one product of each group counts each group once. Without a group, products with equal values are counted together.
  const groupId = shape.oneOfEachGroup ? products.groupId : sql`null::uuid`;
  const combinations = (filter: SQL | undefined, limit: number, condition?: SQL) => sql`
    select value_ids, group_id, count(*)::int as count
    from ${limited(
      matchingRows(
        { ...shape, attributes: [], oneOfEachGroup: false },
        sql`${products.valueIds} as value_ids, ${groupId} as group_id`,
        filter,
      ),
      limit,
    )} matching
    ${condition && sql`where ${condition}`}
    group by value_ids, group_id`;

  const ignoringOne = numbers.map((number) => ({
    part: ignoring(number),
    filter: and(...numbers.filter((other) => other !== number).map(hasChosen)),
  }));
  const parts = [{ part: UNFILTERED, filter: and(...numbers.map(hasChosen)) }, ...ignoringOne];
  // The first products of at most one filter are the products of one part already.
  const limit = numbers.length < 2 ? MAX_COUNT + 1 : 2 * (MAX_COUNT + 1);
  const toReadTogether = or(...ignoringOne.map(({ filter }) => filter));
  const isTogether = sql`(select is_together from together)`;
  const remaining = parts
    .filter(({ filter }) => filter)
    .map(({ part, filter }) => {
      const isIncomplete = sql`not (select is_complete from part where number = ${part})`;
      return sql`union all
          select ${part}, value_ids, group_id, count
          from (${combinations(filter, MAX_COUNT + 1, isIncomplete)}) remaining`;
    });
  return sql`
    with chosen as materialized (
      select ${sql.join(
        numbers.map((number) => sql`array(${chosenIds(number)}) as ${chosenColumn(number)}`),
        sql`, `,
      )}
    ),
    together as materialized (select ${isReadTogether(shape, toReadTogether, limit)} as is_together),
    read as materialized (
      select *, array_positions(array[${sql.join(numbers.map(hasChosen), sql`, `)}]::boolean[], false) as failed
      from (${combinations(toReadTogether, limit, isTogether)}) combination
    ),
    part as materialized (
      select number, ${isTogether} and (
        select coalesce(sum(count), 0) < ${sql.raw(String(limit))}
          or sum(count) filter (where failed <@ array[number]) > ${sql.raw(String(MAX_COUNT))} is true
        from read) as is_complete
      from unnest(array[${sql.join(
        parts.map(({ part }) => part),
        sql`, `,
      )}]) number
    )
    select part, value_id, sum(count)::int as count
    from (
      select part, value_id, case when group_id is null then sum(count) else 1 end as count
      from (
        select part, unnest(value_ids) as value_id, group_id, count
        from (
          select number as part, value_ids, group_id, count from part join read on failed <@ array[number] where is_complete
          ${sql.join(remaining, sql` `)}
        ) counted
      ) each_value
      group by part, value_id, group_id
    ) each_item
    group by part, value_id`;
}

/** Selects the facets in their order, as JSON arrays of attribute, value and count. */
function facetsOf(shape: Shape): SQL {
  const isOf = (number: number) => sql`${attributes.code} = ${attributeCode(number)}`;
  const part = shape.attributes.map((number) => sql`when ${isOf(number)} then ${ignoring(number)}`);
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

const priceRangeOf = (shape: Shape): SQL => {
  const unbounded = { ...shape, minPrice: false, maxPrice: false, oneOfEachGroup: false };
  return sql`(
    select json_build_array(min(price)::text, max(price)::text)
    from ${limited(matchingRows(unbounded, sql`${products.price} as price`), MAX_COUNT + 1)} matching)`;
};

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

/** Reads summaries. The planner expects few products, and would sort them to count equal ones. */
const readSummaries = <T>(db: Database, read: (tx: Transaction) => Promise<T>): Promise<T> =>
  costlyRead(db, () => plannedForValues(db, read, 'set local enable_sort = off'));

/** Reads the summary of a list. */
export const summaryOf = (db: Database, list: ProductList, parts: SummaryParts): Promise<ListSummary> =>
  readSummaries(db, async (tx) => {
    const [summary] = await tx
      .select(columnsOf(shapeOf(list, false), parts))
      .from(sql`(select) one_row`)
      .execute(filterValues(list));
    return summary!;
  });

/** Reads the summary of the list of each category, in one statement. */
export const summariesByCategoryIds = (
  db: Database,
  parentIds: readonly string[],
  list: ProductList,
  parts: SummaryParts,
): Promise<(ListSummary & { parentId: string })[]> =>
  readSummaries(db, (tx) =>
    tx
      .select({ parentId: sql<string>`parent.id`, ...columnsOf(shapeOf(list, true), parts) })
      .from(sql`unnest(${placeholder('parentIds')}::uuid[]) parent(id)`)
      .execute({ ...filterValues(list), parentIds }),
  );
