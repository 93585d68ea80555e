import type { Database, Queryable } from '../db/client.ts';
import { changesBetween } from './changes-between.ts';
import { recordAudit, type Actor, type AuditEntry } from './record-audit.sql.ts';

/** The context of a use case that changes rows and records the actor of each change. */
export type AuditedContext = NonNullable<Actor> & { db: Database };

type Row = Readonly<Record<string, unknown> & { id: string }>;

/** Records the creation (before: null), change or deletion (after: null) of a row. Records nothing if no column changed. */
export async function recordChange(
  db: Queryable,
  actor: Actor,
  type: string,
  before: Row | null,
  after: Row | null,
): Promise<void> {
  const entry = entryOf(type, before, after);
  if (entry) await recordAudit(db, actor, entry);
}

/** Returns the audit entry for the change of a row, as `recordChange` inserts it. Null if no column changed. */
export function entryOf(type: string, before: Row | null, after: Row | null): AuditEntry | null {
  const changes = changesBetween(before, after);
  if (!changes) return null;
  const action = !before ? 'CREATED' : !after ? 'DELETED' : 'UPDATED';
  return { action, subject: { type, id: (after ?? before)!.id }, ...changes };
}
