import type { MailConfig } from '../../config/config.ts';
import { fileTransport } from './transports/file-transport.ts';
import { emailFolder } from './transports/transport.ts';
import { smtpTransport } from './transports/smtp-transport.ts';
import type { Mailbox, EmailTransport } from './transports/transport.ts';

/** How the shop looks and writes; `shopUrl` is where links lead, and null where there is nothing to lead to. */
export type Brand = Readonly<{ name: string; color: string; locale: string; shopUrl: string | null }>;

/** What it takes to write to customers. */
export type EmailSender = { transport: EmailTransport; from: Mailbox; brand: Brand };

/** Null where the shop sends no mail. */
export function createEmailSender(config: MailConfig, brand: Brand, dataDir: string): EmailSender | null {
  if (config.transport === 'none') return null;
  const transport =
    config.transport === 'smtp' ? smtpTransport(config.url) : fileTransport(emailFolder(dataDir));
  return { transport, from: readMailbox(config.from, brand), brand };
}

/** `Shop <shop@example.com>`; a bare address is the shop's own. */
function readMailbox(text: string, brand: Brand): Mailbox {
  const [, name, address] = /^(.*?)\s*<(.*)>$/.exec(text) ?? [null, '', text];
  return { name: name || brand.name, address: address! };
}
