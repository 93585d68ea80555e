import { randomUUID } from 'node:crypto';
import type { Stripe } from 'stripe';
import { stripeProvider } from '../../src/shop/payments/providers/stripe/stripe.ts';
import { newShopper, newStaffMember, type Actor, type Shopper } from './actors.ts';
import { startApp, type App, type AppOptions } from './app.ts';
import { signed, type StripeServer } from './stripe-server.ts';

type OrderRef = { id: string; number: string };

export type StripeShop = Awaited<ReturnType<typeof openStripeShop>>;

/** Starts a shop that takes payments with Stripe, with a customer and a member of staff. */
export async function openStripeShop(stripe: StripeServer, currency = 'USD', options: AppOptions = {}) {
  const provider = stripeProvider({ ...stripe, apiBase: stripe.url });
  const app: App = await startApp({ currency, paymentProvider: provider, ...options });
  const customer: Shopper = await newShopper(app);
  const staff: Actor = await newStaffMember(app);

  const intentsOf = ({ number }: OrderRef) =>
    [...stripe.books.intents.values()].filter(({ metadata }) => metadata['orderNumber'] === number);

  return {
    app,
    customer,
    staff,
    /** Places an unpaid order: 19.90 if the currency has hundredths. */
    newOrder: (price = 1990n) => customer.buy(1, { price }),
    pay: ({ id }: OrderRef, token: string, key?: string) => customer.pay(id, token, key),
    refund: (paymentId: string, amount?: string, idempotencyKey: string = randomUUID()) =>
      staff.refund(paymentId, { amount, idempotencyKey }),
    read: ({ id }: OrderRef) => customer.order(id),
    /** What Stripe has stored about an order. */
    intentsOf,
    refundsOf: (order: OrderRef) => intentsOf(order).flatMap(({ id }) => stripe.books.refundsOf(id)),
    /** Returns the amounts charged for an order, one per charge. */
    chargesFor: (order: OrderRef) =>
      intentsOf(order).flatMap(({ amount_received }) => (amount_received > 0 ? [amount_received] : [])),
    /** Returns Stripe's events about an order, the oldest first. */
    eventsOf: (order: OrderRef) => intentsOf(order).flatMap(({ id }) => stripe.books.eventsAbout(id)),
    deliver: async (event: Stripe.Event, how: Parameters<typeof signed>[1] = {}): Promise<number> => {
      const { status } = await fetch(`${app.url}/webhooks/payments`, {
        method: 'POST',
        ...signed(event, how),
      });
      return status;
    },
  };
}
