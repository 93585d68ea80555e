import { and, getColumns, or, placeholder, sql, type SQL } from 'drizzle-orm';
import {
  plannedForValues,
  prepared,
  type Database,
  type Queryable,
  type Transaction,
} from '../../../platform/db/client.ts';
import { MAX_COUNT } from '../../../platform/db/query/bounded-count.ts';
import { arrayOf, textRow, type Texts } from '../../../platform/db/query/text-row.ts';
import { coalesceReads } from '../../../platform/db/query/coalesce-reads.ts';
import { costlyRead } from '../../../platform/db/query/costly-reads.ts';
import {
  attributes,
  attributeValues,
  products,
  type AttributeRow,
  type AttributeValueRow,
} from '../../../platform/db/schema.ts';
import { compareAttributes, compareValues } from '../attributes/attribute-order.ts';
import { attributeCode, chosenIds, valueCodes } from './list-conditions.sql.ts';
import {
  conditions,
  dependsOnValues,
  filterValues,
  matchingRows,
  rootsOf,
  shapeOf,
  showsRepresentatives,
  type ProductList,
  type Shape,
} from './product-filter.sql.ts';

export type Facet = {
  attribute: AttributeRow;
  values: { value: AttributeValueRow; count: number }[];
};

/** In minor units of the shop's currency. */
export type PriceBounds = { min: bigint; max: bigint };

/**
 * The facets and the price range of a list, and the number of its entries, at most MAX_COUNT + 1. A field that was not requested is
 * empty or null.
 */
export type ListSummary = { facets: Facet[]; priceRange: PriceBounds | null; totalCount: number | null };

/** Whether to compute each of these fields. */
export type SummaryFields = { facets: boolean; priceRange: boolean };

const attributeRow = textRow<AttributeRow>(attributes.id, getColumns(attributes));
// Leaves out the times of the values. No field needs them, and a list can have hundreds of values.
const { createdAt: _createdAt, updatedAt: _updatedAt, ...valueColumns } = getColumns(attributeValues);
const valueRow = textRow<AttributeValueRow>(attributeValues.id, valueColumns);

const countRow = { values: [sql`coalesce(counts.count, 0)::text`] };
const COUNT_AT = valueRow.values.length;

const limited = (rows: SQL, limit: number) => sql`(${rows} limit ${sql.raw(String(limit))})`;

/** The counts have parts. This part considers all filters. */
const ALL_FILTERS = sql.raw('0');
/** The part that ignores the filter by attribute with this index. */
const ignoring = (index: number) => sql.raw(String(index + 1));

const chosenColumn = (index: number) => sql.raw(`chosen_${index}`);
const hasChosen = (index: number) => sql`value_ids && (select ${chosenColumn(index)} from chosen)`;

/** Number of the newest products that are read to estimate how many products one scan for all parts would read. */
const SAMPLE_SIZE = 500;

/**
 * Whether one scan reads the products of all parts. `filter` selects these products. The scan reads at most `limit` of them. False if
 * a list without category and search has more than twice as many: most parts would then have to read their own products as well.
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
 * Builds the expression "counted". For each part of the counts, it has the number and the prices of the products with equal values
 * and group. One part considers all filters. For each filtered attribute, another part ignores the filter by this attribute. A part
 * counts only products that fail at most one filter, so one scan can read the products of all parts. If the scan reaches its limit,
 * each part with too few products reads its own products. See docs/decisions/0049.
 */
function countFacetValues(shape: Shape): SQL {
  const indexes = shape.attributes;
  // A list with one product of each group counts each group once. Other lists ignore groups, so that fewer rows are different.
  const groupId = shape.oneOfEachGroup ? products.groupId : sql`null::uuid`;
  const combinations = (filter: SQL | undefined, limit: number, condition?: SQL) => sql`
    select value_ids, group_id, count(*)::int as count, min(price) as min_price, max(price) as max_price
    from ${limited(
      matchingRows(
        { ...shape, attributes: [], oneOfEachGroup: false },
        sql`${products.valueIds} as value_ids, ${groupId} as group_id, ${products.price} as price`,
        filter,
      ),
      limit,
    )} matching
    ${condition && sql`where ${condition}`}
    group by value_ids, group_id`;

  const ignoringOne = indexes.map((index) => ({
    part: ignoring(index),
    filter: and(...indexes.filter((other) => other !== index).map(hasChosen)),
  }));
  const parts = [{ part: ALL_FILTERS, filter: and(...indexes.map(hasChosen)) }, ...ignoringOne];
  // With at most one filter, one part counts all products that the scan reads, so the scan needs only the limit of one part.
  const limit = indexes.length < 2 ? MAX_COUNT + 1 : 2 * (MAX_COUNT + 1);
  const toReadTogether = or(...ignoringOne.map(({ filter }) => filter));
  const isTogether = sql`(select is_together from together)`;
  const remaining = parts
    .filter(({ filter }) => filter)
    .map(({ part, filter }) => {
      const isIncomplete = sql`not (select is_complete from part where number = ${part})`;
      return sql`union all
          select ${part}, value_ids, group_id, count, min_price, max_price
          from (${combinations(filter, MAX_COUNT + 1, isIncomplete)}) remaining`;
    });
  return sql`
    chosen as materialized (
      select ${sql.join(
        indexes.map((index) => sql`array(${chosenIds(index)}) as ${chosenColumn(index)}`),
        sql`, `,
      )}
    ),
    together as materialized (select ${isReadTogether(shape, toReadTogether, limit)} as is_together),
    read as materialized (
      select *, array_positions(array[${sql.join(indexes.map(hasChosen), sql`, `)}]::boolean[], false) as failed
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
    ),
    counted as materialized (
      select number as part, value_ids, group_id, count, min_price, max_price
      from part join read on failed <@ array[number] where is_complete
      ${sql.join(remaining, sql` `)}
    )`;
}

/** Counts the products of each value, for each part. A group counts once. */
const COUNTS_OF_VALUES = sql`
  select part, value_id, sum(count)::int as count
  from (
    select part, value_id, case when group_id is null then sum(count) else 1 end as count
    from (select part, unnest(value_ids) as value_id, group_id, count from counted) each_value
    group by part, value_id, group_id
  ) each_item
  group by part, value_id`;

/** The number of products, or of groups and products without a group. MAX_COUNT + 1 if more than MAX_COUNT products match. */
const TOTAL_COUNT = sql`(
  select case when sum(count) > ${sql.raw(String(MAX_COUNT))} then ${sql.raw(String(MAX_COUNT + 1))}
    else coalesce(sum(count) filter (where group_id is null), 0) + count(distinct group_id) end::int
  from counted where part = ${ALL_FILTERS})`;

const PRICE_RANGE = sql`(
  select json_build_array(min(min_price)::text, max(max_price)::text) from counted where part = ${ALL_FILTERS})`;

/** Selects the facets, as pairs of an attribute and its values with their counts. */
function facetsOf(shape: Shape): SQL {
  const isOf = (index: number) => sql`${attributes.code} = ${attributeCode(index)}`;
  const part = shape.attributes.map((index) => sql`when ${isOf(index)} then ${ignoring(index)}`);
  const isChosen = shape.attributes.map((index) =>
    and(isOf(index), sql`${attributeValues.code} = any(${valueCodes(index)})`),
  );
  return sql`(
    select coalesce(json_agg(facet), '[]')
    from (
      select json_build_array(${arrayOf(attributeRow)}, json_agg(${arrayOf(valueRow, countRow)})) as facet
      from ${attributes}
        join ${attributeValues} on ${attributeValues.attributeId} = ${attributes.id}
        left join (${COUNTS_OF_VALUES}) counts on counts.value_id = ${attributeValues.id}
          and counts.part = case ${sql.join([...part, sql`when true then ${ALL_FILTERS}`], sql` `)} end
      where ${attributes.isFacet} and ${or(sql`counts.count is not null`, ...isChosen)}
      group by ${attributes.id}
    ) facets)`;
}

/** The price range of a list without its price bounds. */
const unboundedPriceRange = (shape: Shape): SQL => {
  const unbounded = { ...shape, minPrice: false, maxPrice: false, oneOfEachGroup: false };
  return sql`(
    select json_build_array(min(price)::text, max(price)::text)
    from ${limited(matchingRows(unbounded, sql`${products.price} as price`), MAX_COUNT + 1)} matching)`;
};

const readFacets = (pairs: unknown): Facet[] =>
  (pairs as [Texts, Texts[]][])
    .map(([attribute, values]) => ({
      attribute: attributeRow.read(attribute, 0)!,
      values: values
        .map((texts) => ({ value: valueRow.read(texts, 0)!, count: Number(texts[COUNT_AT]) }))
        .toSorted((a, b) => compareValues(a.value, b.value)),
    }))
    .toSorted((a, b) => compareAttributes(a.attribute, b.attribute));

const readPriceRange = (bounds: unknown): PriceBounds | null => {
  const [min, max] = bounds as [string | null, string | null];
  return min === null || max === null ? null : { min: BigInt(min), max: BigInt(max) };
};

type SummaryShape = { shape: Shape; fields: SummaryFields };

/** Selects the summary as one row. Reads the products once, or twice if the price range ignores price bounds of the list. */
function summaryFrom({ shape, fields }: SummaryShape): SQL {
  const none = sql`'[null,null]'::json`;
  const isBounded = shape.minPrice || shape.maxPrice;
  if (!fields.facets) {
    const range = fields.priceRange ? unboundedPriceRange(shape) : none;
    return sql`(select '[]'::json as facets, ${range} as price_range, null::int as total_count) summary`;
  }
  const range = !fields.priceRange ? none : isBounded ? unboundedPriceRange(shape) : PRICE_RANGE;
  const count = showsRepresentatives(shape) ? sql`null::int` : TOTAL_COUNT;
  return sql`(
    with ${countFacetValues(shape)}
    select ${facetsOf(shape)} as facets, ${range} as price_range, ${count} as total_count) summary`;
}

const SUMMARY = {
  facets: sql<Facet[]>`summary.facets`.mapWith(readFacets),
  priceRange: sql<PriceBounds | null>`summary.price_range`.mapWith(readPriceRange),
  totalCount: sql<number | null>`summary.total_count`,
};

const selectSummary = (db: Queryable, shape: SummaryShape) => db.select(SUMMARY).from(summaryFrom(shape));
const findSummary = prepared(selectSummary);

const selectSummaries = (db: Queryable, shape: SummaryShape) =>
  db
    .select({ parentId: sql<string>`parent.id`, ...SUMMARY })
    .from(
      sql`unnest(${placeholder('parentIds')}::uuid[]) parent(id) cross join lateral ${summaryFrom(shape)}`,
    );
const findSummaries = prepared(selectSummaries);

/**
 * Reads summaries. Disables sorting if a statement is planned for its values: the planner expects few products, and would sort them
 * to count equal products.
 */
const readSummaries = <T>(
  db: Database,
  shape: Shape,
  readPlanned: () => Promise<T>,
  readForValues: (tx: Transaction) => Promise<T>,
): Promise<T> =>
  costlyRead(db, () =>
    dependsOnValues(shape)
      ? plannedForValues(db, readForValues, 'set local enable_sort = off')
      : readPlanned(),
  );

type SummaryRequest = { list: ProductList; fields: SummaryFields };

async function readSummary(db: Database, { list, fields }: SummaryRequest): Promise<ListSummary> {
  const shape = shapeOf(list, false);
  const values = filterValues(list);
  const [summary] = await readSummaries(
    db,
    shape,
    () => findSummary(db, { shape, fields }).execute(values),
    (tx) => selectSummary(tx, { shape, fields }).execute(values),
  );
  return summary!;
}

/** A summary does not depend on the viewer, so concurrent requests for the same list share one statement. */
const sharedSummary = coalesceReads(async (db, requests: readonly 'summary'[], request: SummaryRequest) => {
  const summary = await readSummary(db as Database, request);
  return requests.map(() => summary);
});

/** Reads the summary of a list. Concurrent requests share it unless its best plan depends on values, as for a page. */
export const summaryOf = (db: Database, list: ProductList, fields: SummaryFields): Promise<ListSummary> =>
  dependsOnValues(shapeOf(list, false))
    ? readSummary(db, { list, fields })
    : sharedSummary(db, 'summary', { list, fields });

/** Reads the summary of the list of each category, in one statement. */
export async function summariesByCategoryIds(
  db: Database,
  parentIds: readonly string[],
  list: ProductList,
  fields: SummaryFields,
): Promise<(ListSummary & { parentId: string })[]> {
  const [only] = parentIds;
  if (parentIds.length === 1 && list.categoryId === null) {
    return [{ parentId: only!, ...(await summaryOf(db, { ...list, categoryId: only! }, fields)) }];
  }
  const shape = shapeOf(list, true);
  const values = { ...filterValues(list), parentIds };
  return readSummaries(
    db,
    shape,
    () => findSummaries(db, { shape, fields }).execute(values),
    (tx) => selectSummaries(tx, { shape, fields }).execute(values),
  );
}
