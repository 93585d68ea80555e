import { isNull, sql } from 'drizzle-orm';
import { fromKey } from '../../../platform/db/query/keyset.ts';
import { sortedList } from '../../../platform/db/query/sorted-list.ts';
import { byName, categories, positionAndName } from '../../../platform/db/schema.ts';

export const findCategories = sortedList({
  table: categories,
  order: {
    name: 'POSITION',
    key: 'text',
    keyOf: ({ position, name }) => String(position).padStart(7, '0') + name,
  },
  by: byName(positionAndName(categories)),
  from: byName(sql`${fromKey}::text`),
  descending: false,
  filters: { rootsOnly: () => isNull(categories.parentId) },
});
