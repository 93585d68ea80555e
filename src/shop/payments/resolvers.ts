import type { PaymentRow, RefundRow } from '../../platform/db/schema.ts';
import type {
  MutationResolvers,
  OrderResolvers,
  PaymentResolvers,
  RefundResolvers,
  Resolvers,
} from '../../generated/graphql.ts';
import type { RequiredFieldResolvers } from '../../platform/graphql/required-field-resolvers.ts';
import { loadRequired } from '../../platform/graphql/load-required.ts';
import { rowFields } from '../../platform/graphql/field-selection.ts';
import type { ReadOrder } from '../orders/order-selection.sql.ts';
import { isStaff } from '../../platform/viewer.ts';
import { ttlOf } from '../orders/unpaid-ttls.ts';
import { taxOfParts } from './refund-parts.ts';
import { amountDue, amountRefunded, expiryOf, paymentStatusOf } from './order-payment.ts';
import { throttleDeclines } from './declined-payments.ts';
import { closePayment } from './close-payment.ts';
import { payOrder } from './pay-order.ts';
import { recordManualPayment } from './record-manual-payment.ts';
import { refundPayment } from './refund-payment.ts';

const Mutation = {
  payOrder: (_root, { input }, context) => throttleDeclines(context, () => payOrder(context, input)),
  refundPayment: (_root, { input }, context) => refundPayment(context, input),
  recordPayment: (_root, { input }, context) => recordManualPayment(context, input),
  closePayment: (_root, { input }, context) => closePayment(context, input),
} satisfies MutationResolvers;

const order = rowFields<ReadOrder>();

const Order = {
  payments: order.columns(['id']).resolve(({ id }, _args, { loaders }) => loaders.paymentsByOrderId.load(id)),
  // Not `row.paymentStatus`, which can be outdated: a mutation may return a row that it read before it changed a payment.
  paymentStatus: order
    .eagerLoad('currentPaymentStatus', { fallbackKey: 'id', columns: ['total'] })
    .resolve(({ id, total, currentPaymentStatus }, _args, { loaders }) => {
      if (currentPaymentStatus !== undefined) return currentPaymentStatus;
      return loaders.paymentsByOrderId.load(id).then((payments) => paymentStatusOf({ total }, payments));
    }),
  amountDue: order
    .columns(['id', 'status', 'total', 'currency'])
    .resolve(async (row, _args, { loaders }) => ({
      amount: amountDue(row, await loaders.paymentsByOrderId.load(row.id)),
      currency: row.currency,
    })),
  expiresAt: order
    .columns(['id', 'status', 'total', 'customerId', 'guestKey', 'placedAt'])
    .resolve(async (row, _args, { loaders, unpaidTtls }) => {
      const ttl = ttlOf(unpaidTtls, row);
      return ttl === null ? null : expiryOf(row, await loaders.paymentsByOrderId.load(row.id), ttl);
    }),
  amountRefunded: order.columns(['id', 'currency']).resolve(async ({ id, currency }, _args, { loaders }) => ({
    amount: amountRefunded(await loaders.paymentsByOrderId.load(id)),
    currency,
  })),
} satisfies OrderResolvers;

const Payment = {
  order: ({ orderId }, _args, { loaders }) => loadRequired(loaders.orderById, orderId),
  amount: ({ amount, currency }) => ({ amount, currency }),
  amountRefunded: ({ refunded, currency }) => ({ amount: refunded, currency }),
  refunds: ({ id }, _args, { loaders }) => loaders.refundsByPaymentId.load(id),
} satisfies RequiredFieldResolvers<PaymentRow, PaymentResolvers>;

const Refund = {
  amount: ({ amount }, _args, { shop }) => ({ amount, currency: shop.currency }),
  tax: ({ parts }, _args, { shop }) => parts && { amount: taxOfParts(parts), currency: shop.currency },
  lines: ({ parts }, _args, { shop: { currency } }) =>
    (parts?.lines ?? []).map(({ id, quantity, amount, tax }) => ({
      id,
      quantity,
      amount: { amount, currency },
      tax: { amount: tax, currency },
    })),
  shipping: ({ parts }, _args, { shop }) =>
    parts?.shipping ? { amount: parts.shipping.amount, currency: shop.currency } : null,
  failureReason: ({ failureReason }, _args, { viewer }) => (isStaff(viewer) ? failureReason : null),
} satisfies RequiredFieldResolvers<RefundRow, RefundResolvers>;

export const payments = { Mutation, Order, Payment, Refund } satisfies Resolvers;
