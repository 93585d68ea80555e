import type { SetUserRoleInput } from '../../generated/graphql.ts';
import { recordAudit } from '../../platform/audit/record-audit.sql.ts';
import { transaction, type Transaction } from '../../platform/db/client.ts';
import { takeLock } from '../../platform/db/locks.ts';
import type { UserRow } from '../../platform/db/schema.ts';
import { notFound } from '../../platform/errors.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import type { AccountContext } from './account-context.ts';
import { revokeSessionsOfUser } from './sessions/sessions.sql.ts';
import { hasOtherAdmin, lockUser, updateUser } from './users.sql.ts';

/** Changes an account's role and revokes its sessions, so that no subscription stays open under the old role. */
export async function setUserRole(
  context: Pick<AccountContext, 'db' | 'viewer' | 'client'>,
  { userId, role }: SetUserRoleInput,
) {
  const id = parseId(userId);
  return transaction(context.db, async (tx) => {
    const before = await lockUser(tx, id);
    if (!before) throw notFound('account');
    if (before.role === role) return { __typename: 'SetUserRoleSuccess' as const, user: before };
    const refusal = await refuseLastAdministrator(tx, before);
    if (refusal) return refusal;

    const user = await updateUser(tx, id, { role });
    await revokeSessionsOfUser(tx, id);
    await recordAudit(tx, context, {
      action: 'ROLE_CHANGED',
      subject: { type: 'User', id },
      before: { role: before.role },
      after: { role },
    });
    return { __typename: 'SetUserRoleSuccess' as const, user };
  });
}

/**
 * Returns a refusal if the account is the only administrator, or null if not. The caller holds the account's lock. A second lock
 * serializes concurrent calls until they commit. Otherwise the last two administrators could lose the role at the same time: each
 * call would still find the other administrator.
 */
export async function refuseLastAdministrator(tx: Transaction, { id, role }: UserRow) {
  if (role !== 'ADMIN') return null;
  await takeLock(tx, 'administrators');
  if (await hasOtherAdmin(tx, id)) return null;
  return {
    __typename: 'LastAdministrator' as const,
    message: 'This account is the only administrator. Make another account an administrator first.',
  };
}
