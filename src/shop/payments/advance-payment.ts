import { transaction, type Database } from '../../platform/db/client.ts';
import { lockOrder } from '../orders/orders.sql.ts';
import { isLive, mustBeRefunded } from './order-payment.ts';
import type { PaymentProvider, PaymentRequest, ProviderPayment } from './providers/provider.ts';
import { recordPayment } from './record-payment.ts';
import type { PaymentWithOrder } from './commit-payment-change.sql.ts';
import { refundRemainder } from './refund-remainder.ts';
import { lockPayment, paymentWithOrder, refundsByPaymentIds } from './payments.sql.ts';
import { advanceRefund } from './advance-refund.ts';

/** Enough for authorization, capture, and steps after concurrent changes. A payment that needs more is in a loop. */
const MAX_STEPS = 6;
/** A payment that is unconfirmed for longer is voided, so that the customer can pay in another way. */
const CONFIRMATION_TIMEOUT_MS = 60 * 60 * 1000;

type ProviderUpdate = { providerPaymentId: string | null };

export type AdvancedPayment = PaymentWithOrder & { clientSecret: string | null };

/** Reads a payment and advances it. `update`: see `advanceFrom`. */
export const advancePayment = async (
  db: Database,
  provider: PaymentProvider,
  paymentId: string,
  update: ProviderUpdate | null = null,
): Promise<AdvancedPayment> => advanceFrom(db, provider, await paymentWithOrder(db, paymentId), update);

/**
 * Advances a payment to the state that its order needs: captured, or, if the order is cancelled, voided or refunded. Calls the
 * provider step by step, and stores each response before the next call. Every step is idempotent, so a payment can be advanced
 * at any time and concurrently. See docs/decisions/0007.
 *
 * `update` is not null if the provider reported a change. Then the payment and its refunds are first read from the provider, even
 * if no step is left. `update` can contain the provider's id, because the report may arrive before this id is stored.
 */
export async function advanceFrom(
  db: Database,
  provider: PaymentProvider,
  start: PaymentWithOrder,
  update: ProviderUpdate | null = null,
): Promise<AdvancedPayment> {
  const { id: paymentId, capturedAt } = start.payment;
  let current = start;
  let clientSecret: string | null = null;
  let step = update ? provider.find : nextStep(current, provider);
  for (let steps = 0; step; steps++) {
    if (steps === MAX_STEPS) throw new Error(`payment ${paymentId} is not settled after ${MAX_STEPS} steps`);
    const response = await step(requestFor(current, update));
    if (response) current = await recordPayment(db, current, response);
    clientSecret = response?.clientSecret ?? null;
    step = nextStep(current, provider, step, response);
  }
  await refundIfOwed(db, current);
  // Only a captured payment has refunds. If it was captured during this call, the request that inserts a refund advances it.
  const mayHaveRefunds =
    capturedAt !== null || update !== null || mustBeRefunded(current.order, current.payment);
  const hasRefunds = mayHaveRefunds && (await advanceRefunds(db, provider, current, update));
  if (hasRefunds) current = await paymentWithOrder(db, paymentId);
  return { ...current, clientSecret };
}

/** Advances the refunds that may change, and returns whether there were any. If one refund fails, the others are still advanced. */
async function advanceRefunds(
  db: Database,
  provider: PaymentProvider,
  current: PaymentWithOrder,
  update: ProviderUpdate | null,
): Promise<boolean> {
  const refunds = await refundsByPaymentIds(db, [current.payment.id]);
  const refundsToAdvance = refunds.filter(({ status, providerRefundId }) =>
    status === 'PENDING' ? true : update !== null && providerRefundId !== null,
  );
  const failures: unknown[] = [];
  for (const refund of refundsToAdvance) {
    const advancing = advanceRefund(db, provider, current.order.id, requestFor(current, update), refund);
    await advancing.catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some refunds failed');
  return refundsToAdvance.length > 0;
}

type Step = (payment: PaymentRequest) => Promise<ProviderPayment | null>;

/** Returns the next call to the provider after its last response; null if no call is needed. */
function nextStep(
  { payment, order }: PaymentWithOrder,
  provider: PaymentProvider,
  lastStep: Step | null = null,
  response: ProviderPayment | null = null,
): Step | null {
  const isWaiting = response?.status === 'UNCONFIRMED' || response?.status === 'PROCESSING';
  // The provider could not void the payment, and has not decided yet.
  if (isWaiting && lastStep === provider.void) return null;
  // The payment has ended in this shop but not at the provider. Void it at the provider, so that it cannot be captured later.
  if (!isLive(payment)) return isWaiting || response?.status === 'AUTHORIZED' ? provider.void : null;
  const isWanted = order.status !== 'CANCELLED';
  if (payment.status === 'AUTHORIZED') return isWanted ? provider.capture : provider.void;
  if (payment.status !== 'PENDING') return null;
  const isAbandoned =
    response?.status === 'UNCONFIRMED' && payment.createdAt.getTime() < Date.now() - CONFIRMATION_TIMEOUT_MS;
  if (!isWanted || isAbandoned) return provider.void;
  return isWaiting ? null : provider.authorize;
}

const requestFor = ({ payment, order }: PaymentWithOrder, update: ProviderUpdate | null): PaymentRequest => ({
  paymentId: payment.id,
  orderNumber: order.number,
  amount: payment.amount,
  currency: payment.currency,
  token: payment.paymentToken,
  providerPaymentId: payment.providerPaymentId ?? update?.providerPaymentId ?? null,
  createdAt: payment.createdAt,
});

/** Inserts a refund of a captured payment if its order was cancelled, or if another payment paid the order. */
async function refundIfOwed(db: Database, { payment, order }: PaymentWithOrder): Promise<void> {
  if (!mustBeRefunded(order, payment)) return;
  await transaction(db, async (tx) => {
    await lockOrder(tx, order.id, null);
    await refundRemainder(tx, await lockPayment(tx, payment.id));
  });
}
