import type { stockMovements } from '../platform/db/schema.ts';
import { sampleStaff } from './customers.ts';
import { idAt } from './ids.ts';
import type { ProductInsert } from './products.ts';
import { seededRandom } from './random.ts';

type MovementInsert = typeof stockMovements.$inferInsert;
/** A stock movement before it is known what it left on hand. */
export type Movement = Omit<MovementInsert, 'stockAfter'> & {
  id: string;
  productId: string;
  reason: string | null;
};

/** What has come of each product on the whole, sold pieces counting below nothing. */
export function sumByProduct(movements: Iterable<Movement>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { productId, delta } of movements) sums.set(productId, (sums.get(productId) ?? 0) + delta);
  return sums;
}

/** Books the movements one after the other, on top of what is on hand of each product before. */
export function book(movements: readonly Movement[], onHand = new Map<string, number>()): MovementInsert[] {
  const stock = new Map(onHand);
  // The ids are in the order of time.
  return movements
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((movement) => {
      const stockAfter = (stock.get(movement.productId) ?? 0) + movement.delta;
      stock.set(movement.productId, stockAfter);
      return { ...movement, stockAfter };
    });
}

/** What each product came in with: all that was sold of it afterwards and is not back, and what is left. */
export function receipts(items: readonly ProductInsert[], moved: readonly Movement[]): Movement[] {
  const sums = sumByProduct(moved);
  return items
    .map(({ id, stock, createdAt }, index) => ({
      id: idAt(createdAt.getTime(), index, seededRandom(id)),
      productId: id,
      orderId: null,
      kind: 'RECEIVED' as const,
      delta: stock - (sums.get(id) ?? 0),
      reason: null,
      actorId: sampleStaff.id,
      createdAt,
    }))
    .filter(({ delta }) => delta > 0);
}
