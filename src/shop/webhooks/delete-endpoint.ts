import type { Actor } from '../../platform/audit/record-audit.sql.ts';
import { transaction, type Database } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import { removeEndpoint } from './endpoints.sql.ts';
import { recordEndpointChange } from './record-endpoint-change.ts';

/** With its deliveries; the jobs of those still to be made find nothing to do. */
export const deleteEndpoint = (db: Database, actor: Actor, id: string) =>
  transaction(db, async (tx) => {
    const endpoint = await removeEndpoint(tx, id);
    if (!endpoint) throw notFound('webhook endpoint');
    await recordEndpointChange(tx, actor, endpoint, null);
    return endpoint;
  });
