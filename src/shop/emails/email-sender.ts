import type { MailConfig } from '../../config/config.ts';
import { fileTransport } from './transports/file-transport.ts';
import { smtpTransport } from './transports/smtp-transport.ts';
import { emailFolder, type EmailTransport, type Mailbox } from './transports/transport.ts';

/**
 * The shop's appearance in e-mails. Dates are in `timeZone`. `shopUrl` is the base of links; if it is null, e-mails contain codes
 * instead.
 */
export type Brand = Readonly<{
  name: string;
  color: string;
  locale: string;
  timeZone: string;
  shopUrl: string | null;
}>;

/** Sends e-mails in the name of the shop. */
export type EmailSender = { transport: EmailTransport; from: Mailbox; brand: Brand };

/** Returns null if the shop sends no e-mail. */
export function createEmailSender(config: MailConfig, brand: Brand, dataDir: string): EmailSender | null {
  if (config.transport === 'none') return null;
  const transport =
    config.transport === 'smtp' ? smtpTransport(config.url) : fileTransport(emailFolder(dataDir));
  return { transport, from: parseMailbox(config.from, brand), brand };
}

/** Parses `Shop <shop@example.com>`. An address without a name gets the shop's name. */
function parseMailbox(text: string, brand: Brand): Mailbox {
  const [, name, address] = /^(.*?)\s*<(.*)>$/.exec(text) ?? [null, '', text];
  return { name: name || brand.name, address: address! };
}
