import { timeOrderedList } from '../../platform/db/query/sorted-list.ts';
import { webhookEndpoints } from '../../platform/db/schema.ts';

const { createdAt } = webhookEndpoints;

export const findEndpoints = timeOrderedList({
  table: webhookEndpoints,
  name: 'CREATED_AT',
  by: createdAt,
  instantOf: (endpoint) => endpoint.createdAt,
  filters: {},
});
