import type { Stripe } from 'stripe';
import { z } from 'zod';
import { isUuid } from '../../../../platform/graphql/ids.ts';
import { toDecimal } from '../../../../platform/money/money.ts';
import { checkEvent, parseJson } from '../check-event.ts';
import type { PaymentRequest, ProviderEvent, ProviderPayment, ProviderRefund } from '../provider.ts';
import { fromStripeAmount, smallestStep } from './stripe-amount.ts';

/** Returns the payment's state according to its intent. */
export function paymentOf(
  intent: Stripe.PaymentIntent,
  { amount, currency }: PaymentRequest,
): ProviderPayment {
  const minorUnits = intent.status === 'succeeded' ? intent.amount_received : intent.amount;
  const actual = fromStripeAmount(minorUnits, intent.currency.toUpperCase());
  // If amount or currency differ, the intent was changed in Stripe's dashboard, and must be settled there.
  if (actual !== amount || intent.currency !== currency.toLowerCase()) {
    throw new Error(
      `intent ${intent.id} is for ${minorUnits} ${intent.currency}, but the payment is for ${amount} ${currency}`,
    );
  }
  const status = statusOf(intent);
  return {
    id: intent.id,
    status,
    failureReason: status === 'DECLINED' ? reasonOf(intent.last_payment_error) : null,
    clientSecret: status === 'UNCONFIRMED' ? intent.client_secret : null,
  };
}

/** All other statuses count as PROCESSING: the intent is being created, the bank has not decided, or the status is new at Stripe. */
const STATUSES: Partial<Record<string, ProviderPayment['status']>> = {
  requires_action: 'UNCONFIRMED',
  requires_capture: 'AUTHORIZED',
  succeeded: 'CAPTURED',
  canceled: 'VOIDED',
};

function statusOf({ status, last_payment_error }: Stripe.PaymentIntent): ProviderPayment['status'] {
  const hasEnded = status === 'canceled' || status === 'requires_payment_method';
  return hasEnded && last_payment_error ? 'DECLINED' : (STATUSES[status] ?? 'PROCESSING');
}

/** Stripe's messages of card errors are written for customers. All other messages are written for developers. */
function reasonOf(error: Stripe.PaymentIntent.LastPaymentError | null): string {
  if (error?.code === 'payment_intent_authentication_failure') return 'The payment was not confirmed.';
  return (error?.type === 'card_error' && error.message) || 'The payment was declined.';
}

/** Returns why the payment is refused, for customers; null if the error does not show that it is refused. */
export function refusalReason({ rawType, code, param, message }: Stripe.errors.StripeError): string | null {
  if (rawType === 'card_error') return message;
  if (code === 'amount_too_small') return 'The amount is too small to be paid this way.';
  if (code === 'amount_too_large') return 'The amount is too large to be paid this way.';
  return rawType === 'invalid_request_error' && (param === 'payment_method' || param === 'confirmation_token')
    ? 'This payment method cannot be used.'
    : null;
}

/** Explains why an amount that Stripe cannot express cannot be paid or refunded. */
export const inexactAmountReason = (currency: string): string =>
  `Amounts in ${currency} can only be paid in steps of ${toDecimal({ amount: smallestStep(currency), currency })}.`;

export function refundOf({ id, status, failure_reason }: Stripe.Refund): ProviderRefund {
  if (status === 'succeeded') return { id, status: 'SUCCEEDED', failureReason: null };
  return status === 'failed' || status === 'canceled'
    ? { id, status: 'FAILED', failureReason: `The refund failed (${failure_reason ?? status}).` }
    : { id, status: 'PENDING', failureReason: null };
}

const webhookMessage = z.object({
  id: z.string(),
  type: z.string(),
  data: z.object({ object: z.record(z.string(), z.unknown()) }),
});

/** The objects whose events concern a payment of ours. */
const paymentObject = z.object({
  object: z.enum(['payment_intent', 'refund', 'charge']),
  id: z.unknown(),
  payment_intent: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
});

/** Reads the body of a verified webhook. Events about other objects than payments and refunds have no payment id. */
export function eventOf(body: string): ProviderEvent | 'malformed' {
  const { data: event } = webhookMessage.safeParse(parseJson(body));
  if (!event) return 'malformed';
  const { id, type } = event;
  const { object } = event.data;
  if (!paymentObject.shape.object.safeParse(object['object']).success) {
    return checkEvent({ id, type, providerPaymentId: null, paymentId: null });
  }
  const { data: eventObject } = paymentObject.safeParse(object);
  if (!eventObject) return 'malformed';
  const intent = eventObject.object === 'payment_intent' ? eventObject.id : eventObject.payment_intent;
  const paymentId = eventObject.metadata?.['paymentId'];
  return checkEvent({
    id,
    type,
    providerPaymentId: (typeof intent === 'object' ? (intent as { id: string } | null)?.id : intent) ?? null,
    // Another program may use the same Stripe account with metadata of a different format.
    paymentId: typeof paymentId === 'string' && isUuid(paymentId) ? paymentId : null,
  });
}
