import { recordAudit } from '../../platform/audit/record-audit.sql.ts';
import { transaction } from '../../platform/db/client.ts';
import { notFound } from '../../platform/errors.ts';
import { recordEvent } from '../../platform/events/record-event.sql.ts';
import type { SetUserRoleInput } from '../../generated/graphql.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { refuseLastAdministrator } from './last-administrator.sql.ts';
import type { Changing } from './account-context.ts';
import { lockUser, updateUser } from './users.sql.ts';
import { endSessionsOf } from './sessions/sessions.sql.ts';

/** What is open under the old role ends with its sessions. */
export const setUserRole = (
  context: Pick<Changing, 'db' | 'viewer' | 'client'>,
  { userId, role }: SetUserRoleInput,
) =>
  transaction(context.db, async (tx) => {
    const before = await lockUser(tx, parseId(userId));
    if (!before) throw notFound('account');
    if (before.role === role) return { __typename: 'SetUserRoleSuccess' as const, user: before };
    const refusal = await refuseLastAdministrator(tx, before);
    if (refusal) return refusal;

    const user = await updateUser(tx, before.id, { role });
    await recordEvent(tx, 'SESSIONS_ENDED', { sessionIds: await endSessionsOf(tx, user.id) });
    await recordAudit(tx, context, {
      action: 'ROLE_CHANGED',
      subject: { type: 'User', id: user.id },
      before: { role: before.role },
      after: { role },
    });
    return { __typename: 'SetUserRoleSuccess' as const, user };
  });
