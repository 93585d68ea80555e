import { createTransport } from 'nodemailer';
import { StaffVisibleError } from '../../../platform/errors.ts';
import { mimeOf } from './mime.ts';
import type { EmailTransport } from './transport.ts';

const MAX_CONNECTIONS = 4;
const TIMEOUT_MS = 15_000;

/** Sends through a mail server: `smtps://`, or `smtp://` with STARTTLS if the server offers it. */
export function smtpTransport(url: string): EmailTransport {
  const transporter = createTransport({
    url,
    pool: true,
    maxConnections: MAX_CONNECTIONS,
    // The job queue retries, counts attempts, and reports the reason.
    maxRequeues: 0,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    dnsTimeout: TIMEOUT_MS,
  });
  return {
    send: async (message) => {
      try {
        await transporter.sendMail(mimeOf(message));
      } catch (error) {
        // Servers often repeat the refused address. In the stored error, it would remain after the recipient was deleted.
        throw new StaffVisibleError(
          reasonOf(error as SmtpError).replaceAll(message.to.address, 'the recipient'),
        );
      }
    },
    close: () => transporter.close(),
  };
}

type SmtpError = Error & { code?: string; responseCode?: number; response?: string };

/** Quotes the server's response, except the response to a login: some servers repeat the credentials in it. */
function reasonOf({ code = 'unknown', responseCode, response = '' }: SmtpError): string {
  if (code === 'EAUTH') return `The mail server rejected the shop's login (${responseCode ?? code}).`;
  if (responseCode) return `The mail server responded: ${response}`;
  return `The connection to the mail server failed (${code}).`;
}
