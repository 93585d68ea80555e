import { timeOrderedList } from '../../platform/db/query/time-ordered-list.ts';
import { webhookDeliveries, type WebhookDeliveryRow } from '../../platform/db/schema.ts';
import type { SortOrder } from '../../platform/graphql/paging.ts';

export const LATEST_FIRST: SortOrder<WebhookDeliveryRow> = {
  name: 'CREATED_AT',
  key: 'instant',
  keyOf: (delivery) => delivery.createdAt.toISOString(),
};

const { endpointId, state, createdAt } = webhookDeliveries;

export const deliveryList = timeOrderedList(webhookDeliveries, createdAt, { endpointId, state });
