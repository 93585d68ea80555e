import type { Database } from '../db/client.ts';
import { Failure } from '../errors.ts';
import type { EmailRow } from '../db/schema.ts';
import { detailsByOrderIds } from '../orders/repository.ts';
import { welcomeEmail } from './account-email.ts';
import { formatIn } from './format.ts';
import { layOut } from './layout.ts';
import { oneLine, type MailText } from './mail-text.ts';
import type { Brand, Mail } from './mail.ts';
import { isAboutOrder, orderEmail } from './order-email.ts';
import { writePlain } from './plain.ts';
import { subjectOf, type Subject } from './repository.ts';
import type { MailMessage } from './transport.ts';

/** The mail as it is sent: for both kinds of readers, and with one line for each header. */
export async function writeEmail(db: Database, { from, brand }: Mail, email: EmailRow): Promise<MailMessage> {
  const { recipient } = email;
  if (recipient === null) throw new Failure('The account was deleted.');
  const subject = await subjectOf(db, email);
  const text = await textOf(db, brand, { ...email, recipient }, subject);
  // Whoever registers may give anybody's address: what he calls himself is not for us to bring there.
  const name = email.kind === 'WELCOME' ? '' : oneLine(subject.name);
  return {
    id: email.id,
    from,
    to: { name, address: recipient },
    subject: oneLine(text.subject),
    html: layOut(text, name, brand),
    text: writePlain(text, name, brand),
    date: email.createdAt,
  };
}

/** Mails about accounts have a case of their own here; all others are about an order. */
async function textOf(
  db: Database,
  brand: Brand,
  { kind, recipient }: EmailRow & { recipient: string },
  { order, change, locale }: Subject,
): Promise<MailText> {
  if (kind === 'WELCOME') return welcomeEmail(brand.name, recipient);
  if (!isAboutOrder(kind)) throw new Error(`no text for ${kind}`);
  if (!order || !change) throw new Error('a mail about nothing');
  const details = await detailsByOrderIds(db, [order.id]);
  const locales = locale === null ? [brand.locale] : [locale, brand.locale];
  return orderEmail(kind, { order, details, change }, formatIn(locales, order.currency));
}
