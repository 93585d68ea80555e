import type { Database } from '../../platform/db/client.ts';
import type { EmailRow } from '../../platform/db/schema.ts';
import { TOKEN_PURPOSES } from '../accounts/account-emails.sql.ts';
import { issueToken } from '../accounts/tokens/account-tokens.ts';
import { accessTokenOf } from '../orders/access-token.sql.ts';
import type { OrderTokens } from '../orders/order-tokens.ts';
import { detailsByOrderIds } from '../orders/orders.sql.ts';
import type { EmailSender } from './email-sender.ts';
import { findEmailData, type EmailData } from './emails.sql.ts';
import { accountEmail } from './rendering/account-email.ts';
import { oneLine, type EmailContent } from './rendering/email-content.ts';
import { formatIn } from './rendering/format.ts';
import { withoutFreeText } from './rendering/free-text.ts';
import { isAboutOrder, orderAccessEmail, orderEmail, orderLink } from './rendering/order-email.ts';
import { renderHtml } from './rendering/render-html.ts';
import { renderPlainText } from './rendering/render-plain-text.ts';
import type { EmailMessage } from './transports/transport.ts';

type Context = { db: Database; sender: EmailSender; orderTokens: OrderTokens };

/**
 * Returns the message in HTML and plain text. No header contains a line break. Returns null if the e-mail is no longer needed: its
 * token was revoked, or the account was deleted. Anyone can use a stranger's address, and put a message to the stranger into
 * a name or note. So e-mails to an account, and to an address that is not verified, contain no such text.
 */
export async function composeEmail(
  context: Context,
  email: EmailRow,
  isVerified: boolean,
): Promise<EmailMessage | null> {
  const { from, brand } = context.sender;
  const { recipient } = email;
  if (recipient === null) return null;
  const data = await findEmailData(context.db, email);
  const content = await contentOf(context, { ...email, recipient }, data, isVerified);
  if (!content) return null;
  const name = isVerified && isAboutOrder(email.kind) ? oneLine(data.name) : '';
  return {
    id: email.id,
    from,
    to: { name, address: recipient },
    subject: oneLine(content.subject),
    html: renderHtml(content, name, brand),
    text: renderPlainText(content, name, brand),
    date: email.createdAt,
  };
}

async function contentOf(
  { db, orderTokens, sender: { brand } }: Context,
  email: EmailRow & { recipient: string },
  { order, change, locale }: EmailData,
  isVerified: boolean,
): Promise<EmailContent | null> {
  const { kind } = email;
  if (!isAboutOrder(kind)) {
    const purpose = TOKEN_PURPOSES[kind];
    const token = purpose ? await issueToken({ db }, email, purpose) : '';
    return token === null ? null : accountEmail(kind, brand, token);
  }
  if (!order) throw new Error(`e-mail ${email.id} of kind ${kind} has no order`);
  // The account was deleted while the e-mail was being created.
  if (order.email === null) return null;
  const token = await accessTokenOf(db, orderTokens, order);
  const link = token === null ? null : orderLink(brand, token);
  // `link` is null if an account has claimed the order since the request.
  if (kind === 'ORDER_ACCESS') return link && orderAccessEmail(order.number, link);
  if (!change) throw new Error(`e-mail ${email.id} of kind ${kind} has no order change`);
  // The carrier and tracking number were removed after the e-mail was queued.
  if (kind === 'ORDER_TRACKING_UPDATED' && !order.carrier && !order.trackingNumber) return null;
  const details = await detailsByOrderIds(db, [order.id]);
  const locales = locale === null ? [brand.locale] : [locale, brand.locale];
  const format = formatIn(locales, order.currency, brand.timeZone);
  const shown = isVerified ? order : withoutFreeText(order);
  const content = orderEmail(kind, { order: shown, details, change }, format);
  return link ? { ...content, action: link } : content;
}
