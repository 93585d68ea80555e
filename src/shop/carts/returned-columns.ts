import type { GraphQLResolveInfo } from 'graphql';
import { requiredOfResult } from '../../platform/graphql/field-selection.ts';
import { SHOWN_COLUMNS, type ReturnedColumns } from './shown-columns.ts';

const shown: ReadonlySet<string> = new Set(SHOWN_COLUMNS);

/** Returns which columns of the products a mutation must return. Its result must be `CartResult`. */
export function returnedColumns(info: GraphQLResolveInfo): ReturnedColumns {
  const { columns, eagerLoads } = requiredOfResult(info, 'CartSuccess', 'cart');
  const { items } = eagerLoads;
  const product = items?.eagerLoads['product'];
  // Null: all columns. Undefined: not selected.
  const needsAll =
    [columns, items?.columns, product?.columns].includes(null) ||
    product?.columns?.some((column) => !shown.has(column));
  return needsAll ? 'all' : 'shown';
}
