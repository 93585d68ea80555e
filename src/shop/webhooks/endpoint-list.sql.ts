import { timeOrderedList } from '../../platform/db/query/time-ordered-list.ts';
import { webhookEndpoints, type WebhookEndpointRow } from '../../platform/db/schema.ts';
import type { SortOrder } from '../../platform/graphql/paging.ts';

export const NEWEST_FIRST: SortOrder<WebhookEndpointRow> = {
  name: 'CREATED_AT',
  key: 'instant',
  keyOf: (endpoint) => endpoint.createdAt.toISOString(),
};

export const endpointList = timeOrderedList(webhookEndpoints, webhookEndpoints.createdAt, {});
