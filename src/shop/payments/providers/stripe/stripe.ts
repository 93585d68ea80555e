import { Stripe } from 'stripe';
import type { PaymentProvider, PaymentRequest } from '../provider.ts';
import { toStripeAmount } from './stripe-amount.ts';
import { eventOf, paymentOf, refundOf, inexactAmountReason } from './stripe-responses.ts';
import { authorize, cancelIntent, searchIntent, currentState } from './stripe-intents.ts';

type StripeOptions = {
  secretKey: string;
  /** For clients. Null if not configured. */
  publishableKey: string | null;
  /** Signing secret of the webhook endpoint /webhooks/payments at Stripe. */
  webhookSecret: string;
  /** Null: Stripe's default. */
  apiBase: string | null;
};

/** Stripe's recommendation. Older signatures are rejected: they may be replayed by an attacker. */
const SIGNATURE_LIFETIME_SECONDS = 300;

const { StripeInvalidRequestError, StripeSignatureVerificationError } = Stripe.errors;

/** Uses Stripe's payment intents with manual capture: the money is reserved first and captured by a separate request. */
export function stripeProvider({
  secretKey,
  publishableKey,
  webhookSecret,
  apiBase,
}: StripeOptions): PaymentProvider {
  const stripe = new Stripe(secretKey, {
    // Banks can be slow, and a customer waits. With one retry, a step takes at most 30 seconds.
    timeout: 15_000,
    // Retries use the same idempotency key. A call that still has no response is repeated later.
    maxNetworkRetries: 1,
    telemetry: false,
    ...(apiBase && addressOf(apiBase)),
  });
  const { paymentIntents, refunds } = stripe;

  return {
    name: 'stripe',
    publishableKey,
    authorize: (payment) => authorize(stripe, payment),

    // Capture and cancellation have no idempotency key: Stripe captures or cancels an intent only once. With a key, Stripe would
    // replay a failed response for a day.
    capture: async (payment) => {
      const id = idOf(payment);
      try {
        return paymentOf(await paymentIntents.capture(id), payment);
      } catch (error) {
        if (!(error instanceof StripeInvalidRequestError)) throw error;
        const intent = await paymentIntents.retrieve(id);
        if (intent.status === 'requires_capture') throw error;
        return paymentOf(intent, payment);
      }
    },

    void: async (payment) => {
      if (payment.providerPaymentId)
        return paymentOf(await cancelIntent(stripe, payment.providerPaymentId), payment);
      // Without a stored id, repeats the creation: with the same key, Stripe returns the id of the first request.
      const known = await authorize(stripe, payment);
      return known.id ? paymentOf(await cancelIntent(stripe, known.id), payment) : known;
    },

    refund: async (payment, { refundId, amount, providerRefundId }) => {
      if (providerRefundId) return refundOf(await refunds.retrieve(providerRefundId));
      const { paymentId, currency } = payment;
      const stripeAmount = toStripeAmount({ amount, currency });
      if (stripeAmount === null)
        return { id: null, status: 'FAILED', failureReason: inexactAmountReason(currency) };
      const intent = idOf(payment);
      // The idempotency key expires, so look for the refund first.
      for await (const refund of refunds.list({ payment_intent: intent, limit: 100 })) {
        if (refund.metadata?.['refundId'] === refundId) return refundOf(refund);
      }
      try {
        return refundOf(
          await refunds.create(
            { payment_intent: intent, amount: stripeAmount, metadata: { refundId, paymentId } },
            { idempotencyKey: `refund-${refundId}` },
          ),
        );
      } catch (error) {
        if (!(error instanceof StripeInvalidRequestError)) throw error;
        return {
          id: null,
          status: 'FAILED',
          failureReason: `Stripe rejected the refund (${error.code ?? error.rawType}).`,
        };
      }
    },

    find: async (payment) => {
      const id = payment.providerPaymentId;
      const intent = id ? await paymentIntents.retrieve(id) : await searchIntent(stripe, payment);
      return intent && currentState(stripe, payment, intent);
    },

    parseWebhook: async (rawBody, headers) => {
      const signature = [headers['stripe-signature'] ?? ''].flat().join();
      try {
        await stripe.webhooks.signature!.verifyHeaderAsync(
          rawBody,
          signature,
          webhookSecret,
          SIGNATURE_LIFETIME_SECONDS,
        );
      } catch (error) {
        if (error instanceof StripeSignatureVerificationError) return null;
        throw error;
      }
      return eventOf(rawBody.toString());
    },
  };
}

function addressOf(apiBase: string) {
  const { protocol, hostname, port } = new URL(apiBase);
  return protocol === 'http:'
    ? { protocol: 'http' as const, host: hostname, port: port || 80 }
    : { host: hostname, port: port || 443 };
}

function idOf({ paymentId, providerPaymentId }: PaymentRequest): string {
  if (!providerPaymentId) throw new Error(`payment ${paymentId} has no Stripe intent`);
  return providerPaymentId;
}
