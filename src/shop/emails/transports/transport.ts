/** An address, and whose it is; no name where that is empty. */
export type Mailbox = { name: string; address: string };

export type MailMessage = {
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
export type MailTransport = {
  send: (message: MailMessage) => Promise<void>;
  close: () => void;
};
