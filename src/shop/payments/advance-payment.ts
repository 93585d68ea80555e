import { transaction, type Database } from '../../platform/db/client.ts';
import { lockOrder, ordersByIds } from '../orders/orders.sql.ts';
import { isLive, isOwed } from './order-payment.ts';
import type { PaymentProvider, PaymentRequest, ProviderPayment } from './providers/provider.ts';
import { recordPayment, type PaymentWithOrder } from './record-payment.ts';
import { giveBackRest } from './refund-rows.ts';
import { lockPayment, paymentById, refundsByPaymentIds } from './payments.sql.ts';
import { settleRefund } from './advance-refund.ts';

/** Asked for, captured, and whatever somebody else did meanwhile: a payment that takes more goes round in circles. */
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
export async function advancePayment(
  db: Database,
  provider: PaymentProvider,
  paymentId: string,
  news: News | null = null,
): Promise<Settled> {
  let current = await paymentWithOrder(db, paymentId);
  let clientSecret: string | null = null;
  let ask = news ? provider.find : nextStep(current, provider);
  for (let steps = 0; ask; steps++) {
    if (steps === MOST_STEPS) throw new Error(`the payment ${paymentId} does not come to an end`);
    const answer = await ask(requestFor(current, news));
    if (answer) current = await recordPayment(db, current.payment, answer);
    clientSecret = answer?.clientSecret ?? null;
    ask = nextStep(current, provider, ask, answer);
  }
  await giveBackIfOwed(db, current);
  const isSettled = await settleRefunds(db, provider, current, news);
  if (isSettled) current = await paymentWithOrder(db, paymentId);
  return { ...current, clientSecret };
}

/** Whether there was any. One that cannot be settled does not keep the others from it. */
async function settleRefunds(
  db: Database,
  provider: PaymentProvider,
  current: PaymentWithOrder,
  news: News | null,
): Promise<boolean> {
  const refunds = await refundsByPaymentIds(db, [current.payment.id]);
  const unsettled = refunds.filter(({ status, providerRefundId }) =>
    status === 'PENDING' ? true : news !== null && providerRefundId !== null,
  );
  const failures: unknown[] = [];
  for (const refund of unsettled) {
    const settling = settleRefund(db, provider, current.order.id, requestFor(current, news), refund);
    await settling.catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some refunds could not be settled');
  return unsettled.length > 0;
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
  { payment, order }: PaymentWithOrder,
  provider: PaymentProvider,
  asked: Step | null = null,
  answer: ProviderPayment | null = null,
): Step | null {
  const isWaiting = answer?.status === 'UNCONFIRMED' || answer?.status === 'PROCESSING';
  // It is past giving up, and not decided yet.
  if (isWaiting && asked === provider.void) return null;
  // Over for us and not for the provider: it shall not be taken later.
  if (!isLive(payment)) return isWaiting || answer?.status === 'AUTHORIZED' ? provider.void : null;
  const isWanted = order.status !== 'CANCELLED';
  if (payment.status === 'AUTHORIZED') return isWanted ? provider.capture : provider.void;
  if (payment.status !== 'PENDING') return null;
  const isForgotten =
    answer?.status === 'UNCONFIRMED' && payment.createdAt.getTime() < Date.now() - CONFIRMED_WITHIN_MS;
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

/** What was captured before its order was cancelled, and what failed to go back. */
async function giveBackIfOwed(db: Database, { payment, order }: PaymentWithOrder): Promise<void> {
  if (!isOwed(order, payment)) return;
  await transaction(db, async (tx) => {
    await lockOrder(tx, order.id, null);
    await giveBackRest(tx, await lockPayment(tx, payment.id));
  });
}
