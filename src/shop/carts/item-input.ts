import type { CartItemInput } from '../../generated/graphql.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import type { InputReader } from '../../platform/graphql/input-issues.ts';

export const MOST_LINES = 100;
export const MOST_OF_A_LINE = 999;

/** So many of each product, the same product's lines added up, in the order they were first named. */
export function readItems(read: InputReader, items: readonly CartItemInput[]): Map<string, number> {
  if (items.length < 1 || items.length > MOST_LINES) {
    read.add('items', 'OUT_OF_RANGE', `must be 1 to ${MOST_LINES} lines, not ${items.length}.`);
  }
  const quantities = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const path = `items.${index}.quantity`;
    const quantity = read.wholeNumber(path, item.quantity, 1, MOST_OF_A_LINE);
    const productId = parseId(item.productId);
    const sum = (quantities.get(productId) ?? 0) + quantity;
    if (sum !== quantity) read.wholeNumber(path, sum, 1, MOST_OF_A_LINE);
    quantities.set(productId, sum);
  }
  return quantities;
}
