import type { Actor } from '../audit/record-audit.ts';
import { transaction, type Database } from '../db/client.ts';
import { notFound } from '../errors.ts';
import { removeEndpoint } from './endpoint-repository.ts';
import { recordEndpointChange } from './record-endpoint-change.ts';

/** With its deliveries; the jobs of those still to be made find nothing to do. */
export const deleteEndpoint = (db: Database, actor: Actor, id: string) =>
  transaction(db, async (tx) => {
    const endpoint = await removeEndpoint(tx, id);
    if (!endpoint) throw notFound('webhook endpoint');
    await recordEndpointChange(tx, actor, endpoint, null);
    return endpoint;
  });
