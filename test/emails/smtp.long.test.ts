import type { EmailRow } from '../../src/platform/db/schema.ts';
import { smtpTransport } from '../../src/shop/emails/transports/smtp-transport.ts';
import type { EmailTransport } from '../../src/shop/emails/transports/transport.ts';
import { newShopper } from '../support/actors.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newStaff } from '../support/data.ts';
import { BRAND, FROM, startMailServer, type MailServer, type Trouble } from '../support/mail-server.ts';
import { until } from '../support/until.ts';

let server: MailServer;
let transport: EmailTransport;
let app: App;
let staff: Account;

async function start(url: string): Promise<void> {
  transport = smtpTransport(url);
  app = await startApp({ worker: { mail: { transport, from: FROM, brand: BRAND } } });
  staff = await newStaff(app);
}

beforeEach(async () => {
  server = await startMailServer();
  await start(server.url);
});
afterEach(async () => {
  await app.stop();
  transport.close();
  await server.stop();
});

const MAILS = `query ($by: OrderKey!) { order(by: $by) {
  emails { id kind state attempts lastError recipient sentAt resendOf } } }`;

type FailedJob = { id: string; name: string; data: { emailId?: string } };
type Email = Pick<EmailRow, 'id' | 'kind' | 'state' | 'attempts' | 'lastError' | 'recipient' | 'resendOf'> & {
  sentAt: string | null;
};
const mailsOf = async (orderId: string, as: Account = staff): Promise<[Email, ...Email[]]> =>
  (await ask(app, MAILS, { by: { id: orderId } }, as)).emails;

/** Waits until all mails about the order are in this state. */
const areAll = (state: string, orderId: string, withinMs?: number) =>
  until(
    () => mailsOf(orderId),
    (mails) => mails.length > 0 && mails.every((mail) => mail.state === state),
    withinMs,
  );

/** Waits until the first delivery of the order's first mail has failed. */
const inTrouble = async (orderId: string): Promise<Email> => {
  const [mail] = await until(
    () => mailsOf(orderId),
    ([first]) => Boolean(first?.lastError),
  );
  return mail!;
};

async function order() {
  const ada = await newShopper(app);
  return { ada, ...(await ada.buy()) };
}

const numbersArrived = () => server.arrived.map(({ mail }) => /ORD-\w+/.exec(mail.subject!)![0]).toSorted();

test('a mail without problems is delivered at the first attempt', async () => {
  const { ada, id, number } = await order();

  const [mail, ...others] = await areAll('SENT', id);

  expect(others).toEqual([]);
  expect(mail).toMatchObject({ kind: 'ORDER_PLACED', attempts: 1, lastError: null, recipient: ada.email });
  expect(mail.sentAt).not.toBeNull();
  expect(server.arrived).toMatchObject([{ from: FROM.address, to: [ada.email] }]);
  expect(numbersArrived()).toEqual([number]);
});

test.each<[string, Trouble[], string]>([
  ['turns it away at the door (421)', [{ at: 'CONNECT', how: 421 }], 'The mail server responded: 421 '],
  ['turns it away at the door (554)', [{ at: 'CONNECT', how: 554 }], 'The mail server responded: 554 '],
  ['does not know the recipient (550)', [{ at: 'RCPT', how: 550 }], 'The mail server responded: 550 '],
  ['wants it later (451)', [{ at: 'DATA', how: 451 }], 'The mail server responded: 451 '],
  ['hangs up at the door', [{ at: 'CONNECT', how: 'DROP' }], 'The connection to the mail server failed'],
  ['hangs up in the middle of it', [{ at: 'DATA', how: 'DROP' }], 'The connection to the mail server failed'],
])('a server that %s gets it again, and takes it once', async (_name, troubles, reason) => {
  server.troubles.push(...troubles);
  const { id, number } = await order();

  const [mail] = await areAll('SENT', id);

  expect(mail.attempts).toBe(1 + troubles.length);
  expect(mail.lastError).toContain(reason);
  expect(numbersArrived()).toEqual([number]);
});

test('after an outage of the server, each mail from the outage is delivered once', async () => {
  await server.stop();
  const orders = [await order(), await order(), await order()];
  for (const { id } of orders) await inTrouble(id);
  expect((await mailsOf(orders[0]!.id))[0]).toMatchObject({
    state: 'QUEUED',
    lastError: 'The connection to the mail server failed (ESOCKET).',
  });

  server = await startMailServer({ port: server.port });
  for (const { id } of orders) await areAll('SENT', id, 60_000);

  expect(numbersArrived()).toEqual(orders.map(({ number }) => number).toSorted());
}, 60_000);

test('with a failing server no mail is lost, and each is delivered once', async () => {
  const ways: Trouble['how'][] = [421, 451, 'DROP', 554, 'DROP', 452];
  server.troubles.push(
    ...ways.map((how): Trouble => ({ at: 'CONNECT', how })),
    ...ways.map((how): Trouble => ({ at: 'RCPT', how })),
    ...ways.map((how): Trouble => ({ at: 'DATA', how })),
  );
  const orders = await Promise.all(Array.from({ length: 25 }, order));

  for (const { id } of orders) await areAll('SENT', id, 60_000);

  expect(server.troubles).toEqual([]);
  expect(numbersArrived()).toEqual(orders.map(({ number }) => number).toSorted());
  expect(server.counts.connections).toBeLessThan(server.counts.mails + 18);
}, 90_000);

test('a mail that was accepted without an answer is sent again with the same Message-ID, for deduplication', async () => {
  server.troubles.push({ at: 'TAKEN', how: 'DROP' });
  const { id } = await order();

  const [mail] = await areAll('SENT', id);

  const ids = server.arrived.map(({ mail }) => mail.messageId);
  expect(ids).toEqual(Array(2).fill(`<${mail.id}@ada.example>`));
  expect(server.arrived[0]!.mail.date).toBe(server.arrived[1]!.mail.date);
});

test('a mail fails after its last attempt, and is sent once staff retry its job', async () => {
  await app.db.$client.query(
    `update pgboss.queue set retry_limit = 1, retry_delay = 0 where name = 'send-email'`,
  );
  server.troubles.push({ at: 'RCPT', how: 550 }, { at: 'RCPT', how: 550 });
  const { id } = await order();
  const [failed] = await areAll('FAILED', id);
  expect(failed).toMatchObject({
    attempts: 2,
    lastError: 'The mail server responded: 550 Not now, says RCPT to <the recipient>',
  });

  const job = await until(async () => {
    const { nodes } = await ask(app, '{ failedJobs { nodes { id name data } } }', {}, staff);
    return nodes.find(({ data }: FailedJob) => data.emailId === failed.id);
  });
  await ask(app, 'mutation ($id: ID!) { retryJob(id: $id) { id } }', { id: job.id }, staff);

  const [sent] = await areAll('SENT', id);
  expect(sent).toMatchObject({ id: failed.id, attempts: 3 });
  expect(server.arrived).toHaveLength(1);
});

test('a failed mail can be resent under a new id', async () => {
  await app.db.$client.query(`update pgboss.queue set retry_limit = 0 where name = 'send-email'`);
  server.troubles.push({ at: 'DATA', how: 554 });
  const { id } = await order();
  const [failed] = await areAll('FAILED', id);

  const { email } = await ask(
    app,
    `mutation ($id: ID!) { resendOrderEmail(emailId: $id) { ... on ResendOrderEmailSuccess { email { id resendOf } } } }`,
    { id: failed.id },
    staff,
  );
  await until(
    () => mailsOf(id),
    ([, repetition]) => repetition!.state === 'SENT',
  );

  expect(email.resendOf).toBe(failed.id);
  expect(server.arrived.map(({ mail }) => mail.messageId)).toEqual([`<${email.id}@ada.example>`]);
});

test('does not log the response to a rejected login, which may repeat the password', async () => {
  await app.stop();
  transport.close();
  await server.stop();
  server = await startMailServer({ login: true });
  await start(server.url.replace('smtp://', 'smtp://shop:geheim123@'));
  const { id } = await order();

  const mail = await inTrouble(id);

  expect(mail.lastError).toBe("The mail server rejected the shop's login (535).");
  const { rows } = await app.db.$client.query(`select output from pgboss.job where name = 'send-email'`);
  expect(JSON.stringify([rows, app.logs])).not.toContain('geheim123');
});
