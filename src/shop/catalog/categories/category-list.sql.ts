import { isNull, sql } from 'drizzle-orm';
import { fromKey } from '../../../platform/db/query/keyset.ts';
import { sortedList } from '../../../platform/db/query/sorted-list.ts';
import { byName, categories } from '../../../platform/db/schema.ts';

export const findCategories = sortedList({
  table: categories,
  order: { name: 'NAME', key: 'text', keyOf: (category) => category.name },
  by: byName(categories.name),
  from: byName(sql`${fromKey}::text`),
  descending: false,
  filters: { rootsOnly: () => isNull(categories.parentId) },
});
