import type { ClientInfo } from '../request-info.ts';
import type { Queryable } from '../db/client.ts';
import { auditLog, type AuditAction } from '../db/schema.ts';
import type { Viewer } from '../viewer.ts';

/** Who does something, and from where; null: the program itself. */
export type Actor = { viewer: Viewer | null; client: ClientInfo } | null;

export type AuditEntry = {
  action: AuditAction;
  /** What it was done to: the name of its type in the API, and its id. */
  subject: { type: string; id: string | null };
  /** The values that it changed. Nothing secret, and nothing by which a deleted account could be told. */
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
};

/** Null for a guest, and for the program itself. */
export const actorIdOf = (actor: Actor): string | null => actor?.viewer?.user.id ?? null;

/** Writes down who did something, in the transaction in which it is done. */
export async function recordAudit(db: Queryable, actor: Actor, entry: AuditEntry): Promise<void> {
  const { action, subject, before, after } = entry;
  await db.insert(auditLog).values({
    action,
    subjectType: subject.type,
    subjectId: subject.id,
    before: before ?? null,
    after: after ?? null,
    actorId: actorIdOf(actor),
    actorRole: actor?.viewer?.user.role ?? null,
    address: actor?.client.address ?? null,
  });
}
