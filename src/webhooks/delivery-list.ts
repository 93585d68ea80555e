import { newestFirst } from '../db/newest-first.ts';
import { webhookDeliveries, type WebhookDeliveryRow } from '../db/schema.ts';
import type { SortOrder } from '../graphql/paging.ts';

export const LATEST_FIRST: SortOrder<WebhookDeliveryRow> = {
  name: 'CREATED_AT',
  key: 'instant',
  keyOf: (delivery) => delivery.createdAt.toISOString(),
};

const { endpointId, state, createdAt } = webhookDeliveries;

export const deliveryList = newestFirst(webhookDeliveries, createdAt, { endpointId, state });
