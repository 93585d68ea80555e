import { issueToken } from '../accounts/tokens/account-tokens.ts';
import type { Database } from '../../platform/db/client.ts';
import type { EmailRow } from '../../platform/db/schema.ts';
import { detailsByOrderIds } from '../orders/orders.sql.ts';
import { accountEmail, TOKEN_PURPOSES } from './rendering/account-email.ts';
import { formatIn } from './rendering/format.ts';
import { renderHtml } from './rendering/render-html.ts';
import { oneLine, type EmailContent } from './rendering/email-content.ts';
import type { Brand, EmailSender } from './email-sender.ts';
import { isAboutOrder, orderEmail } from './rendering/order-email.ts';
import { renderPlainText } from './rendering/render-plain-text.ts';
import { subjectOf, type Subject } from './emails.sql.ts';
import type { EmailMessage } from './transports/transport.ts';

type Written = EmailRow & { recipient: string };

/**
 * The mail as it is sent: for both kinds of readers, and with one line for each header. Null where it is not to be sent any more:
 * what it was for is over, or the account is deleted.
 */
export async function composeEmail(
  db: Database,
  { from, brand }: EmailSender,
  email: EmailRow,
): Promise<EmailMessage | null> {
  const { recipient } = email;
  if (recipient === null) return null;
  const subject = await subjectOf(db, email);
  const text = await textOf(db, brand, { ...email, recipient }, subject);
  if (!text) return null;
  // Whoever registers may give anybody's address: what he calls himself is not for us to bring there.
  const name = isAboutOrder(email.kind) ? oneLine(subject.name) : '';
  return {
    id: email.id,
    from,
    to: { name, address: recipient },
    subject: oneLine(text.subject),
    html: renderHtml(text, name, brand),
    text: renderPlainText(text, name, brand),
    date: email.createdAt,
  };
}

async function textOf(
  db: Database,
  brand: Brand,
  email: Written,
  { order, change, locale }: Subject,
): Promise<EmailContent | null> {
  const { kind, recipient } = email;
  if (!isAboutOrder(kind)) {
    const purpose = TOKEN_PURPOSES[kind];
    const token = purpose ? await issueToken({ db }, email, purpose) : '';
    return token === null ? null : accountEmail(kind, brand, recipient, token);
  }
  if (!order || !change) throw new Error('a mail about nothing');
  // Of an account that was deleted while the mail was made.
  if (order.email === null) return null;
  const details = await detailsByOrderIds(db, [order.id]);
  const locales = locale === null ? [brand.locale] : [locale, brand.locale];
  return orderEmail(kind, { order, details, change }, formatIn(locales, order.currency));
}
