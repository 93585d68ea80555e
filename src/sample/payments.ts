import { fingerprintOf } from '../platform/crypto/fingerprint.ts';
import type { orders, payments, refunds, testPayments } from '../platform/db/schema.ts';
import { MINUTE, SECOND } from './calendar.ts';
import type { Step } from './history.ts';

type OrderPaymentStatus = NonNullable<(typeof orders.$inferInsert)['paymentStatus']>;
type PaymentInsert = typeof payments.$inferInsert;

/** The rows of a payment: the shop's own and the test provider's. */
export type SamplePayment = {
  payments: PaymentInsert[];
  refunds: (typeof refunds.$inferInsert)[];
  testPayments: (typeof testPayments.$inferInsert)[];
};

type Order = Pick<typeof orders.$inferInsert, 'customerId' | 'currency' | 'total'> & { id: string };

const TOKENS = {
  success: { status: 'CAPTURED', failureReason: null },
  decline: { status: 'DECLINED', failureReason: 'The card was declined.' },
};

/** Generates the payment of an order. It is paid right before its processing starts, and refunded if it is cancelled later. */
export function samplePayment(
  order: Order,
  steps: readonly Step[],
  index: number,
  nextId: (at: number, row: number) => string,
): SamplePayment {
  const placedAt = steps[0]!.at;
  const paid = steps.find(({ to }) => to === 'PROCESSING');
  const cancelled = steps.find(({ to }) => to === 'CANCELLED');
  // Half of the unpaid orders have a declined payment, the sample customer's order among them.
  const isDeclined = steps.length === 1 && index % 2 === 1;
  if (order.total === 0n || !(paid || isDeclined)) return { payments: [], refunds: [], testPayments: [] };

  const settledAt = paid?.at ?? placedAt + MINUTE;
  const askedAt = settledAt - Math.ceil(Math.min(2 * SECOND, (settledAt - placedAt) / 2));
  const id = nextId(askedAt, 0);
  const refunds = paid && cancelled ? [refundOf(id, order.total, cancelled.at + SECOND, nextId)] : [];
  const token = isDeclined ? 'decline' : 'success';
  const { status, failureReason } = TOKENS[token];
  const both = { amount: order.total, currency: order.currency, failureReason, createdAt: new Date(askedAt) };
  const payment: PaymentInsert = {
    ...both,
    id,
    orderId: order.id,
    payerId: order.customerId,
    status: isDeclined ? 'FAILED' : refunds[0] ? 'REFUNDED' : 'CAPTURED',
    capturedAt: isDeclined ? null : new Date(settledAt),
    refunded: refunds[0]?.amount ?? 0n,
    provider: 'test',
    providerPaymentId: `test_${id}`,
    paymentToken: null,
    idempotencyKey: `sample-payment-${index}`,
    fingerprint: fingerprintOf([order.id, token]),
    updatedAt: refunds[0]?.updatedAt ?? new Date(settledAt),
  };
  const testPayment = {
    ...both,
    id: `test_${id}`,
    token,
    status,
    refunds: Object.fromEntries(refunds.map((refund) => [refund.id, refund.amount.toString()])),
  };
  return { payments: [payment], refunds, testPayments: [testPayment] };
}

/** Returns the payment status that the database computes from the payment. Inserting it with the order saves an update per paid order. */
export function paymentStatusOf(total: bigint, { payments: [payment] }: SamplePayment): OrderPaymentStatus {
  if (total === 0n || payment?.status === 'CAPTURED') return 'PAID';
  return payment?.status === 'REFUNDED' ? 'REFUNDED' : 'UNPAID';
}

/** Generates the automatic refund of a cancelled order. */
function refundOf(
  paymentId: string,
  amount: bigint,
  at: number,
  nextId: (at: number, row: number) => string,
) {
  const id = nextId(at, 0);
  return {
    id,
    paymentId,
    status: 'SUCCEEDED' as const,
    amount,
    actorId: null,
    providerRefundId: `refund_${id}`,
    idempotencyKey: '→ 1',
    fingerprint: fingerprintOf('→ 1'),
    createdAt: new Date(at),
    updatedAt: new Date(at),
  };
}
