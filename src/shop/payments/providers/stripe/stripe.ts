import { Stripe } from 'stripe';
import type { PaymentProvider, PaymentRequest } from '../provider.ts';
import { toStripeAmount } from './stripe-amount.ts';
import { eventOf, paymentOf, refundOf, stepsOf } from './stripe-responses.ts';
import { authorize, cancelIntent, searchIntent, standing } from './stripe-intents.ts';

type StripeOptions = {
  secretKey: string;
  /** Of the endpoint that Stripe was told to post to: /webhooks/payments. */
  webhookSecret: string;
  /** Null: Stripe's own. */
  apiBase: string | null;
};

const { StripeInvalidRequestError, StripeSignatureVerificationError } = Stripe.errors;

/** Stripe's payment intents: the money is reserved first, and taken by a request of its own. */
export function stripeProvider({ secretKey, webhookSecret, apiBase }: StripeOptions): PaymentProvider {
  const stripe = new Stripe(secretKey, {
    // A bank may take its time, and a customer waits: half a minute at most for each step, with the repeat.
    timeout: 15_000,
    // Under the same idempotency key. Whatever has no answer then is asked about later.
    maxNetworkRetries: 1,
    telemetry: false,
    ...(apiBase && addressOf(apiBase)),
  });
  const { paymentIntents, refunds } = stripe;

  return {
    name: 'stripe',
    authorize: (payment) => authorize(stripe, payment),

    // Neither capture nor cancellation bears a key of ours: an intent goes through each but once, and under a key one bad
    // answer would be repeated for a day.
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
      // Asked for again under its key it has an id, however the first request went.
      const known = await authorize(stripe, payment);
      return known.id ? paymentOf(await cancelIntent(stripe, known.id), payment) : known;
    },

    refund: async (payment, { refundId, amount, providerRefundId }) => {
      if (providerRefundId) return refundOf(await refunds.retrieve(providerRefundId));
      const { paymentId, currency } = payment;
      const stripeAmount = toStripeAmount({ amount, currency });
      if (stripeAmount === null) return { id: null, status: 'FAILED', failureReason: stepsOf(currency) };
      const intent = idOf(payment);
      // Stripe forgets the key some day, and the refund never.
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
          failureReason: `Stripe refused it (${error.code ?? error.rawType}).`,
        };
      }
    },

    find: async (payment) => {
      const id = payment.providerPaymentId;
      const intent = id ? await paymentIntents.retrieve(id) : await searchIntent(stripe, payment);
      return intent && standing(stripe, payment, intent);
    },

    readWebhook: async (rawBody, headers) => {
      const signature = [headers['stripe-signature'] ?? ''].flat().join();
      try {
        return eventOf(await stripe.webhooks.constructEventAsync(rawBody, signature, webhookSecret));
      } catch (error) {
        if (error instanceof StripeSignatureVerificationError) return null;
        throw error;
      }
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
  if (!providerPaymentId) throw new Error(`the intent of ${paymentId} is not known`);
  return providerPaymentId;
}
