import type { SendMailOptions } from 'nodemailer';
import type { EmailMessage } from './transport.ts';

/** Converts a message to nodemailer's options. Names and addresses stay separate, so that a name cannot inject a header. */
export const mimeOf = ({ id, from, to, subject, html, text, date }: EmailMessage): SendMailOptions => ({
  from,
  to,
  subject,
  html,
  text,
  date,
  messageId: `<${id}@${from.address.split('@').pop()}>`,
  // Suppresses automatic replies (RFC 3834).
  headers: { 'Auto-Submitted': 'auto-generated' },
  disableFileAccess: true,
  disableUrlAccess: true,
});
