import { uuidv7 } from '../../platform/crypto/uuid.ts';
import { transaction, type Database } from '../../platform/db/client.ts';
import type { Teller } from '../../platform/events/relay.ts';
import { spansOf, type Span } from '../../platform/events/log-range.ts';
import { enqueueAll } from '../../platform/jobs/enqueue.sql.ts';
import { orderChangesIn } from '../orders/order-changes.sql.ts';
import { insertDeliveries } from './deliveries.sql.ts';
import { activeEndpoints } from './endpoints.sql.ts';

/** Has other systems told of what has happened: by jobs, which make way for requests at a rush. */
export const queueWebhooks: Teller = async (tx, { orderChanges }) => {
  if (orderChanges.length === 0) return;
  const endpoints = await activeEndpoints(tx);
  if (endpoints.length > 0) await enqueueAll(tx, 'queue-webhooks', spansOf(orderChanges));
};

/** Each change of an order is to be delivered to each endpoint that wants to know; once, however often this is called. */
export const queueDeliveries = (db: Database, span: Span): Promise<void> =>
  transaction(db, async (tx) => {
    const changes = await orderChangesIn(tx, span);
    const endpoints = await activeEndpoints(tx);
    const wanted = changes.flatMap(({ position, kind }) =>
      endpoints
        .filter(({ events }) => events.length === 0 || events.includes(kind))
        .map(({ id: endpointId }) => ({ id: uuidv7(), endpointId, orderChange: position })),
    );
    const deliveries = await insertDeliveries(tx, wanted);
    await enqueueAll(tx, 'deliver-webhook', deliveries);
  });
