import type { Database, Queryable } from '../db/client.ts';
import { changesBetween } from './changes-between.ts';
import { recordAudit, type Actor } from './record-audit.sql.ts';

/** The context of a use case that writes, and records the actor of each change. */
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
  const changes = changesBetween(before, after);
  if (!changes) return;
  const action = !before ? 'CREATED' : !after ? 'DELETED' : 'UPDATED';
  await recordAudit(db, actor, { action, subject: { type, id: (after ?? before)!.id }, ...changes });
}
