import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { transaction } from '../../src/platform/db/client.ts';
import { emails, orderChanges, users, type EmailRow } from '../../src/platform/db/schema.ts';
import { takeFromEmailBudget } from '../../src/shop/emails/email-budget.ts';
import { formatIn } from '../../src/shop/emails/rendering/format.ts';
import { textColorOn } from '../../src/shop/emails/rendering/render-html.ts';
import { enqueueEmailJobs, createOrderEmails } from '../../src/shop/emails/queue-emails.ts';
import { smtpTransport } from '../../src/shop/emails/transports/smtp-transport.ts';
import type { EmailTransport } from '../../src/shop/emails/transports/transport.ts';
import { enqueue } from '../../src/platform/jobs/enqueue.sql.ts';
import { newShopper, newStaffMember, type Actor } from '../support/actors.ts';
import { ask, startApp, type Account, type App, type AppOptions } from '../support/app.ts';
import {
  ADDRESS,
  newCustomer,
  newDiscountCode,
  newPromotion,
  newProduct,
  newStaff,
  newTaxRate,
  newUser,
  placeOrder,
} from '../support/data.ts';
import { BRAND, FROM, startMailServer, type Arrived, type MailServer } from '../support/mail-server.ts';
import { until } from '../support/until.ts';

let server: MailServer;
let transport: EmailTransport;
let app: App;
let staff: Actor;
beforeAll(async () => {
  server = await startMailServer();
  transport = smtpTransport(server.url);
  app = await shop();
  staff = await newStaffMember(app);
});
afterAll(async () => {
  await app.stop();
  transport.close();
  await server.stop();
});

const shop = (options: AppOptions = {}) =>
  startApp({ ...options, worker: { mail: { transport, from: FROM, brand: BRAND } } });

/** Waits for `count` mails to an address. */
const mailsTo = (address: string, count = 1) =>
  until(
    () => server.arrived.filter(({ to }) => to.includes(address)),
    ({ length }) => length >= count,
  );

async function order(values: Parameters<typeof newUser>[1] = {}, input: object = {}, on = app) {
  const ada = await newShopper(on, {
    email: `${randomUUID()}@example.com`,
    emailVerifiedAt: new Date(),
    ...values,
  });
  const { id, number } = await ada.buy(3, { name: 'Tea pot' }, input);
  return { ada, id, number };
}

const EMAILS = `query ($by: OrderKey!) { order(by: $by) {
  emails { id kind state attempts lastError recipient createdAt sentAt resendOf } } }`;
type Email = Pick<EmailRow, 'id' | 'kind' | 'state' | 'attempts' | 'lastError' | 'recipient' | 'resendOf'> & {
  createdAt: string;
  sentAt: string | null;
};
const emailsOf = async (orderId: string, as: Account = staff): Promise<[Email, ...Email[]]> =>
  (await ask(app, EMAILS, { by: { id: orderId } }, as)).emails;

test('sends a mail when an order is placed, paid, shipped, delivered and refunded, and for no other change', async () => {
  const { ada, id, number } = await order();
  const { payment } = await ada.pay(id);
  await staff.move(id, 'SHIPPED', { carrier: 'Post', trackingNumber: 'RX 123' });
  await staff.move(id, 'DELIVERED');
  await staff.refund(payment.id, { amount: '5' });

  const mails = await mailsTo(ada.email, 5);
  const written = await until(
    () => emailsOf(id),
    (all) => all.every(({ state }) => state === 'SENT'),
  );

  expect(written.map(({ kind, state }) => [kind, state])).toEqual(
    ['PLACED', 'PAID', 'SHIPPED', 'DELIVERED', 'REFUNDED'].map((kind) => [`ORDER_${kind}`, 'SENT']),
  );
  expect(mails.map(({ mail }) => mail.subject!).toSorted()).toEqual([
    `Refund for your order ${number}`,
    `We have received your order ${number}`,
    `We have received your payment for order ${number}`,
    `Your order ${number} has arrived`,
    `Your order ${number} is on its way`,
  ]);
});

const TRACK = 'mutation ($input: UpdateTrackingInput!) { updateTracking(input: $input) { __typename } }';
const track = (orderId: string, input: object) => ask(app, TRACK, { input: { orderId, ...input } }, staff);
const trackingEmails = async (orderId: string) =>
  (await emailsOf(orderId)).filter(({ kind }) => kind === 'ORDER_TRACKING_UPDATED');
/** Waits until e-mails for all changes of the order are queued. */
const queuedAll = (orderId: string, changes: number) =>
  until(async () => {
    const { rows } = await app.db.$client.query(
      `select (select count(*)::int from order_changes where order_id = $1) as changes,
        (select count(*)::int from pgboss.job where name = 'queue-emails' and state <> 'completed') as jobs`,
      [orderId],
    );
    return rows[0].changes === changes && rows[0].jobs === 0;
  });
const endOfDelay = () =>
  app.db.$client.query(
    `update pgboss.job set start_after = now() where name = 'send-email' and state = 'created'`,
  );

test('sends one mail for several corrections of a tracking number, with the latest values', async () => {
  const { ada, id, number } = await order();
  await staff.move(id, 'PROCESSING');
  await staff.move(id, 'SHIPPED');
  await mailsTo(ada.email, 2);
  await until(
    () => emailsOf(id),
    (all) => all.every(({ state }) => state === 'SENT'),
  );

  await track(id, { carrier: 'Post', trackingNumber: 'RX 1' });
  await queuedAll(id, 4);
  await track(id, { trackingNumber: 'RX 2' });
  await queuedAll(id, 5);

  expect(await trackingEmails(id)).toMatchObject([{ state: 'QUEUED', attempts: 0 }]);
  await endOfDelay();
  const mails = await mailsTo(ada.email, 3);
  const { text } = textOf(mails, `New tracking information for your order ${number}`);
  expect(text).toContain('RX 2');
  expect(text).not.toContain('RX 1');

  await until(async () => (await trackingEmails(id))[0]?.state === 'SENT');
  await track(id, { trackingNumber: 'RX 3' });
  await queuedAll(id, 6);
  expect(await trackingEmails(id)).toMatchObject([{ state: 'SENT' }, { state: 'QUEUED' }]);
  await track(id, { carrier: null, trackingNumber: null });
  await endOfDelay();
  await until(async () => (await trackingEmails(id))[1]?.state === 'FAILED');
  expect(server.arrived.filter(({ to }) => to.includes(ada.email))).toHaveLength(3);
});

test('sends no mail about the tracking number of a delivered order', async () => {
  const { id } = await order();
  await staff.move(id, 'PROCESSING');
  await staff.move(id, 'SHIPPED');
  await staff.move(id, 'DELIVERED');
  await track(id, { trackingNumber: 'RX 1' });
  await queuedAll(id, 5);

  expect(await trackingEmails(id)).toEqual([]);
});

const textOf = (mails: Arrived[], subject: string) =>
  mails.find(({ mail }) => mail.subject!.includes(subject))!.mail;

test('a mail has sender, recipient, date, and a header for automatic mails', async () => {
  const { ada, id } = await order();
  const [arrived] = await mailsTo(ada.email);
  const [email] = await emailsOf(id);

  const { mail } = arrived!;
  expect(mail.from).toEqual(FROM);
  expect(mail.to).toEqual([{ name: 'Ada Customer', address: ada.email }]);
  expect(mail.messageId).toBe(`<${email.id}@ada.example>`);
  expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
  expect(Math.floor(Date.parse(mail.date!) / 1000)).toBe(Math.floor(Date.parse(email.createdAt) / 1000));
  expect(arrived!.raw).toContain('multipart/alternative');
});

test('the mail of a new order shows its lines, amounts, address and notes', async () => {
  await newTaxRate(app, { name: 'Sales tax', country: 'CA' });
  const { code } = await newDiscountCode(app);
  const shippingAddress = { ...ADDRESS, line2: 'Door 4', region: 'BC', country: 'CA' };
  const { ada, number } = await order(
    {},
    { discountCode: code, shippingAddress, notes: 'Ring twice.\nThanks!' },
  );

  const [{ mail }] = (await mailsTo(ada.email)) as [Arrived];

  const [first, ...rest] = mail.text!.split('\n\n');
  expect([first, ...rest.toSpliced(1, 1)]).toEqual([
    'Thank you for your order',
    'Hello Ada Customer,',
    '3 × Tea pot: $30.00',
    `Subtotal: $30.00\nDiscount (${code}): -$3.00\nTax: $2.70\nTotal: $29.70`,
    'Delivery address:\n  Ada Customer\n  1 Main Street\n  Door 4\n  Springfield, BC, 12345\n  Canada',
    'Your note:\n  Ring twice.\n  Thanks!',
    '-- \nAda & Söhne',
    '',
  ]);
  expect(rest[1]).toMatch(
    new RegExp(`^We received your order ${number} on \\w+ \\d+, \\d{4}. You ordered:$`),
  );
  const words = mail.html!.replace(/<style>.*<\/style>/s, '').replace(/<[^>]*>/g, ' ');
  for (const part of [
    'Tea pot',
    '$30.00',
    `Discount (${code})`,
    '-$3.00',
    '$29.70',
    'Canada',
    'Ring twice.',
  ]) {
    expect(words).toContain(part);
  }
});

test('the mail of a new order shows promotions by their description, and codes', async () => {
  const ada = await newShopper(app, { email: `${randomUUID()}@example.com`, emailVerifiedAt: new Date() });
  const { id: productId } = await newProduct(app);
  await newPromotion(app, { description: 'Tea week', productIds: [productId] });
  const { code } = await newDiscountCode(app, { amount: 100n, isCombinable: true });
  await ada.placeOrder([{ productId, quantity: 2 }], { discountCode: code });

  const [{ mail }] = (await mailsTo(ada.email)) as [Arrived];

  expect(mail.text).toContain(`Subtotal: $20.00\nDiscount (Tea week, ${code}): -$3.00\nTotal: $17.00`);
});

test('the shipping mail shows tracking number and carrier if the order has them', async () => {
  const [with_, without] = [await order(), await order()];
  for (const { id } of [with_, without]) await staff.move(id, 'PROCESSING');
  await staff.move(with_.id, 'SHIPPED', { carrier: 'Post & Co', trackingNumber: 'RX 123' });
  await staff.move(without.id, 'SHIPPED');

  const mail = textOf(await mailsTo(with_.ada.email, 2), 'on its way');
  const nothing = textOf(await mailsTo(without.ada.email, 2), 'on its way');

  expect(mail.text).toContain('Carrier: Post & Co\nTracking number: RX 123\n');
  expect(mail.html).toContain('Post &amp; Co');
  expect(nothing.text).not.toMatch(/Carrier|Tracking/);
});

test('a cancellation of a paid order announces the refund, and a second mail confirms it', async () => {
  const { ada, id } = await order();
  await ada.pay(id);
  await staff.move(id, 'CANCELLED');

  const mails = await mailsTo(ada.email, 4);

  expect(textOf(mails, 'was cancelled').text).toContain('We will refund your payment of $30.00');
  expect(textOf(mails, 'Refund for').text).toContain('We refunded $30.00');
  expect(textOf(mails, 'Refund for').text).toContain(
    'You paid: $30.00\nThis refund: $30.00\nRefunded in total: $30.00',
  );
});

test('the mail of a cancelled unpaid order states that no payment is due', async () => {
  const { ada, id } = await order();
  await staff.move(id, 'CANCELLED');

  expect(textOf(await mailsTo(ada.email, 2), 'was cancelled').text).toContain(
    'You do not need to pay for it.',
  );
});

test('a delayed mail shows the order at the time of the event', async () => {
  const { ada, id } = await order();
  const { payment } = await ada.pay(id);
  await mailsTo(ada.email, 2);
  for (const amount of ['1', '2']) {
    await staff.refund(payment.id, { amount });
  }
  const refunds = (await mailsTo(ada.email, 4)).filter(({ mail }) => mail.subject!.startsWith('Refund for'));
  const first = (await emailsOf(id)).find(({ kind }) => kind === 'ORDER_REFUNDED')!;

  await resend(first.id);
  const again = (await mailsTo(ada.email, 5)).at(-1)!;

  const original = refunds.find(({ mail }) => mail.messageId!.includes(first.id))!;
  expect(original.mail.text).toContain('This refund: $1.00\nRefunded in total: $1.00');
  expect(again.mail.text).toBe(original.mail.text);
});

describe('currencies', () => {
  const shops = new Map<string, App>();
  beforeAll(async () => {
    for (const currency of ['JPY', 'KWD', 'EUR']) shops.set(currency, await shop({ currency }));
  });
  afterAll(() => Promise.all([...shops.values()].map((other) => other.stop())));

  test.each([
    ['JPY', 'ja-JP', 123_456n, '￥370,368'],
    ['JPY', 'de-DE', 123_456n, '370.368 ¥'],
    ['KWD', 'en-US', 1_234_567n, 'KWD 3,703.701'],
    ['EUR', 'de-DE', 123_456n, '3.703,68 €'],
    ['EUR', null, 123_456n, '€3,703.68'],
    ['EUR', 'tlh', 123_456n, '€3,703.68'],
    ['USD', 'en-US', 2n ** 53n / 3n - 1n, '$90,071,992,547,409.87'],
  ])('formats amounts of %s for %s', async (currency, locale, price, expected) => {
    const other = shops.get(currency) ?? app;
    const ada = await newUser(other, { email: `${randomUUID()}@example.com` });
    const product = await newProduct(other, { price });
    await placeOrder(other, ada, [{ productId: product.id, quantity: 3 }], { locale });

    const [{ mail }] = (await mailsTo(ada.email)) as [Arrived];

    // Intl separates related parts with non-breaking spaces.
    const spaced = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
    expect(spaced(mail.text!)).toContain(`Total: ${expected}\n`);
    expect(spaced(mail.html!)).toContain(expected);
  });
});

test('the mail of a new order shows the billing address, company and VAT number', async () => {
  const shippingAddress = { ...ADDRESS, company: 'Ada Ltd' };
  const billingAddress = { ...ADDRESS, line1: '2 Main Street', vatNumber: 'DE123456789' };
  const { ada } = await order({}, { shippingAddress, billingAddress });

  const [{ mail }] = (await mailsTo(ada.email)) as [Arrived];

  const place = 'Springfield, 12345\n  United States';
  expect(mail.text).toContain(`Delivery address:\n  Ada Customer\n  Ada Ltd\n  1 Main Street\n  ${place}\n`);
  expect(mail.text).toContain(
    `Billing address:\n  Ada Customer\n  2 Main Street\n  ${place}\n  VAT number: DE123456789\n`,
  );
});

test('customer input never becomes a header, another recipient, or markup', async () => {
  const name = '"Eve"\r\nBcc: victim@example.com\r\n\r\n<script>alert(1)</script>';
  const notes = `</p><img src=x onerror="alert(1)">\r\nTotal: $0.00\r\n.\r\nMAIL FROM:<eve@example.com>`;
  const shippingAddress = {
    ...ADDRESS,
    name: '<b>Eve</b>\nBcc: victim@example.com',
    line1: `'"><svg onload=alert(1)>`,
  };
  const ada = await newUser(app, { email: `${randomUUID()}@example.com`, emailVerifiedAt: new Date(), name });
  const product = await newProduct(app, { name: '<a href="https://evil.example">Tea</a>\r\nTotal: $0.00' });
  await placeOrder(app, ada, [{ productId: product.id }], { shippingAddress, notes });

  const [{ to, raw, mail }] = (await mailsTo(ada.email)) as [Arrived];

  expect(to).toEqual([ada.email]);
  expect(mail.to).toEqual([
    { name: '"Eve" Bcc: victim@example.com <script>alert(1)</script>', address: ada.email },
  ]);
  expect(mail.headers.map(({ key }) => key).toSorted()).toEqual([
    'auto-submitted',
    'content-type',
    'date',
    'from',
    'message-id',
    'mime-version',
    'subject',
    'to',
  ]);
  expect(raw.split('\r\n\r\n', 1)[0]).not.toMatch(/^bcc:/im);
  const tags = new Set(mail.html!.match(/<[a-z]+/g));
  for (const tag of ['<script', '<img', '<svg', '<a', '<b']) expect(tags).not.toContain(tag);
  expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(mail.html).toContain('&#39;&quot;&gt;&lt;svg onload=alert(1)&gt;');
  expect(mail.text!.match(/^Total: .*$/gm)).toEqual(['Total: $10.00']);
  expect(mail.text).toContain('\n  MAIL FROM:<eve@example.com>');
});

describe('an address that is not verified', () => {
  const SPAM = 'Win a prize at https://evil.example';
  const placeSpam = async (address: Record<string, string>, email = `${randomUUID()}@example.com`) => {
    const eve = await newUser(app, { email, name: SPAM });
    const product = await newProduct(app, { name: 'Tea pot' });
    await placeOrder(app, eve, [{ productId: product.id }], {
      notes: SPAM,
      shippingAddress: { ...ADDRESS, name: SPAM, company: SPAM, vatNumber: SPAM, ...address },
      billingAddress: { ...ADDRESS, name: SPAM, company: SPAM, vatNumber: SPAM, ...address },
    });
    const [arrived] = (await mailsTo(email)) as [Arrived];
    return arrived;
  };

  test('receives no name and no note, and an address without its name', async () => {
    const { mail, raw } = await placeSpam({ line2: 'Door 4' });

    expect(mail.to).toEqual([{ name: '', address: expect.any(String) }]);
    expect(mail.text).toContain('Hello,\n');
    expect(mail.text).toContain('1 × Tea pot');
    for (const title of ['Delivery address', 'Billing address'])
      expect(mail.text).toContain(`${title}:\n  1 Main Street\n  Door 4\n  Springfield, `);
    expect(JSON.stringify(mail) + raw).not.toMatch(/prize|evil|https?:/i);
  });

  test.each([
    'https://evil.example',
    'evil.example',
    'EVIL。example',
    'www evil example',
    'ｅｖｉｌ．ｅｘａｍｐｌｅ',
    'evil.\u200bexample',
    'eve@evil',
  ])('receives no address with a link: %j', async (link) => {
    for (const field of ['line1', 'line2', 'city', 'region'] as const) {
      const { mail } = await placeSpam({ [field]: `Visit ${link}` });

      expect(mail.text).not.toMatch(/Delivery address|Billing address|Visit/);
      expect(mail.html).not.toMatch(/Delivery address|Billing address|Visit/);
    }
  });

  test('receives ten mails about orders a day, and still mails about the account', async () => {
    const email = `${randomUUID()}@example.com`;
    const eve = await newUser(app, { email });
    const product = await newProduct(app, { stock: 1_000 });
    for (let n = 0; n < 15; n++) await placeOrder(app, eve, [{ productId: product.id }]);
    const queued = await until(
      () => app.db.select().from(emails).where(eq(emails.recipient, email)),
      (all) => all.length === 15 && all.every(({ state }) => state !== 'QUEUED'),
    );
    await ask(app, 'mutation { requestEmailVerification }', {}, eve);
    await ask(app, 'mutation ($email: EmailAddress!) { requestPasswordReset(email: $email) }', { email });

    await mailsTo(email, 12);
    const subjects = (await mailsTo(email, 12)).map(({ mail }) => mail.subject!);
    expect(subjects.filter((subject) => subject.startsWith('We have received your order'))).toHaveLength(10);
    expect(subjects.filter((subject) => /^(Confirm|Reset)/.test(subject))).toHaveLength(2);
    expect(queued.filter(({ state }) => state === 'FAILED').map(({ lastError }) => lastError)).toEqual(
      Array(5).fill('The address has received its maximum number of e-mails for one day.'),
    );
  });
});

describe('the limits of mails to an address', () => {
  const newMail = (kind: EmailRow['kind'], address: string, isVerified = false) =>
    takeFromEmailBudget(app.db, { kind, address, isVerified });
  const newAddress = () => `${randomUUID()}@example.com`;
  const taken = (kind: EmailRow['kind'], address: string, isVerified = false) =>
    Promise.all(Array.from({ length: 120 }, () => newMail(kind, address, isVerified))).then(
      (all) => all.filter(Boolean).length,
    );

  test('hold for concurrent mails, and count mails about orders, confirmations, resets and notices apart', async () => {
    const address = newAddress();

    expect(await taken('ORDER_PLACED', address)).toBe(10);
    expect(await newMail('ORDER_CANCELLED', address)).toBe(false);
    expect(await taken('EMAIL_VERIFICATION', address)).toBe(5);
    expect(await newMail('WELCOME', address)).toBe(false);
    expect(await newMail('EMAIL_CHANGE', address)).toBe(false);
    expect(await taken('PASSWORD_RESET', address)).toBe(10);
    expect(await taken('PASSWORD_CHANGED', address)).toBe(5);
    expect(await newMail('EMAIL_CHANGED', address)).toBe(false);
    // Another address is not concerned.
    expect(await newMail('ORDER_PLACED', newAddress())).toBe(true);
  });

  test('are higher for a verified address', async () => {
    const address = newAddress();

    expect(await taken('ORDER_PLACED', address)).toBe(10);
    expect(await taken('ORDER_PLACED', address, true)).toBe(90);
  });

  test('count per mailbox, in any case and with any tag', async () => {
    const name = randomUUID();
    for (let n = 0; n < 10; n++) await newMail('ORDER_PLACED', `${name}+${n}@example.com`);

    expect(await newMail('ORDER_PLACED', `${name.toUpperCase()}@EXAMPLE.com`)).toBe(false);
    expect(await newMail('ORDER_PLACED', `${name}@example.net`)).toBe(true);
  });

  test('start again after a day, and are stored without the address', async () => {
    const address = newAddress();
    await taken('ORDER_PLACED', address);
    const { rows } = await app.db.$client.query('select * from email_counts');
    expect(JSON.stringify(rows)).not.toContain('example');

    await app.db.$client.query(`update email_counts set expires_at = now() - interval '1 second'`);
    expect(await taken('ORDER_PLACED', address)).toBe(10);
  });

  test('do not count mails that are no longer needed', async () => {
    const email = newAddress();
    const ada = await newUser(app, { email });
    await transaction(app.db, async (tx) => {
      const reset = { kind: 'PASSWORD_RESET', recipient: email, userId: ada.id } as const;
      const queued = await tx.insert(emails).values(Array(5).fill(reset)).returning();
      for (const { id: emailId } of queued) await enqueue(tx, 'send-email', { emailId });
    });
    await until(
      () => app.db.select().from(emails).where(eq(emails.userId, ada.id)),
      (all) => all.every(({ state }) => state !== 'QUEUED'),
    );

    expect(server.arrived.filter(({ to }) => to.includes(email))).toHaveLength(1);
    expect(await taken('PASSWORD_RESET', email)).toBe(9);
  });

  test('do not apply to copies that staff send, nor twice to a mail that is retried', async () => {
    const { ada, id } = await order({ emailVerifiedAt: null });
    const original = await sentMail(id);
    expect(await taken('ORDER_PLACED', ada.email)).toBe(9);

    await resend(original.id);
    await mailsTo(ada.email, 2);
    expect((await sentMail(id)).resendOf).toBe(original.id);
  });
});

test('mails about earlier orders go to the current address, also queued ones and copies', async () => {
  const { ada, id } = await order();
  const original = await sentMail(id);
  const email = `${randomUUID()}@example.com`;
  const [queued] = await app.db
    .insert(emails)
    .values({
      kind: 'ORDER_PLACED',
      recipient: ada.email,
      orderId: id,
      orderChange: null,
      resendOf: original.id,
    })
    .returning();
  await app.db.update(users).set({ email }).where(eq(users.id, ada.id));

  await staff.move(id, 'CANCELLED');
  const [moved] = await mailsTo(email);
  expect(moved!.mail.subject).toMatch(/was cancelled$/);
  expect((await resend(queued!.id)).email.recipient).not.toBeNull();
  const [, copy] = await mailsTo(email, 2);
  expect(copy!.mail.subject).toMatch(/^We have received your order/);
  const old = server.arrived.filter(({ to }) => to.includes(ada.email));
  expect(old).toHaveLength(1);
});

test.each([
  ['UTC', 'December 31, 2026'],
  ['Pacific/Auckland', 'January 1, 2027'],
  ['America/New_York', 'December 31, 2026'],
])('dates are in the time zone %s', (timeZone, expected) => {
  expect(formatIn(['en-US'], 'USD', timeZone).date(new Date('2026-12-31T12:00:00Z'))).toBe(expected);
});

test("a mail shows dates in the shop's time zone", async () => {
  // In one of them, today has another date than in UTC.
  const zones = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];
  const seen = [];
  for (const timeZone of zones) {
    const there = await startApp({
      worker: { mail: { transport, from: FROM, brand: { ...BRAND, timeZone } } },
    });
    const { ada } = await order({}, {}, there);
    const [{ mail }] = (await mailsTo(ada.email)) as [Arrived];
    await there.stop();
    seen.push(/ on (\w+ \d+, \d{4})\./.exec(mail.text!)![1]!);
  }
  const [east, west] = seen.map((date) => Date.parse(date));
  // Their clocks differ by 25 hours.
  expect(east! - west!).toBeGreaterThanOrEqual(86_400_000);
});

test('sends a welcome mail to a new account', async () => {
  const email = `${randomUUID()}@example.com`;
  await ask(app, 'mutation ($input: RegisterInput!) { register(input: $input) { __typename } }', {
    input: { email, name: 'Grace', password: 'correct horse' },
  });

  const [{ mail }] = (await mailsTo(email)) as [Arrived];

  expect(mail.subject).toBe('Welcome to Ada & Söhne');
  // Without the name, which may come from a stranger who used this address.
  expect(mail.to).toEqual([{ name: '', address: email }]);
  expect(mail.text).not.toContain('Grace');
});

test('customers see the mails of their orders, without failure reasons; other customers see none', async () => {
  const { ada, id } = await order();
  await mailsTo(ada.email);
  await app.db
    .update(emails)
    .set({ lastError: 'The mail server responded: 550' })
    .where(eq(emails.orderId, id));

  const [seen] = await emailsOf(id, ada);

  expect(seen).toMatchObject({ kind: 'ORDER_PLACED', recipient: ada.email, lastError: null });
  expect((await emailsOf(id))[0].lastError).toBe('The mail server responded: 550');
  expect(await ask(app, EMAILS, { by: { id } }, await newCustomer(app))).toBeNull();
});

const RESEND = `mutation ($id: ID!) { resendOrderEmail(emailId: $id) { __typename
  ... on ResendOrderEmailSuccess { email { id kind state recipient resendOf attempts } }
  ... on EmailPending { message email { id } } } }`;
const resend = (id: string, as: Account | undefined = staff) => ask(app, RESEND, { id }, as);

/** Returns the last mail about the order, once it is sent. */
const sentMail = async (orderId: string): Promise<Email> => {
  const mails = await until(
    () => emailsOf(orderId),
    (all) => all.at(-1)?.state === 'SENT',
  );
  return mails.at(-1)!;
};

test('staff resend a mail unchanged under a new id; a resend of a copy refers to the original', async () => {
  const { ada, id } = await order();
  const original = await sentMail(id);

  const first = await resend(original.id);
  const [before, after] = await mailsTo(ada.email, 2);
  await sentMail(id);
  const second = await resend(first.email.id);
  await mailsTo(ada.email, 3);

  expect(first).toMatchObject({
    __typename: 'ResendOrderEmailSuccess',
    email: {
      kind: 'ORDER_PLACED',
      state: 'QUEUED',
      recipient: ada.email,
      resendOf: original.id,
      attempts: 0,
    },
  });
  expect(after!.mail.text).toBe(before!.mail.text);
  expect(after!.mail.messageId).toBe(`<${first.email.id}@ada.example>`);
  expect(second.email.resendOf).toBe(original.id);
  expect((await emailsOf(id)).map((mail) => mail.id)).toEqual([original.id, first.email.id, second.email.id]);
});

/** Inserts a copy that is queued and has no job. */
async function queuedCopy(orderId: string, originalId: string): Promise<string> {
  const [copy] = await app.db
    .insert(emails)
    .values({ kind: 'ORDER_PLACED', recipient: 'a@example.com', orderId, resendOf: originalId })
    .returning();
  return copy!.id;
}

test('rejects a resend while the mail or a copy of it is queued', async () => {
  const { id } = await order();
  const original = await sentMail(id);
  const copyId = await queuedCopy(id, original.id);
  await enqueue(app.db, 'send-email', { emailId: copyId }, { afterSeconds: 3600 });
  await queuedCopy(id, original.id);

  for (const asked of [original.id, copyId]) {
    expect(await resend(asked)).toEqual({
      __typename: 'EmailPending',
      message: 'This e-mail is still being sent. Wait until it is sent or has failed.',
      email: { id: copyId },
    });
  }
});

test('a mail without a job is no longer queued, and can be resent', async () => {
  const { ada, id } = await order();
  const original = await sentMail(id);
  const lostId = await queuedCopy(id, original.id);

  const { email } = await resend(lostId);
  await mailsTo(ada.email, 2);

  expect(email.resendOf).toBe(original.id);
});

test('only mails about orders can be resent', async () => {
  const ada = await newCustomer(app);
  const [welcome] = await app.db
    .insert(emails)
    .values({ kind: 'WELCOME', recipient: ada.email, userId: ada.id, state: 'SENT' })
    .returning();

  expect(await resend(randomUUID())).toBe('NOT_FOUND');
  expect(await resend(welcome!.id)).toBe('NOT_FOUND');
  expect(await resend('nonsense')).toBe('BAD_USER_INPUT');
  expect(await resend(welcome!.id, ada)).toBe('FORBIDDEN');
});

describe('without a worker', () => {
  let quiet: App;
  let boss: Account;
  beforeAll(async () => {
    quiet = await startApp();
    boss = await newStaffMember(quiet);
  });
  beforeEach(() => quiet.db.$client.query('delete from emails; delete from pgboss.job'));
  afterAll(() => quiet.stop());

  test('of several concurrent resends of a mail, one succeeds', async () => {
    const { id } = await order({}, {}, quiet);
    const [original] = await quiet.db
      .insert(emails)
      .values({ kind: 'ORDER_PLACED', recipient: 'a@example.com', orderId: id, state: 'SENT' })
      .returning();

    const answers = await Promise.all(
      Array.from({ length: 8 }, () => ask(quiet, RESEND, { id: original!.id }, boss)),
    );
    const { rows } = await quiet.db.$client.query(`select data from pgboss.job where name = 'send-email'`);
    const copies = await quiet.db.select().from(emails).where(eq(emails.resendOf, original!.id));

    expect(answers.filter(({ __typename }) => __typename === 'ResendOrderEmailSuccess')).toHaveLength(1);
    expect(copies).toHaveLength(1);
    expect(rows).toEqual([{ data: { emailId: copies[0]!.id } }]);
  });

  test.each([1, 20])('the mails of %i orders take one statement', async (count) => {
    const ada = await newCustomer(quiet);
    const { id: productId } = await newProduct(quiet);
    for (let n = 0; n < count; n++) {
      const { order } = await placeOrder(quiet, ada, [{ productId }]);
      await quiet.db
        .insert(emails)
        .values(
          [1, 2].map(() => ({ kind: 'ORDER_PLACED' as const, recipient: ada.email, orderId: order.id })),
        );
    }

    quiet.statements.length = 0;
    const { data } = await quiet.query('{ me { orders { nodes { emails { id } } } } }', {}, { as: ada });
    const sent = quiet.statements.length;

    expect(data.me.orders.nodes.map((order: { emails: unknown[] }) => order.emails.length)).toEqual(
      Array(count).fill(2),
    );
    expect(sent).toBe(3);
  });

  test('shows the latest hundred mails of an order, in ascending order', async () => {
    const { id, ada } = await order({}, {}, quiet);
    const rows = await quiet.db
      .insert(emails)
      .values(
        Array.from({ length: 120 }, (_, n) => ({
          kind: 'ORDER_PLACED' as const,
          recipient: ada.email,
          orderId: id,
          createdAt: new Date(n * 1000),
        })),
      )
      .returning();
    const shown = await ask(quiet, EMAILS, { by: { id } }, boss);

    expect(shown.emails.map((mail: Email) => mail.id)).toEqual(rows.slice(20).map((mail) => mail.id));
  });

  test.each([1, 50])(
    'mails for %i changes take three statements, and repeated changes create no duplicates',
    async (count) => {
      const { id } = await order({}, {}, quiet);
      const changes = await quiet.db
        .insert(orderChanges)
        .values(
          Array.from({ length: count }, () => ({
            orderId: id,
            kind: 'REFUNDED' as const,
            status: 'PENDING' as const,
            paid: 1n,
            refunded: 1n,
            amount: 1n,
            at: new Date(),
          })),
        )
        .returning();
      const span = { from: String(changes[0]!.position), to: String(changes.at(-1)!.position) };

      quiet.statements.length = 0;
      await createOrderEmails(quiet, span);
      const sent = quiet.statements.filter((statement) => !/^(begin|commit)$/.test(statement));
      await createOrderEmails(quiet, span);
      const written = await quiet.db.select().from(emails);
      const { rows } = await quiet.db.$client.query(
        `select data ->> 'emailId' as id from pgboss.job where name = 'send-email'`,
      );

      expect(sent).toHaveLength(3);
      expect(written.map(({ kind }) => kind)).toEqual(Array(count).fill('ORDER_REFUNDED'));
      expect(new Set(rows.map((row) => row.id))).toEqual(new Set(written.map((mail) => mail.id)));
      expect(rows).toHaveLength(written.length);
    },
  );

  test('the relay batches the mails of many changes in few jobs, and skips deleted accounts', async () => {
    const { ada, id: orderId } = await order({}, {}, quiet);
    const changed = Array.from({ length: 120 }, (_, n) => ({
      position: BigInt(n + 1),
      orderId,
      kind: 'PAID' as const,
    }));
    await transaction(quiet.db, (tx) =>
      enqueueEmailJobs(tx, { orderChanges: changed, registeredUserIds: [ada.id, randomUUID()] }),
    );
    const { rows } = await quiet.db.$client.query(
      `select data from pgboss.job where name = 'queue-emails' order by (data ->> 'from')::int`,
    );
    const welcomed = await quiet.db.select().from(emails);

    expect(rows.map(({ data }) => [data.from, data.to])).toEqual([
      ['1', '50'],
      ['51', '100'],
      ['101', '120'],
    ]);
    expect(welcomed.map(({ kind, userId }) => [kind, userId])).toEqual([['WELCOME', ada.id]]);
  });
});

test('a shop without mail creates none, and keeps queued mails until mail is enabled', async () => {
  const silent = await startApp({ worker: {} });
  const boss = await newStaff(silent);
  const { id } = await order({}, {}, silent);
  await until(() => silent.db.$count(orderChanges));
  expect(await silent.db.select().from(emails)).toEqual([]);
  const [change] = await silent.db.select().from(orderChanges);
  const [old] = await silent.db
    .insert(emails)
    .values({
      kind: 'ORDER_PLACED',
      recipient: 'a@example.com',
      orderId: id,
      orderChange: change!.position,
      state: 'SENT',
    })
    .returning();

  const { email } = await ask(silent, RESEND, { id: old!.id }, boss);
  const [mail] = await until(
    () =>
      silent.db
        .select({ state: emails.state, lastError: emails.lastError })
        .from(emails)
        .where(eq(emails.id, email.id)),
    ([it]) => it!.lastError !== null,
  );
  await silent.stop();

  expect(mail).toMatchObject({ state: 'QUEUED', lastError: 'This shop does not send e-mail at present.' });
});

test.each([
  ['#1f4e79', '#ffffff'],
  ['#ffd84d', '#000000'],
  ['#000000', '#ffffff'],
  ['#ffffff', '#000000'],
  // The colors with the lowest contrast: 4.6 for black, 4.5 for white.
  ['#777777', '#000000'],
  ['#757575', '#ffffff'],
])('on the shop color %s the text is %s', (color, ink) => {
  expect(textColorOn(color)).toBe(ink);
});
