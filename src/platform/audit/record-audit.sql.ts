import { uuidv7 } from '../crypto/uuid.ts';
import { insertRows } from '../db/query/insert-rows.ts';
import type { ClientInfo } from '../request-info.ts';
import type { Queryable } from '../db/client.ts';
import { auditLog, type AuditAction } from '../db/schema.ts';
import type { Viewer } from '../viewer.ts';

/** The account and the client that sent the request. Null if the program itself acts. */
export type Actor = { viewer: Viewer | null; client: ClientInfo } | null;

export type AuditEntry = {
  action: AuditAction;
  /** The object of the action: its type name in the API, and its id. */
  subject: { type: string; id: string | null };
  /** The changed values. They must not contain secrets, or data that identifies a deleted account. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** Returns null for a guest and for the program itself. */
export const actorIdOf = (actor: Actor): string | null => actor?.viewer?.user.id ?? null;

/** Inserts an audit entry. Call it in the transaction of the action. */
export async function recordAudit(db: Queryable, actor: Actor, entry: AuditEntry): Promise<void> {
  await db.insert(auditLog).values(rowOf(actor, entry));
}

/** Inserts any number of audit entries, like `recordAudit`. */
export const recordAudits = (db: Queryable, actor: Actor, entries: readonly AuditEntry[]): Promise<void> =>
  insertRows(
    db,
    auditLog,
    entries.map((entry) => ({ id: uuidv7(), ...rowOf(actor, entry) })),
  );

const rowOf = (actor: Actor, { action, subject, before, after }: AuditEntry) => ({
  action,
  subjectType: subject.type,
  subjectId: subject.id,
  before: before ?? null,
  after: after ?? null,
  actorId: actorIdOf(actor),
  actorRole: actor?.viewer?.user.role ?? null,
  address: actor?.client.address ?? null,
});
