import type { CartItemInput } from '../../generated/graphql.ts';
import { MAX_QUANTITY } from '../catalog/quantity-rules.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import type { InputParser } from '../../platform/graphql/input-issues.ts';

export const MAX_LINES = 100;

/** Returns the quantity of each product. Adds up lines of the same product, at the position of the first line. */
export function parseItems(parser: InputParser, items: readonly CartItemInput[]): Map<string, number> {
  if (items.length < 1 || items.length > MAX_LINES) {
    parser.add('items', 'OUT_OF_RANGE', `must be 1 to ${MAX_LINES} lines, not ${items.length}.`);
  }
  const quantities = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const path = `items.${index}.quantity`;
    const quantity = parser.wholeNumber(path, item.quantity, 1, MAX_QUANTITY);
    const productId = parseId(item.productId);
    const sum = (quantities.get(productId) ?? 0) + quantity;
    if (sum !== quantity) parser.wholeNumber(path, sum, 1, MAX_QUANTITY);
    quantities.set(productId, sum);
  }
  return quantities;
}
