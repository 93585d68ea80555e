import type { stockMovements } from '../platform/db/schema.ts';
import { sampleStaff } from './customers.ts';
import { idAt } from './ids.ts';
import type { ProductInsert } from './products.ts';
import { seededRandom } from './random.ts';

type MovementInsert = typeof stockMovements.$inferInsert;
/** A stock movement without the resulting stock. */
export type Movement = Omit<MovementInsert, 'stockAfter'> & {
  id: string;
  productId: string;
  reason: string | null;
};

/** Sums the movements of each product. Sales are negative. */
export function sumByProduct(movements: Iterable<Movement>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { productId, delta } of movements) sums.set(productId, (sums.get(productId) ?? 0) + delta);
  return sums;
}

/** Computes the resulting stock of each movement, in the order of time, from the initial stock `onHand`. */
export function book(movements: readonly Movement[], onHand = new Map<string, number>()): MovementInsert[] {
  const stock = new Map(onHand);
  // Ids are time-ordered.
  return movements
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((movement) => {
      const stockAfter = (stock.get(movement.productId) ?? 0) + movement.delta;
      stock.set(movement.productId, stockAfter);
      return { ...movement, stockAfter };
    });
}

/** Generates each product's initial receipt: its current stock plus its net sales. */
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
