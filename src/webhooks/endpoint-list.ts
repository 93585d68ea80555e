import { newestFirst } from '../db/newest-first.ts';
import { webhookEndpoints, type WebhookEndpointRow } from '../db/schema.ts';
import type { SortOrder } from '../graphql/paging.ts';

export const NEWEST_FIRST: SortOrder<WebhookEndpointRow> = {
  name: 'CREATED_AT',
  key: 'instant',
  keyOf: (endpoint) => endpoint.createdAt.toISOString(),
};

export const endpointList = newestFirst(webhookEndpoints, webhookEndpoints.createdAt, {});
