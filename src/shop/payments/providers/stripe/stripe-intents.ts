import { Stripe } from 'stripe';
import type { PaymentRequest, ProviderPayment } from '../provider.ts';
import { toStripeAmount } from './stripe-amount.ts';
import { paymentOf, refusalReason, stepsOf } from './stripe-responses.ts';

/** Stripe forgets an idempotency key after 24 hours at the earliest: what is sent again later is done again. */
const KEYS_LAST_MS = 23 * 3_600_000;

/** Reserves the money by an intent that is confirmed at once. */
export async function authorize(stripe: Stripe, payment: PaymentRequest): Promise<ProviderPayment> {
  const { providerPaymentId, createdAt, currency } = payment;
  if (providerPaymentId) {
    return standing(stripe, payment, await stripe.paymentIntents.retrieve(providerPaymentId));
  }
  const amount = toStripeAmount(payment);
  if (amount === null) return decline(stripe, payment, stepsOf(currency));
  if (createdAt.getTime() < Date.now() - KEYS_LAST_MS) {
    const intent = await searchIntent(stripe, payment);
    return intent
      ? standing(stripe, payment, intent)
      : decline(stripe, payment, 'The payment was not completed in time.');
  }
  try {
    return await standing(stripe, payment, await createIntent(stripe, payment, amount));
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const reason = refusalReason(error);
    if (reason) return decline(stripe, payment, reason, error.payment_intent?.id);
    // That something went wrong at Stripe is answered for as long as the key lasts, whatever came of it.
    const intent = isReplayed(error) ? await searchIntent(stripe, payment) : null;
    if (!intent) throw error;
    return standing(stripe, payment, intent);
  }
}

async function createIntent(
  { paymentIntents }: Stripe,
  { paymentId, orderNumber, currency, token }: PaymentRequest,
  amount: number,
): Promise<Stripe.PaymentIntent> {
  if (!token) throw new Error(`there is nothing to pay ${paymentId} with`);
  const intent = await paymentIntents.create(
    {
      amount,
      currency: currency.toLowerCase(),
      payment_method: token,
      confirm: true,
      capture_method: 'manual',
      // What leads to another site would need an address to come back to.
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      // Stripe's client shows the customer what there is to confirm.
      use_stripe_sdk: true,
      metadata: { paymentId, orderNumber },
    },
    { idempotencyKey: `payment-${paymentId}` },
  );
  // An answer that is repeated says how it stood at first.
  return isReplayed(intent.lastResponse) ? paymentIntents.retrieve(intent.id) : intent;
}

const isReplayed = ({ headers }: { headers?: Record<string, string> }) =>
  headers?.['idempotent-replayed'] === 'true';

/** By an index that is a minute behind, at bad times an hour: what it does not have may be there all the same. */
export async function searchIntent(
  { paymentIntents }: Stripe,
  { paymentId }: PaymentRequest,
): Promise<Stripe.PaymentIntent | null> {
  const { data } = await paymentIntents.search({ query: `metadata['paymentId']:'${paymentId}'`, limit: 1 });
  return data[0] ?? null;
}

/** How the payment stands. A declined intent is given up: else the customer's client could confirm it at any time. */
export async function standing(
  stripe: Stripe,
  payment: PaymentRequest,
  intent: Stripe.PaymentIntent,
): Promise<ProviderPayment> {
  const found = paymentOf(intent, payment);
  return intent.status === 'requires_payment_method' && found.failureReason
    ? decline(stripe, payment, found.failureReason, intent.id)
    : found;
}

async function decline(
  stripe: Stripe,
  payment: PaymentRequest,
  failureReason: string,
  id: string | null = null,
): Promise<ProviderPayment> {
  const intent = id ? await cancelIntent(stripe, id) : null;
  return intent && intent.status !== 'canceled'
    ? paymentOf(intent, payment)
    : { id, status: 'DECLINED', failureReason, clientSecret: null };
}

/** Gives an intent up, unless it is past that: how it stands then. */
export async function cancelIntent({ paymentIntents }: Stripe, id: string): Promise<Stripe.PaymentIntent> {
  try {
    return await paymentIntents.cancel(id);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return paymentIntents.retrieve(id);
    throw error;
  }
}
