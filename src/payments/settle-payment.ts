import { transaction, type Database } from '../db/client.ts';
import { lockOrder, ordersByIds } from '../orders/repository.ts';
import { isOver } from './order-payment.ts';
import type { PaymentProvider, PaymentRequest, ProviderPayment } from './provider.ts';
import { recordPayment, type PaymentWithOrder } from './record-payment.ts';
import { giveBackRest } from './refund-rows.ts';
import { lockPayment, paymentById, refundsByPaymentIds } from './repository.ts';
import { settleRefund } from './settle-refund.ts';

/** More than any payment takes: asked for, captured, and whatever somebody else did meanwhile. */
const MOST_STEPS = 6;
/** Who has not confirmed by then will not, and shall be able to pay otherwise. */
const CONFIRMED_WITHIN_MS = 60 * 60 * 1000;

type News = { providerPaymentId: string | null };

export type Settled = PaymentWithOrder & { clientSecret: string | null };

/**
 * Moves a payment on to where its order wants it: captured, or where the order was cancelled given up or given back. Asks
 * the provider step by step and writes down each answer before the next. Whoever finds a payment may call it, at any time
 * and several at once: every step can be done again with the same outcome.
 *
 * `news`: the provider is asked first how the payment and its refunds stand, also where there was nothing more to do; it may
 * have come before we knew the provider's id.
 */
export async function settlePayment(
  db: Database,
  provider: PaymentProvider,
  paymentId: string,
  news: News | null = null,
): Promise<Settled> {
  let current = await paymentWithOrder(db, paymentId);
  let clientSecret: string | null = null;
  let ask = news ? provider.find : nextStep(current, provider);
  for (let step = 0; ask && step < MOST_STEPS; step++) {
    const answer = await ask(requestFor(current, news));
    if (answer) current = await recordPayment(db, current.payment, answer);
    clientSecret = answer?.clientSecret ?? null;
    ask = nextStep(current, provider, answer);
  }
  await giveBackIfCancelled(db, current);
  for (const refund of await refundsByPaymentIds(db, [paymentId])) {
    if (refund.status === 'PENDING' || (news && refund.status === 'SUCCEEDED')) {
      await settleRefund(db, provider, requestFor(current, news), refund);
      current = await paymentWithOrder(db, paymentId);
    }
  }
  return { ...current, clientSecret };
}

export async function paymentWithOrder(db: Database, paymentId: string): Promise<PaymentWithOrder> {
  const payment = await paymentById(db, paymentId);
  const [order] = payment ? await ordersByIds(db, [payment.orderId]) : [];
  if (!payment || !order) throw new Error(`there is no payment ${paymentId}`);
  return { payment, order };
}

type Step = (payment: PaymentRequest) => Promise<ProviderPayment | null>;

/** What is to be asked of the provider after its last answer; null where there is nothing more to do. */
function nextStep(
  { payment: { status, createdAt }, order }: PaymentWithOrder,
  provider: PaymentProvider,
  answer: ProviderPayment | null = null,
): Step | null {
  const isWaiting = answer?.status === 'UNCONFIRMED' || answer?.status === 'PROCESSING';
  // Over for us and not for the provider: it shall not be taken later.
  if (status === 'FAILED' || status === 'VOIDED') {
    return isWaiting || answer?.status === 'AUTHORIZED' ? provider.void : null;
  }
  const isWanted = order.status !== 'CANCELLED';
  if (status === 'AUTHORIZED') return isWanted ? provider.capture : provider.void;
  if (status !== 'PENDING') return null;
  const isForgotten =
    answer?.status === 'UNCONFIRMED' && createdAt.getTime() < Date.now() - CONFIRMED_WITHIN_MS;
  if (!isWanted || isForgotten) return provider.void;
  return isWaiting ? null : provider.authorize;
}

const requestFor = ({ payment, order }: PaymentWithOrder, news: News | null): PaymentRequest => ({
  paymentId: payment.id,
  orderNumber: order.number,
  amount: payment.amount,
  currency: payment.currency,
  token: payment.paymentToken,
  providerPaymentId: payment.providerPaymentId ?? news?.providerPaymentId ?? null,
  createdAt: payment.createdAt,
});

/** What was captured before the order was cancelled, and what failed to go back. */
async function giveBackIfCancelled(db: Database, { payment, order }: PaymentWithOrder): Promise<void> {
  if (order.status !== 'CANCELLED' || payment.capturedAt === null || isOver(payment)) return;
  await transaction(db, async (tx) => {
    await lockOrder(tx, order.id, null);
    await giveBackRest(tx, await lockPayment(tx, payment.id));
  });
}
