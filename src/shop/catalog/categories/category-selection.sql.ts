import { getColumns, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { FieldSelection } from '../../../platform/db/query/selected-columns.ts';
import { arrayOf, textRow, type Texts } from '../../../platform/db/query/text-row.ts';
import { byName, categories, type CategoryRow } from '../../../platform/db/schema.ts';

/** A category as read for a field, with its children and ancestors if they were eager-loaded. */
export type ReadCategory = CategoryRow & {
  children?: CategoryRow[];
  ancestors?: CategoryRow[];
};

const relative = alias(categories, 'relative');
const relativeRow = textRow<CategoryRow>(relative.id, getColumns(relative));
const readRelatives = (rows: Texts[]) => rows.map((texts) => relativeRow.read(texts, 0)!);

const relatives = (from: SQL, order: SQL) =>
  sql<
    Texts[]
  >`(select coalesce(json_agg(${arrayOf(relativeRow)} order by ${order}), '[]') from ${from})`.mapWith(
    readRelatives,
  );

const CHILDREN = relatives(
  sql`${categories} ${relative} where ${relative.parentId} = ${categories.id}`,
  sql`${relative.position}, ${byName(relative.name)}, ${relative.id}`,
);

const ANCESTORS = relatives(
  sql`(
    with recursive line(id, distance) as (
      select ${categories.parentId}, 1
      union all
      select above.parent_id, line.distance + 1 from line join ${categories} above on above.id = line.id
    )
    select * from line) line join ${categories} ${relative} on ${relative.id} = line.id`,
  sql`line.distance desc`,
);

/** The columns of categories to select for a field, with the relatives that are eager-loaded. */
export const categoryFields = ({ eagerLoads: { children, ancestors } }: FieldSelection) => ({
  ...getColumns(categories),
  ...(children && { children: CHILDREN.as('children') }),
  ...(ancestors && { ancestors: ANCESTORS.as('ancestors') }),
});
