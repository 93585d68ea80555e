import { uuidv7 } from '../../platform/crypto/uuid.ts';
import { transaction, type Database } from '../../platform/db/client.ts';
import type { EventHandler } from '../../platform/events/relay.ts';
import { toLogRanges, type LogRange } from '../../platform/events/log-range.ts';
import { enqueueAll } from '../../platform/jobs/enqueue.sql.ts';
import { orderChangesIn } from '../orders/order-changes.sql.ts';
import { insertDeliveries } from './deliveries.sql.ts';
import { lockActiveEndpoints } from './endpoints.sql.ts';

/** Enqueues jobs that create the deliveries. */
export const enqueueDeliveryCreation: EventHandler = async (tx, { orderChanges }) => {
  if (orderChanges.length === 0) return;
  const endpoints = await lockActiveEndpoints(tx);
  if (endpoints.length > 0) await enqueueAll(tx, 'queue-webhooks', toLogRanges(orderChanges));
};

/** Creates a delivery of each order change for each endpoint that subscribes to it. Repeated calls create no duplicates. */
export const createDeliveries = ({ db }: { db: Database }, range: LogRange): Promise<void> =>
  transaction(db, async (tx) => {
    const changes = await orderChangesIn(tx, range);
    const endpoints = await lockActiveEndpoints(tx);
    const deliveries = changes.flatMap(({ position, kind }) =>
      endpoints
        .filter(({ events }) => events.length === 0 || events.includes(kind))
        .map(({ id: endpointId }) => ({ id: uuidv7(), endpointId, orderChange: position })),
    );
    await enqueueAll(tx, 'deliver-webhook', await insertDeliveries(tx, deliveries));
  });
