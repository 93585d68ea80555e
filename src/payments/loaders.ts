import type { Database } from '../db/client.ts';
import { manyByKey } from '../graphql/loaders.ts';
import { paymentsByOrderIds, refundsByPaymentIds } from './repository.ts';

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
