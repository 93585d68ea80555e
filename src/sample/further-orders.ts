import type { OrderStatus } from '../platform/db/schema.ts';
import { AFTER_SAMPLE, ORDER_INTERVAL, ORDERS_PER_CUSTOMER, SECOND } from './calendar.ts';
import { customerAt, PEOPLE, sampleStaff, type SampleUser } from './customers.ts';
import { FIRST_ORDERS } from './first-orders.ts';
import { idAt } from './ids.ts';
import { sumByProduct, type Movement } from './ledger.ts';
import { sampleOrder, type Market, type SampleOrder } from './orders.ts';
import { seededRandom } from './random.ts';

/** When the time of the order of this index begins; the one before it is placed by then. */
export const opensAt = (index: number) => AFTER_SAMPLE + (index - FIRST_ORDERS) * ORDER_INTERVAL;

/** How many customers there are beyond the sample's people when the order of this index comes. */
const customersBefore = (index: number) => Math.ceil((index - FIRST_ORDERS) / ORDERS_PER_CUSTOMER);

/** An order after the sample's. The batch that it belongs to ends at `batchEnd`. */
export function furtherOrder(
  index: number,
  status: OrderStatus,
  batchEnd: number,
  market: Market,
): Promise<SampleOrder> {
  const random = seededRandom(`order ${index}`);
  const placedAt = opensAt(index) + SECOND + Math.floor(9 * SECOND * random());
  const customer = customerAt(Math.floor((PEOPLE + customersBefore(index + 1)) * random()));
  const closing = batchEnd - 2 * SECOND;
  return sampleOrder({ index, customer, placedAt, status, closing }, market, random);
}

/** The customers who register for the orders from one index up to another. */
export function furtherCustomers(from: number, to: number): SampleUser[] {
  const first = customersBefore(from);
  return Array.from({ length: customersBefore(to) - first }, (_, place) => {
    const { address: _address, ...user } = customerAt(PEOPLE + first + place);
    return user;
  });
}

/** Takes in all that is sold between two instants, and writes off what comes back: the stock is then as it was before. */
export function settlement(moved: readonly Movement[], start: number, end: number): Movement[] {
  const entries = (
    kind: 'RECEIVED' | 'ADJUSTED',
    of: 'SOLD' | 'RETURNED',
    at: number,
    reason: string | null,
  ) => {
    const sums = sumByProduct(moved.filter((movement) => movement.kind === of));
    return [...sums].map(([productId, sum], row) => ({
      id: idAt(at, row, seededRandom(productId)),
      productId,
      orderId: null,
      kind,
      delta: -sum,
      reason,
      actorId: sampleStaff.id,
      createdAt: new Date(at),
    }));
  };
  return [
    ...entries('RECEIVED', 'SOLD', start, null),
    ...entries('ADJUSTED', 'RETURNED', end - SECOND, 'Returned pieces written off.'),
  ];
}
