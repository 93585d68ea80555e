import type { Retention } from '../config/config.ts';
import type { Database } from '../platform/db/client.ts';
import { EXPIRING, deleteExpired } from '../shop/accounts/sessions/delete-expired.sql.ts';
import { deleteOldEmails } from '../shop/emails/emails.sql.ts';
import { deleteOldDeliveries } from '../shop/webhooks/deliveries.sql.ts';

/**
 * Deletes old rows, one table after the other. If a deletion fails, the others still run: otherwise a problem with one table would
 * make all others grow. See docs/decisions/0046.
 */
export async function forgetExpired(
  db: Database,
  { deliverySeconds, emailSeconds }: Retention,
): Promise<void> {
  const deletions = [
    ...EXPIRING.map((table) => () => deleteExpired(db, table)),
    ...(deliverySeconds === null ? [] : [() => deleteOldDeliveries(db, deliverySeconds)]),
    ...(emailSeconds === null ? [] : [() => deleteOldEmails(db, emailSeconds)]),
  ];
  const failures: unknown[] = [];
  for (const run of deletions) await run().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'some old rows could not be deleted');
}
