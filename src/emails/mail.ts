import { join } from 'node:path';
import type { MailConfig } from '../config.ts';
import { fileTransport } from './file-transport.ts';
import type { Mailbox, MailTransport } from './transport.ts';

/** How the shop looks and writes. */
export type Brand = Readonly<{ name: string; color: string; locale: string }>;

/** What it takes to write to customers. */
export type Mail = { transport: MailTransport; from: Mailbox; brand: Brand };

/** Where mails are written that are not sent. */
export const mailFolder = (dataDir: string) => join(dataDir, 'mail');

/** Null where the shop sends no mail. */
export async function createMail(config: MailConfig, brand: Brand, dataDir: string): Promise<Mail | null> {
  switch (config.transport) {
    case 'smtp': {
      // Nobody else has to wait for it to load.
      const { smtpTransport } = await import('./smtp-transport.ts');
      return { transport: smtpTransport(config.url), from: readMailbox(config.from, brand), brand };
    }
    case 'files':
      return { transport: fileTransport(mailFolder(dataDir)), from: readMailbox(config.from, brand), brand };
    case 'none':
      return null;
  }
}

/** `Shop <shop@example.com>`; a bare address is the shop's own. */
function readMailbox(text: string, brand: Brand): Mailbox {
  const [, name, address] = /^(.*?)\s*<(.*)>$/.exec(text) ?? [null, '', text];
  return { name: name || brand.name, address: address! };
}
