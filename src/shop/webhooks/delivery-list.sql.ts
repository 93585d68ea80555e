import { timeOrderedList } from '../../platform/db/query/sorted-list.ts';
import { webhookDeliveries } from '../../platform/db/schema.ts';

const { endpointId, state, createdAt } = webhookDeliveries;

export const findDeliveries = timeOrderedList({
  table: webhookDeliveries,
  name: 'CREATED_AT',
  by: createdAt,
  instantOf: (delivery) => delivery.createdAt,
  filters: { endpointId, state },
});
