import { createHash } from 'node:crypto';
import type { Queryable } from '../../platform/db/client.ts';
import type { EmailKind } from '../../platform/db/schema.ts';
import { decrementEmailCount, incrementEmailCount } from './email-counts.sql.ts';

/** Groups of e-mails with separate limits, so that e-mails that a stranger can cause do not block other e-mails. */
type Budget = 'ORDER' | 'ORDER_ACCESS' | 'CONFIRMATION' | 'PASSWORD_RESET' | 'NOTICE';

const BUDGETS: Record<Exclude<EmailKind, `ORDER_${string}`> | 'ORDER_ACCESS', Budget> = {
  ORDER_ACCESS: 'ORDER_ACCESS',
  WELCOME: 'CONFIRMATION',
  EMAIL_VERIFICATION: 'CONFIRMATION',
  EMAIL_CHANGE: 'CONFIRMATION',
  PASSWORD_RESET: 'PASSWORD_RESET',
  PASSWORD_CHANGED: 'NOTICE',
  EMAIL_CHANGED: 'NOTICE',
};

/** Maximum number of e-mails per day to an unverified address: 35 in total. */
const UNVERIFIED_LIMITS: Record<Budget, number> = {
  ORDER: 10,
  ORDER_ACCESS: 5,
  CONFIRMATION: 5,
  PASSWORD_RESET: 10,
  NOTICE: 5,
};
/** Maximum number of e-mails per day to a verified address, of each budget. */
const VERIFIED_LIMIT = 100;

const budgetOf = (kind: EmailKind): Budget =>
  kind in BUDGETS ? BUDGETS[kind as keyof typeof BUDGETS] : 'ORDER';

/** Addresses with a tag, `ada+shop@example.com`, usually share the mailbox of the address without it. */
const mailboxOf = (address: string) => {
  const [, local = '', domain = ''] = /^([^+]*).*@(.*)$/s.exec(address.toLowerCase()) ?? [];
  return createHash('sha256')
    .update(JSON.stringify([local, domain]))
    .digest();
};

type CountedEmail = { kind: EmailKind; address: string; isVerified: boolean };

/**
 * Counts an e-mail to an address, which needs no account. Does not count it and returns false if the address has reached the
 * daily limit of the e-mail's budget.
 */
export function takeFromEmailBudget(
  db: Queryable,
  { kind, address, isVerified }: CountedEmail,
): Promise<boolean> {
  const budget = budgetOf(kind);
  const limit = isVerified ? VERIFIED_LIMIT : UNVERIFIED_LIMITS[budget];
  return incrementEmailCount(db, { mailbox: mailboxOf(address), budget, limit });
}

/** Takes back the count of an e-mail that was not sent. */
export const returnToEmailBudget = (
  db: Queryable,
  { kind, address }: Pick<CountedEmail, 'kind' | 'address'>,
): Promise<void> => decrementEmailCount(db, { mailbox: mailboxOf(address), budget: budgetOf(kind) });
