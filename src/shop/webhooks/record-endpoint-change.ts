import type { Actor } from '../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../platform/audit/record-change.ts';
import type { Transaction } from '../../platform/db/client.ts';
import type { WebhookEndpointRow } from '../../platform/db/schema.ts';

/** What is told of an endpoint: not what its deliveries are signed with. */
const told = ({ id, url, events, isActive, disabledReason }: WebhookEndpointRow) => ({
  id,
  url,
  events,
  isActive,
  disabledReason,
});

export const recordEndpointChange = (
  tx: Transaction,
  actor: Actor,
  before: WebhookEndpointRow | null,
  after: WebhookEndpointRow | null,
): Promise<void> => recordChange(tx, actor, 'WebhookEndpoint', before && told(before), after && told(after));
