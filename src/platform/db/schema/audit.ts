import { index, jsonb, pgEnum, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { role } from './accounts.ts';
import { createdAt, id } from './columns.ts';

export const auditAction = pgEnum('audit_action', [
  'SIGNED_IN',
  'SIGN_IN_FAILED',
  'REFRESH_TOKEN_REUSED',
  'SESSION_REVOKED',
  'PASSWORD_CHANGED',
  'PASSWORD_RESET',
  'EMAIL_CHANGED',
  'ROLE_CHANGED',
  'ACCOUNT_DELETED',
  'CREATED',
  'UPDATED',
  'DELETED',
  'STOCK_ADJUSTED',
  'ORDER_STATUS_CHANGED',
  'TRACKING_UPDATED',
  'PAYMENT_REFUNDED',
  'EMAIL_RESENT',
  'JOB_RETRIED',
  'WEBHOOK_RESENT',
  'WEBHOOK_SECRET_ROTATED',
]);

/**
 * Who changed what, and from which address. Without foreign keys, because entries outlive the rows that they name. Triggers
 * reject updates and deletes.
 */
export const auditLog = snakeCase.table(
  'audit_log',
  {
    id: id(),
    at: createdAt(),
    action: auditAction().notNull(),
    /** Null for a guest, and for the program itself. */
    actorId: uuid(),
    actorRole: role(),
    /** The type of the object as the API names it: `Product`. */
    subjectType: text().notNull(),
    /** Null if there is no object, such as the account of a failed sign-in. */
    subjectId: text(),
    /** The changed values, before and after. */
    before: jsonb().$type<Record<string, unknown>>(),
    after: jsonb().$type<Record<string, unknown>>(),
    address: text(),
  },
  (t) => [
    index('audit_log_at').on(t.at, t.id),
    index('audit_log_actor_id').on(t.actorId, t.at, t.id),
    index('audit_log_action').on(t.action, t.at, t.id),
    index('audit_log_subject').on(t.subjectType, t.subjectId, t.at, t.id),
  ],
);

export type AuditRow = typeof auditLog.$inferSelect;
export type AuditAction = AuditRow['action'];
