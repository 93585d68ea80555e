import { v7 as uuidv7 } from 'uuid';
import { insertRows } from '../db/insert-rows.ts';
import { webhookDeliveries } from '../db/schema.ts';
import type { Teller } from '../events/relay.ts';
import { enqueueAll } from '../jobs/enqueue.ts';
import { activeEndpoints } from './endpoint-repository.ts';

/** Each change of an order is to be delivered to each endpoint that wants to know. */
export const queueDeliveries: Teller = async (tx, { orderChanges }) => {
  if (orderChanges.length === 0) return;
  const endpoints = await activeEndpoints(tx);
  const deliveries = orderChanges.flatMap(({ position, kind }) =>
    endpoints
      .filter(({ events }) => events.length === 0 || events.includes(kind))
      .map(({ id: endpointId }) => ({ id: uuidv7(), endpointId, orderChange: position })),
  );
  await insertRows(tx, webhookDeliveries, deliveries);
  await enqueueAll(
    tx,
    'deliver-webhook',
    deliveries.map(({ id, endpointId }) => ({ deliveryId: id, endpointId })),
  );
};
