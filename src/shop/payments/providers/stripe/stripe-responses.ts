import type { Stripe } from 'stripe';
import { isUuid } from '../../../../platform/graphql/ids.ts';
import { toDecimal } from '../../../../platform/money/money.ts';
import type { PaymentRequest, ProviderEvent, ProviderPayment, ProviderRefund } from '../provider.ts';
import { fromStripeAmount, smallestStep } from './stripe-amount.ts';

/** How the payment stands by its intent. */
export function paymentOf(
  intent: Stripe.PaymentIntent,
  { amount, currency }: PaymentRequest,
): ProviderPayment {
  const minorUnits = intent.status === 'succeeded' ? intent.amount_received : intent.amount;
  const actual = fromStripeAmount(minorUnits, intent.currency.toUpperCase());
  // Somebody has changed it in Stripe's dashboard, and has to settle it there.
  if (actual !== amount || intent.currency !== currency.toLowerCase()) {
    throw new Error(
      `the intent ${intent.id} is for ${minorUnits} ${intent.currency}, the payment for ${amount} ${currency}`,
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

/** Whatever else there is, is under way: its creation, the bank's decision, or something that is new at Stripe. */
const STATUSES: Partial<Record<string, ProviderPayment['status']>> = {
  requires_action: 'UNCONFIRMED',
  requires_capture: 'AUTHORIZED',
  succeeded: 'CAPTURED',
  canceled: 'VOIDED',
};

function statusOf({ status, last_payment_error }: Stripe.PaymentIntent): ProviderPayment['status'] {
  const isOver = status === 'canceled' || status === 'requires_payment_method';
  return isOver && last_payment_error ? 'DECLINED' : (STATUSES[status] ?? 'PROCESSING');
}

/** Stripe writes the messages of card errors for customers, all others for developers. */
function reasonOf(error: Stripe.PaymentIntent.LastPaymentError | null): string {
  if (error?.code === 'payment_intent_authentication_failure') return 'The payment was not confirmed.';
  return (error?.type === 'card_error' && error.message) || 'The payment was declined.';
}

/** Why there will be no payment, for customers; null where an error leaves that open. */
export function refusalReason({ rawType, code, param, message }: Stripe.errors.StripeError): string | null {
  if (rawType === 'card_error') return message;
  if (code === 'amount_too_small') return 'The amount is too small to be paid this way.';
  if (code === 'amount_too_large') return 'The amount is too large to be paid this way.';
  return rawType === 'invalid_request_error' && param === 'payment_method'
    ? 'This payment method cannot be used.'
    : null;
}

/** Why an amount cannot be paid or refunded that Stripe has no number for. */
export const stepsOf = (currency: string): string =>
  `Amounts in ${currency} can only be paid in steps of ${toDecimal({ amount: smallestStep(currency), currency })}.`;

export function refundOf({ id, status, failure_reason }: Stripe.Refund): ProviderRefund {
  if (status === 'succeeded') return { id, status: 'SUCCEEDED', failureReason: null };
  return status === 'failed' || status === 'canceled'
    ? { id, status: 'FAILED', failureReason: `The refund failed (${failure_reason ?? status}).` }
    : { id, status: 'PENDING', failureReason: null };
}

/** An event about anything but a payment or its refunds says nothing to us. */
export function eventOf({ id, type, data: { object } }: Stripe.Event): ProviderEvent {
  const isOurs =
    'object' in object &&
    (object.object === 'payment_intent' || object.object === 'refund' || object.object === 'charge');
  if (!isOurs) return { id, type, providerPaymentId: null, paymentId: null };
  const intent = object.object === 'payment_intent' ? object : object.payment_intent;
  const paymentId = object.metadata?.['paymentId'];
  return {
    id,
    type,
    providerPaymentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
    // Whoever else has payments in the same account may have written what they like.
    paymentId: paymentId !== undefined && isUuid(paymentId) ? paymentId : null,
  };
}
