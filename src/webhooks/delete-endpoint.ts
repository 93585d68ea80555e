import { retryingConflicts, type Database } from '../db/client.ts';
import { notFound } from '../errors.ts';
import { removeEndpoint } from './endpoint-repository.ts';

/** With its deliveries; the jobs of those still to be made find nothing to do. */
export async function deleteEndpoint(db: Database, id: string) {
  const endpoint = await retryingConflicts(() => removeEndpoint(db, id));
  if (!endpoint) throw notFound('webhook endpoint');
  return endpoint;
}
