import { createTransport } from 'nodemailer';
import { Failure } from '../../../platform/errors.ts';
import { mimeOf } from './mime.ts';
import type { EmailTransport } from './transport.ts';

const CONNECTIONS = 4;
const TIMEOUT_MS = 15_000;

/** A mail server, by `smtp://` (with STARTTLS where it is offered) or `smtps://`. */
export function smtpTransport(url: string): EmailTransport {
  const transporter = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    // The job queue tries again, counts, and says why.
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
        // Servers like to repeat whom they refuse; that is not to be kept longer than the mail's own recipient.
        throw new Failure(reasonOf(error as SmtpError).replaceAll(message.to.address, 'the recipient'));
      }
    },
    close: () => transporter.close(),
  };
}

type SmtpError = Error & { code?: string; responseCode?: number; response?: string };

/** What the server said is quoted, but not about a login: some repeat there what they were sent. */
function reasonOf({ code = 'unknown', responseCode, response = '' }: SmtpError): string {
  if (code === 'EAUTH') return `The mail server refused the shop's login (${responseCode ?? code}).`;
  if (responseCode) return `The mail server answered: ${response}`;
  return `The mail server could not be reached, or broke off (${code}).`;
}
