import type { OrderStatus } from '../platform/db/schema.ts';
import { AFTER_SAMPLE, ORDER_INTERVAL, ORDERS_PER_CUSTOMER, SECOND } from './calendar.ts';
import { customerByNumber, CUSTOMER_COUNT, sampleStaff, type SampleUser } from './customers.ts';
import { SAMPLE_ORDER_COUNT } from './sample-orders.ts';
import { idAt } from './ids.ts';
import { sumByProduct, type Movement } from './ledger.ts';
import { sampleOrder, type OrderGeneratorInput, type SampleOrder } from './orders.ts';
import { seededRandom } from './random.ts';

/** Returns when the time slot of an order begins. The previous order is placed before it. */
export const slotStart = (index: number) => AFTER_SAMPLE + (index - SAMPLE_ORDER_COUNT) * ORDER_INTERVAL;

/** Returns the number of generated customers at the time of an order. */
const customersBefore = (index: number) => Math.ceil((index - SAMPLE_ORDER_COUNT) / ORDERS_PER_CUSTOMER);

/** Generates an order that is placed after the orders of the sample. All its stock movements happen before `batchEnd`. */
export function furtherOrder(
  index: number,
  status: OrderStatus,
  batchEnd: number,
  input: OrderGeneratorInput,
): Promise<SampleOrder> {
  const random = seededRandom(`order ${index}`);
  const placedAt = slotStart(index) + SECOND + Math.floor(9 * SECOND * random());
  const customer = customerByNumber(Math.floor((CUSTOMER_COUNT + customersBefore(index + 1)) * random()));
  const cancelledBefore = batchEnd - 2 * SECOND;
  return sampleOrder({ index, customer, placedAt, status, cancelledBefore }, input, random);
}

/** Generates the customers that register for a range of orders. */
export function furtherCustomers(from: number, to: number): SampleUser[] {
  const first = customersBefore(from);
  return Array.from({ length: customersBefore(to) - first }, (_, place) => {
    const { address: _address, ...user } = customerByNumber(CUSTOMER_COUNT + first + place);
    return user;
  });
}

/**
 * Generates stock movements that balance a period: receipts of the sold quantity at `start`, and write-offs of the returned
 * quantity before `end`. The stock at the end equals the stock at the start. The receipts have the kind RECEIVED, like the initial
 * stock of a new product.
 */
export function balancingMovements(moved: readonly Movement[], start: number, end: number): Movement[] {
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
