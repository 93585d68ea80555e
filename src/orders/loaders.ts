import type { Database } from '../db/client.ts';
import type { Reads } from '../db/reads.ts';
import { manyByKey, oneByKey, perArguments } from '../graphql/loaders.ts';
import type { Page } from '../graphql/paging.ts';
import { orderChangesByPositions } from './order-changes.ts';
import { orderCountsByCustomerIds, orderPagesByCustomerIds, type OrderList } from './order-list.ts';
import { detailsByOrderIds, eventsByOrderIds, ordersByIds } from './repository.ts';

export const orderLoaders = (db: Database) => ({
  orderById: oneByKey(
    (ids) => ordersByIds(db, ids),
    (order) => order.id,
  ),
  detailsByOrderId: manyByKey(
    (ids) => detailsByOrderIds(db, ids),
    (detail) => detail.orderId,
  ),
  eventsByOrderId: manyByKey(
    (ids) => eventsByOrderIds(db, ids),
    (event) => event.orderId,
  ),
  orderChangeByPosition: oneByKey(
    (positions) => orderChangesByPositions(db, positions),
    (change) => change.position.toString(),
  ),
  orderPageByCustomerId: perArguments(
    ({ list, page, reads }: { list: OrderList; page: Page; reads: Reads }) =>
      manyByKey(
        (ids) => orderPagesByCustomerIds(db, ids, list, page, reads),
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
