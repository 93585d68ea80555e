import type { Stripe } from 'stripe';
import { startStripeServer, type StripeServer } from '../support/stripe-server.ts';
import { openStripeShop, type StripeShop } from '../support/stripe-shop.ts';
import { until } from '../support/until.ts';

let stripe: StripeServer;
let shop: StripeShop;
beforeAll(async () => {
  stripe = await startStripeServer();
  shop = await openStripeShop(stripe, 'USD', { worker: {} });
});
afterAll(async () => {
  await shop.app.stop();
  await stripe.stop();
});

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
    const order = await shop.newOrder();
    await shop.pay(order, 'pm_card_authenticationRequired');
    stripe.books.confirm(shop.intentsOf(order)[0]!.id, 'succeeds');

    const statuses = await Promise.all(shuffled(shop.eventsOf(order)).map((event) => shop.deliver(event)));
    const paid = await until(
      () => shop.read(order),
      ({ status }) => status === 'PROCESSING',
    );
    const after = await Promise.all(shuffled(shop.eventsOf(order)).map((event) => shop.deliver(event)));

    expect(new Set([...statuses, ...after])).toEqual(new Set([200]));
    expect(paid).toMatchObject({ ...PAID, history: [{ to: 'PENDING' }, { to: 'PROCESSING' }] });
    expect(await shop.read(order)).toEqual(paid);
    expect(shop.chargesFor(order)).toEqual([1990]);
  });

  test('old events after a refund change nothing', async () => {
    const order = await shop.newOrder();
    const { payment } = await shop.pay(order, 'pm_card_visa');
    await shop.refund(payment.id);
    const before = await shop.read(order);

    await Promise.all(shuffled(shop.eventsOf(order)).map((event) => shop.deliver(event)));

    expect(await shop.read(order)).toEqual(before);
    expect([shop.chargesFor(order), shop.refundsOf(order).length]).toEqual([[1990], 1]);
  });
});
