import { hash } from 'node:crypto';
import type { OrderStatus, orderDetails, orderEvents, orders } from '../platform/db/schema.ts';
import { DAY, SAMPLE_NOW } from './calendar.ts';
import { pick, sampleStaff, type SampleCustomer } from './customers.ts';
import type { SampleCode } from './discount-codes.ts';
import { historyOf, type Step } from './history.ts';
import { lineOptionsOf } from './groups.ts';
import { idAt } from './ids.ts';
import type { Movement } from './ledger.ts';
import { sampleOrderNumber } from './order-numbers.ts';
import { paymentStatusOf, samplePayment, type SamplePayment } from './payments.ts';
import { sampleNotes } from './people.ts';
import type { OrderableProduct, PriceOrder, SampleLine } from './prices.ts';
import { seededRandom } from './random.ts';
import { codesFor, type Redemption } from './redemptions.ts';
import { SAMPLE_RATES } from './tax-rates.ts';

type OrderPlan = {
  /** Index among all sample orders. Determines number, keys and ids. */
  index: number;
  customer: SampleCustomer;
  placedAt: number;
  status: OrderStatus;
  /** If the order is cancelled, that happens before this time. */
  cancelledBefore: number;
};

/** Data from which orders are generated. */
export type OrderGeneratorInput = {
  currency: string;
  price: PriceOrder;
  products: readonly OrderableProduct[];
  codes: readonly SampleCode[];
  /** Code uses of the earlier orders. */
  redeemed: readonly Redemption[];
};

export type SampleOrder = {
  order: typeof orders.$inferInsert & { id: string };
  details: (typeof orderDetails.$inferInsert)[];
  events: (typeof orderEvents.$inferInsert)[];
  movements: Movement[];
  redemptions: Redemption[];
} & SamplePayment;

const MAX_LINES = 9;
/** Larger than the number of rows that one order has in any table. */
const ROWS_PER_ORDER = 64;
const REASONS = ['Ordered by mistake.', 'Found it in a shop nearby.', 'Chose the wrong color.', null];

export const ORDER_KEY_PREFIX = 'sample-order-';

/** Generates an order with its lines, history, stock movements, code uses and payment. */
export async function sampleOrder(
  plan: OrderPlan,
  input: OrderGeneratorInput,
  random: () => number,
): Promise<SampleOrder> {
  const { index, customer, placedAt, status } = plan;
  const nextId = (at: number, row: number) => idAt(at, index * ROWS_PER_ORDER + row, random);
  const orderId = nextId(placedAt, 0);
  const steps = historyOf(status, placedAt, plan.cancelledBefore, random);
  const lines = choose(input.products, 1 + Math.floor(MAX_LINES * random()), random).map(
    (product): SampleLine => ({
      product: { ...product, price: priceAt(placedAt, product.price) },
      quantity: 1 + Math.floor(4 * random() ** 3),
    }),
  );
  const discounts = codesFor(
    { customerId: customer.id, placedAt, lines },
    input.codes,
    input.redeemed,
    seededRandom(`codes ${index}`),
  );
  const { currency } = input;
  const { lines: amounts, ...totals } = await input.price({
    currency,
    lines,
    discounts,
    rates: SAMPLE_RATES,
  });
  const details = lines.map(({ product, quantity }, line) => ({
    id: nextId(placedAt, line),
    orderId,
    productId: product.id,
    position: line + 1,
    productName: product.name,
    sku: product.sku,
    options: lineOptionsOf(product.sku),
    unitPrice: product.price,
    quantity,
    discount: amounts[line]!.discount,
    discountAllocations: amounts[line]!.allocations,
    tax: amounts[line]!.tax,
  }));
  const idempotencyKey = `${ORDER_KEY_PREFIX}${index}`;
  const order = {
    id: orderId,
    number: sampleOrderNumber(index),
    customerId: customer.id,
    email: customer.email,
    status,
    currency,
    ...totals,
    shippingAddress: customer.address,
    notes: random() < 0.15 ? pick(sampleNotes, random) : null,
    idempotencyKey,
    fingerprint: hash('sha256', idempotencyKey, 'buffer'),
    placedAt: new Date(placedAt),
    updatedAt: new Date(steps.at(-1)!.at),
  };
  const isPaid = order.total > 0n;
  const events = steps.map((step, row) => ({
    id: nextId(step.at, row),
    orderId,
    from: step.from,
    to: step.to,
    actorId: actorOf(step, customer, isPaid),
    note: noteOf(step, isPaid, random),
    at: new Date(step.at),
  }));
  const movementsAt = (kind: 'SOLD' | 'RETURNED', at: number, actorId: string | null): Movement[] =>
    details.map(({ productId, quantity }, line) => ({
      id: nextId(at, line),
      productId,
      orderId,
      kind,
      delta: kind === 'SOLD' ? -quantity : quantity,
      reason: null,
      actorId,
      createdAt: new Date(at),
    }));
  const movements = movementsAt('SOLD', placedAt, null);
  const cancelled = steps.find(({ to }) => to === 'CANCELLED');
  if (cancelled)
    movements.push(...movementsAt('RETURNED', cancelled.at, actorOf(cancelled, customer, isPaid)));
  const redemptions = discounts.map((code, row) => ({
    id: nextId(placedAt, row),
    discountCodeId: code.id,
    orderId,
    customerId: customer.id,
    // In the sample, a limit per customer is always one use.
    customerUse: code.maxUsesPerCustomer,
    returnedAt: cancelled ? new Date(cancelled.at) : null,
    createdAt: new Date(placedAt),
  }));
  const payment = samplePayment(order, steps, index, nextId);
  return {
    order: { ...order, paymentStatus: paymentStatusOf(order.total, payment) },
    details,
    events,
    movements,
    redemptions,
    ...payment,
  };
}

/** Customers place orders and cancel unpaid ones. A payment starts the processing (null). Staff make all other steps. */
function actorOf({ from, to }: Step, customer: SampleCustomer, isPaid: boolean): string | null {
  if (to === 'PROCESSING' && isPaid) return null;
  return from === null || (from === 'PENDING' && to === 'CANCELLED') ? customer.id : sampleStaff.id;
}

function noteOf({ to }: Step, isPaid: boolean, random: () => number): string | null {
  if (to === 'CANCELLED') return pick(REASONS, random);
  return to === 'PROCESSING' && isPaid ? 'Paid.' : null;
}

/** Prices rose by two percent every half year until the sample's "now". */
function priceAt(at: number, price: bigint): bigint {
  const halfYears = Math.floor((SAMPLE_NOW - at) / (182.5 * DAY));
  if (halfYears <= 0) return price;
  const then = (price * BigInt(100 - 2 * halfYears)) / 100n;
  return then - (then % 10n);
}

function choose(
  products: readonly OrderableProduct[],
  count: number,
  random: () => number,
): OrderableProduct[] {
  const chosen = new Set<OrderableProduct>();
  while (chosen.size < Math.min(count, products.length)) chosen.add(pick(products, random));
  return [...chosen];
}
