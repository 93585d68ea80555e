import type { Database } from '../../platform/db/client.ts';
import type { FieldSelection } from '../../platform/db/query/selected-columns.ts';
import { manyByKey, oneByKey, perArguments } from '../../platform/graphql/loaders.ts';
import type { Page } from '../../platform/graphql/paging.ts';
import { notesByOrderIds } from './notes/order-notes.sql.ts';
import { orderChangesByPositions } from './order-changes.sql.ts';
import { orderCountsByCustomerIds, orderPagesByCustomerIds, type OrderList } from './order-list.sql.ts';
import { detailsByOrderIds, statusChangesByOrderIds, ordersByIds } from './orders.sql.ts';

export const orderLoaders = (db: Database) => ({
  orderById: oneByKey(
    (ids) => ordersByIds(db, ids),
    (order) => order.id,
  ),
  detailsByOrderId: manyByKey(
    (ids) => detailsByOrderIds(db, ids),
    (detail) => detail.orderId,
  ),
  statusChangesByOrderId: manyByKey(
    (ids) => statusChangesByOrderIds(db, ids),
    (change) => change.orderId,
  ),
  notesByOrderId: manyByKey(
    (ids) => notesByOrderIds(db, ids),
    (note) => note.orderId,
  ),
  orderChangeByPosition: oneByKey(
    (positions) => orderChangesByPositions(db, positions),
    (change) => change.position.toString(),
  ),
  orderPageByCustomerId: perArguments(
    ({ list, page, selection }: { list: OrderList; page: Page; selection: FieldSelection }) =>
      manyByKey(
        (ids) => orderPagesByCustomerIds(db, ids, list, page, selection),
        (row) => row.parentId,
        (row) => row.order,
      ),
  ),
  orderCountByCustomerId: perArguments((list: OrderList) =>
    oneByKey(
      (ids) => orderCountsByCustomerIds(db, ids, list),
      (row) => row.parentId,
    ),
  ),
});
