import { getColumns, placeholder, sql } from 'drizzle-orm';
import { uuidv7 } from '../../platform/crypto/uuid.ts';
import { prepared, type Queryable } from '../../platform/db/client.ts';
import { orders, payments, type OrderRow, type PaymentRow } from '../../platform/db/schema.ts';
import { optionalOrderChangeData, orderChangeData } from '../orders/order-changes.sql.ts';

export type PaymentWithOrder = { payment: PaymentRow; order: OrderRow };

/** A change of a payment and its effects on the order. */
export type PaymentChange = Pick<PaymentRow, 'status' | 'failureReason' | 'paymentToken'> & {
  /** Ignored if the payment already has a provider's id. */
  providerPaymentId: string | null;
  /** Whether this change captures the money. */
  isCaptured: boolean;
  /** Null: no event. */
  event: 'PAID' | 'PAYMENT_CHANGED' | null;
  startsProcessing: boolean;
};

const storeChange = prepared((db) => {
  const locked = db.$with('locked', getColumns(orders)).as(sql`
    select * from ${orders}
    where id = ${placeholder('orderId')} and status = ${placeholder('seenOrderStatus')}::order_status
    for no key update`);

  const changed = db.$with('changed', getColumns(payments)).as(sql`
    update ${payments} set status = ${placeholder('status')}::payment_status, failure_reason = ${placeholder('failureReason')},
      payment_token = ${placeholder('paymentToken')},
      provider_payment_id = coalesce(${payments.providerPaymentId}, ${placeholder('providerPaymentId')}),
      captured_at = case when ${placeholder('isCaptured')}::bool then clock_timestamp() else ${payments.capturedAt} end,
      updated_at = clock_timestamp()
    from locked
    where ${payments.id} = ${placeholder('paymentId')} and ${payments.status} = ${placeholder('seenStatus')}::payment_status
      and (${payments.capturedAt} is null or not ${placeholder('isCaptured')}::bool)
    returning ${payments}.*`);

  const processed = db.$with('processed', getColumns(orders)).as(sql`
    update ${orders} set status = 'PROCESSING', placed_from = null, updated_at = clock_timestamp()
    from changed where ${orders.id} = changed.order_id and ${placeholder('startsProcessing')}::bool
    returning ${orders}.*`);

  const history = db.$with('history', {}).as(sql`
    insert into order_events (id, order_id, "from", "to", note, at)
    select ${placeholder('historyId')}::uuid, processed.id, locked.status, processed.status, 'Paid.', processed.updated_at
    from processed, locked`);

  // A statement does not see its own changes, so this payment is read from `changed`, and the other payments from the table.
  const money = sql`(
    select coalesce(sum(amount) filter (where captured_at is not null), 0) as paid, coalesce(sum(refunded), 0) as refunded
    from (
      select amount, captured_at, refunded, status from changed
      union all
      select amount, captured_at, refunded, status from payments
      where order_id = ${placeholder('orderId')} and id <> ${placeholder('paymentId')}
    ) every where status not in ('FAILED', 'VOIDED')
  ) money`;
  const event = db.$with('event', {}).as(sql`
    insert into outbox (kind, data)
    select 'ORDER_CHANGED', ${orderChangeData({
      id: sql`locked.id`,
      customerId: sql`locked.customer_id`,
      change: sql`step.change`,
      status: sql`step.status`,
      paid: sql`money.paid`,
      refunded: sql`money.refunded`,
      amount: sql`step.amount`,
      carrier: sql`locked.carrier`,
      trackingNumber: sql`locked.tracking_number`,
      at: sql`step.at`,
      optionalData: sql`${placeholder('optionalData')}`,
    })}
    from locked, ${money}, (
      select 1 as position, ${placeholder('event')}::text as change, locked.status, changed.amount, changed.updated_at as at
      from locked, changed where ${placeholder('event')}::text is not null
      union all
      select 2, processed.status::text, processed.status, null, processed.updated_at from processed
    ) step
    order by step.position`);

  return db
    .with(locked, changed, processed, history, event)
    .select()
    .from(changed)
    .innerJoin(locked, sql`true`)
    .leftJoin(processed, sql`true`);
});

/**
 * Stores a change of a payment, its events, and the start of the processing of its order, in one statement. Locks the order, then
 * the payment. Changes nothing and returns null if the status of the order or of the payment has changed since it was read, or if
 * the money was captured already.
 */
export async function commitPaymentChange(
  db: Queryable,
  { payment, order }: PaymentWithOrder,
  values: PaymentChange,
): Promise<PaymentWithOrder | null> {
  const [row] = await storeChange(db).execute({
    orderId: order.id,
    seenOrderStatus: order.status,
    paymentId: payment.id,
    seenStatus: payment.status,
    historyId: uuidv7(),
    optionalData: optionalOrderChangeData(values.status === 'FAILED'),
    ...values,
  });
  return row ? { payment: row.changed, order: row.processed ?? row.locked } : null;
}
