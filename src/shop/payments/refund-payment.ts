import { actorIdOf, recordAudit } from '../../platform/audit/record-audit.sql.ts';
import { transaction, type Transaction } from '../../platform/db/client.ts';
import { outsideDeadline } from '../../platform/db/deadline.ts';
import type { OrderRow, PaymentRow, RefundRow } from '../../platform/db/schema.ts';
import { notFound } from '../../platform/errors.ts';
import { fingerprintOf } from '../../platform/crypto/fingerprint.ts';
import type { RefundPaymentInput } from '../../generated/graphql.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { parseInput, type InputParser } from '../../platform/graphql/input-issues.ts';
import { keyReused } from '../../platform/graphql/key-reused.ts';
import { MAX_LINES } from '../carts/item-input.ts';
import { MAX_QUANTITY } from '../catalog/quantity-rules.ts';
import { detailsByOrderIds, lockOrder } from '../orders/orders.sql.ts';
import { parseAmount } from '../../platform/money/parse-amount.ts';
import { amountRefundable, MANUAL_PROVIDER } from './order-payment.ts';
import type { PaymentContext } from './pay-order.ts';
import { insertRefund, lockPayment, paymentById, refundById, refundsByPaymentIds } from './payments.sql.ts';
import { advancePayment } from './advance-payment.ts';
import { applyRefundState } from './advance-refund.ts';
import { amountOfParts, refundParts, type RequestedParts } from './refund-parts.ts';

/**
 * Refunds a payment, once for each idempotency key. Inserts a row, calls the provider, then stores the outcome. A refund that
 * was made outside the shop is only recorded.
 */
export async function refundPayment(context: PaymentContext, input: RefundPaymentInput) {
  const { db, paymentProvider: provider, log } = context;
  const payment = await paymentById(db, parseId(input.paymentId));
  if (!payment) throw notFound('payment');
  const { value: command, refusal } = parseInput((parser) => {
    const amount = parseAmount(parser, 'amount', input.amount, payment.currency) ?? null;
    const reason = parser.text('reason', input.reason, 0, 2000) || null;
    const idempotencyKey = parser.idempotencyKey('idempotencyKey', input.idempotencyKey);
    if (amount === 0n) parser.add('amount', 'OUT_OF_RANGE', 'must be more than 0.');
    const parts = parseParts(parser, input);
    if (amount !== null && parts)
      parser.add('amount', 'CONFLICT', 'cannot be given together with lines or shipping.');
    return { amount, parts, reason, idempotencyKey, recordOnly: input.recordOnly === true };
  });
  if (refusal) return refusal;

  const started = await transaction(db, async (tx) => {
    const order = (await lockOrder(tx, payment.orderId, null))!;
    return beginRefund(tx, context, order, await lockPayment(tx, payment.id), command);
  });
  if ('__typename' in started) return started;
  if (provider?.name === payment.provider) {
    // Without a response the refund stays pending until reconciliation. A late response is still stored.
    await outsideDeadline(() => advancePayment(db, provider, payment.id)).catch((error: unknown) =>
      log(error, 'refund left pending: no response from the provider'),
    );
  }
  return {
    __typename: 'RefundPaymentSuccess' as const,
    refund: (await refundById(db, started.refund.id))!,
    payment: (await paymentById(db, payment.id))!,
    replayed: started.replayed,
  };
}

function parseParts(parser: InputParser, { lines, shipping }: RefundPaymentInput): RequestedParts | null {
  if (lines == null && shipping !== true) return null;
  if (lines != null && (lines.length < 1 || lines.length > MAX_LINES))
    parser.add('lines', 'OUT_OF_RANGE', `must be 1 to ${MAX_LINES} lines, not ${lines.length}.`);
  const quantities = new Map<string, number>();
  for (const [index, { id: rawId, quantity }] of (lines ?? []).entries()) {
    const id = parseId(rawId);
    if (quantities.has(id)) parser.add(`lines.${index}`, 'INVALID', 'is listed twice.');
    quantities.set(id, parser.wholeNumber(`lines.${index}.quantity`, quantity, 1, MAX_QUANTITY));
  }
  return { quantities, shipping: shipping === true };
}

type RefundCommand = {
  amount: bigint | null;
  /** Null if the refund is of an amount, or of all that is left. */
  parts: RequestedParts | null;
  reason: string | null;
  idempotencyKey: string;
  /** The money was returned outside the shop. */
  recordOnly: boolean;
};

/** Inserts the refund. The payment is locked, so that its refunds together do not exceed the captured amount. */
async function beginRefund(
  tx: Transaction,
  context: PaymentContext,
  order: OrderRow,
  payment: PaymentRow,
  command: RefundCommand,
) {
  const { idempotencyKey, reason } = command;
  const fingerprint = fingerprintOf([
    command.amount?.toString() ?? null,
    reason,
    ...(command.parts ? [canonicalParts(command.parts)] : []),
    ...(command.recordOnly ? ['recordOnly'] : []),
  ]);
  const refunds = await refundsByPaymentIds(tx, [payment.id]);
  const earlier = refunds.find((refund) => refund.idempotencyKey === idempotencyKey);
  if (earlier) return earlier.fingerprint.equals(fingerprint) ? replay(earlier) : keyReused('refund');

  const refundable = amountRefundable(payment, refunds);
  const requested = command.parts && (await findParts(tx, order, refunds, command.parts));
  if (requested && 'problem' in requested) return notPossible(payment, refundable, requested.problem);
  const amount = requested ? amountOfParts(requested) : (command.amount ?? refundable);
  const isConnected = context.paymentProvider?.name === payment.provider;
  const isRecordOnly = payment.provider === MANUAL_PROVIDER || command.recordOnly;
  if (isConnected && isRecordOnly) {
    return notPossible(
      payment,
      refundable,
      `This shop uses ${payment.provider}. Refund the payment without recordOnly.`,
    );
  }
  if (!isConnected && !isRecordOnly) {
    const elsewhere = `This shop no longer uses ${payment.provider}. Refund the payment there, then record it with recordOnly.`;
    return notPossible(payment, refundable, elsewhere);
  }
  if (refundable === 0n || amount === 0n)
    return notPossible(payment, refundable, 'There is nothing left to refund.');
  if (amount > refundable)
    return notPossible(payment, refundable, 'The amount is more than the refundable amount.');
  const refund = await insertRefund(tx, {
    paymentId: payment.id,
    amount,
    parts: requested,
    reason,
    actorId: actorIdOf(context),
    idempotencyKey,
    fingerprint,
  });
  await recordAudit(tx, context, {
    action: 'PAYMENT_REFUNDED',
    subject: { type: 'Payment', id: payment.id },
    after: { refundId: refund.id, amount: amount.toString(), currency: payment.currency },
  });
  if (isRecordOnly) {
    await applyRefundState(tx, order, payment, refund, {
      id: null,
      status: 'SUCCEEDED',
      failureReason: null,
    });
  }
  return { refund, replayed: false };
}

/** Computes the amounts of the requested parts. Ignores failed refunds, because they returned no money. */
const findParts = async (
  tx: Transaction,
  order: OrderRow,
  refunds: readonly RefundRow[],
  requested: RequestedParts,
) => {
  const earlier = refunds.flatMap(({ status, parts }) => (status === 'FAILED' || !parts ? [] : [parts]));
  return refundParts(order, await detailsByOrderIds(tx, [order.id]), earlier, requested);
};

/** Sorts the lines, so that the fingerprint of a request does not depend on their order. */
const canonicalParts = ({ quantities, shipping }: RequestedParts) => [
  [...quantities].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  shipping,
];

const replay = (refund: RefundRow) => ({ refund, replayed: true });

const notPossible = (payment: PaymentRow, refundable: bigint, message: string) => ({
  __typename: 'RefundNotPossible' as const,
  message,
  refundable: { amount: refundable, currency: payment.currency },
  payment,
});
