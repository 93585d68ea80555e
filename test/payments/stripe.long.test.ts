import { randomUUID } from 'node:crypto';
import type { Stripe } from 'stripe';
import { stripeProvider } from '../../src/shop/payments/providers/stripe/stripe.ts';
import { newShopper, newStaffMember, type Actor, type Shopper } from '../support/actors.ts';
import { startApp, type App, type AppOptions } from '../support/app.ts';
import { signed, startStripeServer, type StripeServer } from '../support/stripe-server.ts';
import { until } from '../support/until.ts';

type Shop = { app: App; customer: Shopper; staff: Actor };

let stripe: StripeServer;
let shop: Shop;
const provider = () => stripeProvider({ ...stripe, apiBase: stripe.url });
async function openShop(currency: string, options: AppOptions = {}): Promise<Shop> {
  const app = await startApp({ currency, paymentProvider: provider(), ...options });
  return { app, customer: await newShopper(app), staff: await newStaffMember(app) };
}
beforeAll(async () => {
  stripe = await startStripeServer();
  shop = await openShop('USD', { worker: {} });
});
afterAll(async () => {
  await shop.app.stop();
  await stripe.stop();
});

/** Places an unpaid order: 19.90 if the currency has hundredths. */
const newOrder = ({ customer } = shop, price = 1990n) => customer.buy(1, { price });
type Order = Awaited<ReturnType<typeof newOrder>>;

const pay = ({ id }: Order, token: string, key?: string, { customer } = shop) => customer.pay(id, token, key);
const refund = (
  paymentId: string,
  amount?: string,
  idempotencyKey: string = randomUUID(),
  { staff } = shop,
) => staff.refund(paymentId, { amount, idempotencyKey });
const read = ({ id }: Order) => shop.customer.order(id);

const intentsOf = ({ number }: Order) =>
  [...stripe.books.intents.values()].filter(({ metadata }) => metadata['orderNumber'] === number);
const refundsOf = (order: Order) => intentsOf(order).flatMap(({ id }) => stripe.books.refundsOf(id));
/** Returns the amounts charged for an order, one per charge. */
const chargesFor = (order: Order) =>
  intentsOf(order).flatMap(({ amount_received }) => (amount_received > 0 ? [amount_received] : []));
/** Returns Stripe's events about an order, the oldest first. */
const eventsOf = (order: Order) => intentsOf(order).flatMap(({ id }) => stripe.books.eventsAbout(id));

async function deliver(event: Stripe.Event, how: Parameters<typeof signed>[1] = {}): Promise<number> {
  const { status } = await fetch(`${shop.app.url}/webhooks/payments`, {
    method: 'POST',
    ...signed(event, how),
  });
  return status;
}

const PAID = { status: 'PROCESSING', paymentStatus: 'PAID', amountDue: { amount: '0.00' } };

describe('confirmation and webhooks', () => {
  /** Twenty copies of each, shuffled. */
  const shuffled = (events: Stripe.Event[]) =>
    Array.from({ length: 20 }, () => events)
      .flat()
      .map((event) => ({ event, at: Math.random() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ event }) => event);

  test('webhooks sent 20 times, concurrent and in any order, apply once', async () => {
    const order = await newOrder();
    await pay(order, 'pm_card_authenticationRequired');
    stripe.books.confirm(intentsOf(order)[0]!.id, 'succeeds');

    const statuses = await Promise.all(shuffled(eventsOf(order)).map((event) => deliver(event)));
    const paid = await until(
      () => read(order),
      ({ status }) => status === 'PROCESSING',
    );
    const after = await Promise.all(shuffled(eventsOf(order)).map((event) => deliver(event)));

    expect(new Set([...statuses, ...after])).toEqual(new Set([200]));
    expect(paid).toMatchObject({ ...PAID, history: [{ to: 'PENDING' }, { to: 'PROCESSING' }] });
    expect(await read(order)).toEqual(paid);
    expect(chargesFor(order)).toEqual([1990]);
  });

  test('old events after a refund change nothing', async () => {
    const order = await newOrder();
    const { payment } = await pay(order, 'pm_card_visa');
    await refund(payment.id);
    const before = await read(order);

    await Promise.all(shuffled(eventsOf(order)).map((event) => deliver(event)));

    expect(await read(order)).toEqual(before);
    expect([chargesFor(order), refundsOf(order).length]).toEqual([[1990], 1]);
  });
});
