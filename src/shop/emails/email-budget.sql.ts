import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../platform/db/client.ts';
import { emailCounts, users, type EmailKind } from '../../platform/db/schema.ts';

/** E-mails with a limit of their own, so that those that a stranger can cause use up no others. */
type Budget = 'ORDER' | 'CONFIRMATION' | 'PASSWORD_RESET' | 'NOTICE';

const BUDGETS: Record<Exclude<EmailKind, `ORDER_${string}`>, Budget> = {
  WELCOME: 'CONFIRMATION',
  EMAIL_VERIFICATION: 'CONFIRMATION',
  EMAIL_CHANGE: 'CONFIRMATION',
  PASSWORD_RESET: 'PASSWORD_RESET',
  PASSWORD_CHANGED: 'NOTICE',
  EMAIL_CHANGED: 'NOTICE',
};

/** Maximum number of e-mails per day to an unverified address: 30 over all kinds. */
export const UNVERIFIED_LIMITS: Record<Budget, number> = {
  ORDER: 10,
  CONFIRMATION: 5,
  PASSWORD_RESET: 10,
  NOTICE: 5,
};
/** Maximum number of e-mails per day to a verified address, of each budget. */
export const VERIFIED_LIMIT = 100;

const budgetOf = (kind: EmailKind): Budget =>
  kind in BUDGETS ? BUDGETS[kind as keyof typeof BUDGETS] : 'ORDER';

/** Addresses with a tag, `ada+shop@example.com`, usually share the mailbox of the address without it. */
const mailboxOf = (address: string) => {
  const [, local = '', domain = ''] = /^([^+]*).*@(.*)$/s.exec(address.toLowerCase()) ?? [];
  return createHash('sha256')
    .update(JSON.stringify([local, domain]))
    .digest();
};

/** Returns whether an account has verified that its owner reads e-mail at this address. */
export async function isVerifiedAddress(db: Queryable, address: string): Promise<boolean> {
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    select from ${users} where lower(${users.email}) = lower(${address}) and ${users.emailVerifiedAt} is not null`);
  return rows.length > 0;
}

/**
 * Counts an e-mail to an address, which needs no account. Returns false if the address has received its number of e-mails of
 * this kind for a day. One statement decides, so concurrent e-mails cannot exceed the limit.
 */
export async function takeFromEmailBudget(
  db: Queryable,
  { kind, address, isVerified }: { kind: EmailKind; address: string; isVerified: boolean },
): Promise<boolean> {
  const budget = budgetOf(kind);
  const limit = isVerified ? VERIFIED_LIMIT : UNVERIFIED_LIMITS[budget];
  const isOver = sql`${emailCounts.expiresAt} < now()`;
  const { rows } = await db.execute<Record<string, unknown>>(sql`
    insert into ${emailCounts} (mailbox, budget, sent, expires_at)
    values (${mailboxOf(address)}, ${budget}, 1, now() + interval '1 day')
    on conflict (mailbox, budget) do update set
      sent = case when ${isOver} then 1 else ${emailCounts.sent} + 1 end,
      expires_at = case when ${isOver} then excluded.expires_at else ${emailCounts.expiresAt} end
    where ${isOver} or ${emailCounts.sent} < ${limit}
    returning 1`);
  return rows.length > 0;
}
