import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Brand } from '../../src/shop/emails/email-sender.ts';

export type Arrived = { from: string; to: string[]; raw: string; mail: Email };

/** A simulated failure: where it occurs (`TAKEN`: after the mail is stored), and its reply code or a dropped connection. */
export type Trouble = { at: 'CONNECT' | 'RCPT' | 'DATA' | 'TAKEN'; how: number | 'DROP' };

export type MailServer = {
  url: string;
  port: number;
  /** The accepted mails, the earliest first. */
  arrived: Arrived[];
  /** Failures of the next deliveries, each used once. */
  troubles: Trouble[];
  /** Counts of connections, and of mails with or without success. */
  counts: { connections: number; mails: number };
  stop: () => Promise<void>;
};

/** Starts a real mail server on 127.0.0.1. With `login`, it requires a login and rejects every login. */
export async function startMailServer({ port = 0, login = false } = {}): Promise<MailServer> {
  const sockets = new Map<number, Socket>();
  const troubleAt = (at: Trouble['at']) => {
    const index = troubles.findIndex((trouble) => trouble.at === at);
    return index < 0 ? null : troubles.splice(index, 1)[0]!.how;
  };
  const proceedOrFail = (at: Trouble['at'], remotePort: number, go: (error?: Error) => void, to = '') => {
    const how = troubleAt(at);
    if (how === 'DROP') sockets.get(remotePort)?.destroy();
    else if (how) go(Object.assign(new Error(`Not now, says ${at}${to}`), { responseCode: how }));
    else go();
  };
  const receive = async (
    stream: SMTPServerDataStream,
    { envelope, remotePort }: SMTPServerSession,
    done: (error?: Error) => void,
  ) => {
    counts.mails++;
    // Drops the connection in the middle of the mail.
    if (troubles.some(({ at, how }) => at === 'DATA' && how === 'DROP')) {
      await once(stream, 'data');
      return proceedOrFail('DATA', remotePort, done);
    }
    const raw = await text(stream).catch(() => null);
    // A killed sender breaks its connection.
    if (raw === null) return;
    const mail = await PostalMime.parse(raw);
    proceedOrFail('DATA', remotePort, (refusal) => {
      if (refusal) return done(refusal);
      const { mailFrom, rcptTo } = envelope;
      const from = mailFrom ? mailFrom.address : '';
      arrived.push({ from, to: rcptTo.map(({ address }) => address), raw, mail });
      proceedOrFail('TAKEN', remotePort, done);
    });
  };
  const smtp = new SMTPServer({
    authOptional: !login,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onAuth: (auth, _session, done) => done(new Error(`Who is ${auth.password}?`)),
    onConnect: ({ remotePort }, done) => {
      counts.connections++;
      proceedOrFail('CONNECT', remotePort, done);
    },
    onRcptTo: ({ address }, { remotePort }, done) =>
      proceedOrFail('RCPT', remotePort, done, ` to <${address}>`),
    onData: (stream, session, done) => void receive(stream, session, done),
  });
  smtp.on('error', () => {});
  smtp.server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    sockets.set(remotePort!, socket);
    socket.once('close', () => sockets.delete(remotePort!));
  });
  const arrived: Arrived[] = [];
  const troubles: Trouble[] = [];
  const counts = { connections: 0, mails: 0 };
  smtp.listen(port, '127.0.0.1');
  await once(smtp.server, 'listening');
  const address = smtp.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    port: address.port,
    arrived,
    troubles,
    counts,
    stop: async () => {
      const closed = new Promise<void>((resolve) => smtp.close(() => resolve()));
      for (const socket of sockets.values()) socket.destroy();
      await closed;
    },
  };
}

export const BRAND: Brand = {
  name: 'Ada & Söhne',
  color: '#1f4e79',
  locale: 'en-US',
  timeZone: 'UTC',
  shopUrl: null,
};
export const FROM = { name: 'Ada & Söhne', address: 'shop@ada.example' };
