import type { SendMailOptions } from 'nodemailer';
import type { EmailMessage } from './transport.ts';

/** A mail as nodemailer takes it: addresses in parts, so that no name can become one, or another header. */
export const mimeOf = ({ id, from, to, subject, html, text, date }: EmailMessage): SendMailOptions => ({
  from,
  to,
  subject,
  html,
  text,
  date,
  messageId: `<${id}@${from.address.split('@').pop()}>`,
  // So that no out-of-office assistant answers (RFC 3834).
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
});
