import { createHash } from 'node:crypto';
import type { OrderStatus, orderDetails, orderEvents, orders } from '../schema.ts';
import { DAY, REFERENCE } from './calendar.ts';
import { pick, sampleStaff, type SampleCustomer } from './customers.ts';
import { historyOf, type Step } from './history.ts';
import { idAt } from './ids.ts';
import type { Movement } from './ledger.ts';
import { sampleOrderNumber } from './order-numbers.ts';
import { sampleNotes } from './people.ts';

/** What is on offer, at today's price. */
export type Offer = { id: string; name: string; sku: string; price: bigint };

export type OrderPlan = {
  /** Of all sample orders; number, key and ids come from it. */
  index: number;
  customer: SampleCustomer;
  placedAt: number;
  status: OrderStatus;
  /** The stock it takes is settled before. */
  closing: number;
};

export type SampleOrder = {
  order: typeof orders.$inferInsert;
  details: (typeof orderDetails.$inferInsert)[];
  events: (typeof orderEvents.$inferInsert)[];
  movements: Movement[];
};

const MOST_LINES = 9;
/** More than an order has rows in any table. */
const ROWS_PER_ORDER = 64;
const REASONS = ['Ordered by mistake.', 'Found it nearer by.', 'Wrong colour after all.', null];

export const ORDER_KEY_PREFIX = 'sample-order-';

/** An order with all that placing it and moving it on leaves behind. */
export function sampleOrder(
  plan: OrderPlan,
  offers: readonly Offer[],
  currency: string,
  random: () => number,
): SampleOrder {
  const { index, customer, placedAt, status } = plan;
  const nextId = (at: number, row: number) => idAt(at, index * ROWS_PER_ORDER + row, random);
  const orderId = nextId(placedAt, 0);
  const steps = historyOf(status, placedAt, plan.closing, random);
  const details = choose(offers, 1 + Math.floor(MOST_LINES * random()), random).map((offer, line) => ({
    id: nextId(placedAt, line),
    orderId,
    productId: offer.id,
    position: line + 1,
    productName: offer.name,
    sku: offer.sku,
    unitPrice: priceAt(placedAt, offer.price),
    quantity: 1 + Math.floor(4 * random() ** 3),
  }));
  const total = details.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * BigInt(quantity), 0n);
  const idempotencyKey = `${ORDER_KEY_PREFIX}${index}`;
  const order = {
    id: orderId,
    number: sampleOrderNumber(index),
    customerId: customer.id,
    email: customer.email,
    status,
    currency,
    subtotal: total,
    total,
    shippingAddress: customer.address,
    notes: random() < 0.15 ? pick(sampleNotes, random) : null,
    idempotencyKey,
    fingerprint: createHash('sha256').update(idempotencyKey).digest(),
    placedAt: new Date(placedAt),
    updatedAt: new Date(steps.at(-1)!.at),
  };
  const events = steps.map((step, row) => ({
    id: nextId(step.at, row),
    orderId,
    from: step.from,
    to: step.to,
    actorId: actorOf(step, customer),
    note: step.to === 'CANCELLED' ? pick(REASONS, random) : null,
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
  if (cancelled) movements.push(...movementsAt('RETURNED', cancelled.at, actorOf(cancelled, customer)));
  return { order, details, events, movements };
}

/** Customers place their orders, and may call them off until somebody works on them. */
const actorOf = ({ from, to }: Step, customer: SampleCustomer) =>
  from === null || (from === 'PENDING' && to === 'CANCELLED') ? customer.id : sampleStaff.id;

/** Prices have gone up by two per cent each half year, until the sample's present. */
function priceAt(at: number, price: bigint): bigint {
  const halfYears = Math.floor((REFERENCE - at) / (182.5 * DAY));
  if (halfYears <= 0) return price;
  const then = (price * BigInt(100 - 2 * halfYears)) / 100n;
  return then - (then % 10n);
}

function choose(offers: readonly Offer[], count: number, random: () => number): Offer[] {
  const chosen = new Set<Offer>();
  while (chosen.size < Math.min(count, offers.length)) chosen.add(pick(offers, random));
  return [...chosen];
}
