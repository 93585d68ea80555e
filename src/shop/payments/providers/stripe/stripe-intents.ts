import { Stripe } from 'stripe';
import type { PaymentRequest, ProviderPayment } from '../provider.ts';
import { toStripeAmount } from './stripe-amount.ts';
import { paymentOf, refusalReason, inexactAmountReason } from './stripe-responses.ts';

/**
 * Stripe keeps an idempotency key for at least 24 hours. A request that is repeated later would run again. This value leaves a margin
 * of one hour.
 */
const KEY_LIFETIME_MS = 23 * 3_600_000;

/** Reserves the money with an intent that is confirmed at creation. */
export async function authorize(stripe: Stripe, payment: PaymentRequest): Promise<ProviderPayment> {
  const { providerPaymentId, createdAt, currency } = payment;
  if (providerPaymentId) {
    return currentState(stripe, payment, await stripe.paymentIntents.retrieve(providerPaymentId));
  }
  const amount = toStripeAmount(payment);
  if (amount === null) return decline(stripe, payment, inexactAmountReason(currency));
  if (createdAt.getTime() < Date.now() - KEY_LIFETIME_MS) {
    const intent = await searchIntent(stripe, payment);
    return intent
      ? currentState(stripe, payment, intent)
      : decline(stripe, payment, 'The payment was not completed in time.');
  }
  try {
    return await currentState(stripe, payment, await createIntent(stripe, payment, amount));
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const reason = refusalReason(error);
    if (reason) return decline(stripe, payment, reason, error.payment_intent?.id);
    // Stripe replays a server error for the lifetime of the key, even if the intent was created: search for the intent.
    const intent = isReplayed(error) ? await searchIntent(stripe, payment) : null;
    if (!intent) throw error;
    return currentState(stripe, payment, intent);
  }
}

async function createIntent(
  { paymentIntents }: Stripe,
  { paymentId, orderNumber, currency, token }: PaymentRequest,
  amount: number,
): Promise<Stripe.PaymentIntent> {
  if (!token) throw new Error(`payment ${paymentId} has no token`);
  const intent = await paymentIntents.create(
    {
      amount,
      currency: currency.toLowerCase(),
      // The Payment Element in a browser creates a confirmation token. Mobile libraries create a payment method.
      ...(token.startsWith('ctoken_') ? { confirmation_token: token } : { payment_method: token }),
      confirm: true,
      capture_method: 'manual',
      // A redirect to another site would need a return URL.
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      // Stripe's client library shows the confirmation to the customer.
      use_stripe_sdk: true,
      metadata: { paymentId, orderNumber },
    },
    { idempotencyKey: `payment-${paymentId}` },
  );
  // A replayed response contains the original state, so read the current one.
  return isReplayed(intent.lastResponse) ? paymentIntents.retrieve(intent.id) : intent;
}

const isReplayed = ({ headers }: { headers?: Record<string, string> }) =>
  headers?.['idempotent-replayed'] === 'true';

/** An intent that is not found may still exist: the search index is a minute behind, and up to an hour in outages of Stripe. */
export async function searchIntent(
  { paymentIntents }: Stripe,
  { paymentId }: PaymentRequest,
): Promise<Stripe.PaymentIntent | null> {
  const { data } = await paymentIntents.search({ query: `metadata['paymentId']:'${paymentId}'`, limit: 1 });
  return data[0] ?? null;
}

/** Returns the payment's state. Cancels a declined intent: otherwise the customer's client could still confirm it. */
export async function currentState(
  stripe: Stripe,
  payment: PaymentRequest,
  intent: Stripe.PaymentIntent,
): Promise<ProviderPayment> {
  const stripePayment = paymentOf(intent, payment);
  return intent.status === 'requires_payment_method' && stripePayment.failureReason
    ? decline(stripe, payment, stripePayment.failureReason, intent.id)
    : stripePayment;
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

/** Cancels an intent. If it can no longer be cancelled, returns its current state. */
export async function cancelIntent({ paymentIntents }: Stripe, id: string): Promise<Stripe.PaymentIntent> {
  try {
    return await paymentIntents.cancel(id);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return paymentIntents.retrieve(id);
    throw error;
  }
}
