import type { Transaction } from '../../platform/db/client.ts';
import { takeLock } from '../../platform/db/locks.ts';
import type { UserRow } from '../../platform/db/schema.ts';
import { hasOtherAdmin } from './users.sql.ts';

/**
 * Refuses that an account, which is locked, stops being an administrator where it is the only one. Those who would go at once,
 * each because the other stays, take turns until they have committed.
 */
export async function refuseLastAdministrator(tx: Transaction, { id, role }: UserRow) {
  if (role !== 'ADMIN') return null;
  await takeLock(tx, 'administrators');
  if (await hasOtherAdmin(tx, id)) return null;
  return {
    __typename: 'LastAdministrator' as const,
    message: 'This account is the only administrator. Name another first.',
  };
}
