import { join } from 'node:path';

/** An address with a display name, which may be empty. */
export type Mailbox = { name: string; address: string };

export type EmailMessage = {
  /** The id of the row. If an e-mail is sent twice, both messages have the same Message-ID. */
  id: string;
  from: Mailbox;
  to: Mailbox;
  subject: string;
  html: string;
  text: string;
  date: Date;
};

/** `send` resolves when the server has accepted the message, and throws a `StaffVisibleError` if it has not. */
export type EmailTransport = {
  send: (message: EmailMessage) => Promise<void>;
  close: () => void;
};

/** The directory of the file transport. */
export const emailFolder = (dataDir: string) => join(dataDir, 'mail');
