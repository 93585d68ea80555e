import type { GraphQLResolveInfo } from 'graphql';
import { requiredOfResult } from '../../platform/graphql/field-selection.ts';
import { SHOWN_COLUMNS, type ReturnedProducts } from './write-statement.sql.ts';

const shown: ReadonlySet<string> = new Set(SHOWN_COLUMNS);

/** Returns what a mutation that returns the cart must read of its products. */
export function returnedProducts(info: GraphQLResolveInfo): ReturnedProducts {
  const { columns, eagerLoads } = requiredOfResult(info, 'CartSuccess', 'cart');
  const { items } = eagerLoads;
  const product = items?.eagerLoads['product'];
  const needsAll =
    [columns, items?.columns, product?.columns].includes(null) ||
    product?.columns?.some((column) => !shown.has(column));
  return needsAll ? 'all' : 'shown';
}
