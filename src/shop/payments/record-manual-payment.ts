import { recordAudit } from '../../platform/audit/record-audit.sql.ts';
import { onViolation, transaction, type Transaction } from '../../platform/db/client.ts';
import type { OrderRow, PaymentRow } from '../../platform/db/schema.ts';
import { notFound } from '../../platform/errors.ts';
import { fingerprintOf } from '../../platform/crypto/fingerprint.ts';
import type { RecordPaymentInput } from '../../generated/graphql.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { invalidInput, issueAt, parseInput } from '../../platform/graphql/input-issues.ts';
import { keyReused } from '../../platform/graphql/key-reused.ts';
import { toDecimal } from '../../platform/money/money.ts';
import { parseAmount } from '../../platform/money/parse-amount.ts';
import type { UseCaseContext } from '../../platform/use-case-context.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { changeStatus } from '../orders/change-status.ts';
import { recordOrderChange } from '../orders/order-changes.sql.ts';
import { lockOrder } from '../orders/orders.sql.ts';
import { MANUAL_PROVIDER, payableAmount } from './order-payment.ts';
import { insertCapturedPayment, paymentByKey, paymentsByOrderIds } from './payments.sql.ts';

/**
 * Records a payment that the shop received without a provider, once for each idempotency key. The order is then processed like
 * any other paid order. The order is locked, so that it is paid once, even if a customer pays it concurrently.
 */
export async function recordManualPayment(context: UseCaseContext, input: RecordPaymentInput) {
  const { user: recorder } = requireViewer(context);
  const orderId = parseId(input.orderId);
  return onViolation(
    transaction(context.db, async (tx) => {
      const order = await lockOrder(tx, orderId, null);
      if (!order) throw notFound('order');
      const { value, refusal } = parseInput((parser) => ({
        method: input.method,
        reference: parser.text('reference', input.reference, 1, 200),
        amount: parseAmount(parser, 'amount', input.amount, order.currency) ?? null,
        idempotencyKey: parser.idempotencyKey('idempotencyKey', input.idempotencyKey),
      }));
      return refusal ?? insertOrReplay(tx, context, order, { payerId: recorder.id, ...value });
    }),
    // A concurrent request used the same key for another order.
    { payments_idempotency_key: () => keyReused('payment') },
  );
}

type Command = {
  payerId: string;
  method: RecordPaymentInput['method'];
  reference: string;
  amount: bigint | null;
  idempotencyKey: string;
};

async function insertOrReplay(tx: Transaction, context: UseCaseContext, order: OrderRow, command: Command) {
  const { payerId, method, reference, idempotencyKey } = command;
  const fingerprint = fingerprintOf([order.id, method, reference, command.amount?.toString() ?? null]);
  const earlier = await paymentByKey(tx, payerId, idempotencyKey);
  if (earlier) {
    return earlier.fingerprint.equals(fingerprint) ? success(order, earlier, true) : keyReused('payment');
  }
  const payments = await paymentsByOrderIds(tx, [order.id]);
  const advice = 'Wait for its outcome, or close it if the shop no longer uses its provider.';
  const amount = payableAmount(order, payments, advice);
  if (typeof amount !== 'bigint') return amount;
  const { currency } = order;
  if (command.amount !== null && command.amount !== amount) {
    const due = `${toDecimal({ amount, currency })} ${currency}`;
    return invalidInput(issueAt('amount', 'CONFLICT', `must equal the amount due, ${due}.`));
  }
  const payment = await insertCapturedPayment(tx, {
    orderId: order.id,
    payerId,
    amount,
    currency,
    provider: MANUAL_PROVIDER,
    method,
    reference,
    idempotencyKey,
    fingerprint,
  });
  await recordOrderChange(tx, order, 'PAID', { amount });
  await recordAudit(tx, context, {
    action: 'CREATED',
    subject: { type: 'Payment', id: payment.id },
    after: { orderId: order.id, method, amount: amount.toString(), currency },
  });
  const isPending = order.status === 'PENDING';
  return success(
    isPending ? await changeStatus(tx, order, 'PROCESSING', null, 'Paid.') : order,
    payment,
    false,
  );
}

const success = (order: OrderRow, payment: PaymentRow, replayed: boolean) => ({
  __typename: 'RecordPaymentSuccess' as const,
  order,
  payment,
  replayed,
});
