import { join } from 'node:path';

/** An address, and whose it is; no name where that is empty. */
export type Mailbox = { name: string; address: string };

export type EmailMessage = {
  /** Of its row: the same mail, sent twice, has one Message-ID. */
  id: string;
  from: Mailbox;
  to: Mailbox;
  subject: string;
  html: string;
  text: string;
  date: Date;
};

/** What brings mails on their way. `send` ends once the mail was taken, and throws a `Failure` where it was not. */
export type EmailTransport = {
  send: (message: EmailMessage) => Promise<void>;
  close: () => void;
};

/** The directory of the file transport. */
export const emailFolder = (dataDir: string) => join(dataDir, 'mail');
