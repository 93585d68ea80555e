import type { Database } from '../../platform/db/client.ts';
import { manyByKey } from '../../platform/graphql/loaders.ts';
import { paymentsByOrderIds, refundsByPaymentIds } from './payments.sql.ts';

export const paymentLoaders = (db: Database) => ({
  paymentsByOrderId: manyByKey(
    (ids) => paymentsByOrderIds(db, ids),
    (payment) => payment.orderId,
  ),
  refundsByPaymentId: manyByKey(
    (ids) => refundsByPaymentIds(db, ids),
    (refund) => refund.paymentId,
  ),
});
