import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import {
  accountTokens,
  auditLog,
  carts,
  orderChanges,
  orderNotes,
  orders,
  sessions,
} from '../../src/platform/db/schema.ts';
import { smtpTransport } from '../../src/shop/emails/transports/smtp-transport.ts';
import type { EmailTransport } from '../../src/shop/emails/transports/transport.ts';
import { isSignedIn, newOwner, PASSWORD, rowOf, signIn } from '../support/accounts.ts';
import { newStaffMember, type Actor } from '../support/actors.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { cartClient } from '../support/carts.ts';
import {
  ADDRESS,
  newDiscountCode,
  newProduct,
  newUser,
  placeOrder,
  countByTypename,
} from '../support/data.ts';
import { connect, watch } from '../support/live.ts';
import { BRAND, FROM, startMailServer, type MailServer } from '../support/mail-server.ts';
import { until } from '../support/until.ts';

let server: MailServer;
let transport: EmailTransport;
let app: App;
let staff: Actor;
beforeAll(async () => {
  server = await startMailServer();
  transport = smtpTransport(server.url);
  app = await startApp({
    allowPrivateAddresses: true,
    worker: { mail: { transport, from: FROM, brand: BRAND } },
  });
  staff = await newStaffMember(app);
});
afterAll(async () => {
  await app.stop();
  transport.close();
  await server.stop();
});

const newAda = (values: Parameters<typeof newUser>[1] = {}) =>
  newOwner(app, { email: `${randomUUID()}@example.com`, name: `Ada ${randomUUID()}`, ...values });

const DELETE = `mutation ($password: String!) {
  deleteAccount(input: { password: $password }) {
    __typename ... on DeleteAccountSuccess { id } ... on UserError { message }
  }
}`;
const deleteAccount = (as: Account, password = PASSWORD) => ask(app, DELETE, { password }, as);

const ORDER = `query ($by: OrderKey!) { order(by: $by) {
  status email notes customer { id } shippingAddress { name line1 phone } total { amount }
  history { to actor { id } } emails { kind state recipient lastError } } }`;
const orderForStaff = (id: string) => ask(app, ORDER, { by: { id } }, staff);

const order = async (as: Account, input: object = {}) => {
  const product = await newProduct(app);
  const { order } = await placeOrder(app, as, [{ productId: product.id }], {
    shippingAddress: { ...ADDRESS, phone: '+1 555 0100' },
    notes: 'Ring twice',
    ...input,
  });
  return order.id as string;
};
const mailedTo = (email: string) => server.arrived.filter(({ to }) => to.includes(email));

/** The tables in which a text occurs. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await app.db.$client.query(
    `select table_schema, table_name from information_schema.tables
     where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
  );
  const found = [];
  for (const { table_schema: schema, table_name: name } of rows) {
    const held = await app.db.$client.query(
      `select 1 from ${schema}."${name}" t where strpos(lower(t::text), lower($1)) > 0`,
      [text],
    );
    if (held.rows.length > 0) found.push(name as string);
  }
  return found;
}

test('leaves only the personal data that an invoice requires', async () => {
  const phone = `+1 555 ${String(Date.now()).slice(-7)}`;
  const ada = await newAda();
  const { name } = (await rowOf(app, ada))!;
  await signIn(app, ada.email);
  await cartClient(app, ada).add({ productId: (await newProduct(app)).id });
  const billingAddress = { ...ADDRESS, name, phone, line1: '2 Main Street' };
  const orderId = await order(ada, {
    shippingAddress: { ...ADDRESS, name, phone },
    billingAddress,
    saveAddress: true,
    notes: `Call ${phone}`,
  });
  expect((await tablesWith(phone)).sort()).toEqual(['orders', 'saved_addresses']);
  await app.db.insert(orderNotes).values({
    orderId,
    visibility: 'INTERNAL',
    text: `Her phone is ${phone}.`,
    idempotencyKey: 'note',
  });
  await app.db.insert(accountTokens).values({
    hash: Buffer.from(ada.id),
    userId: ada.id,
    purpose: 'EMAIL_VERIFICATION',
    email: ada.email,
    expiresAt: new Date(Date.now() + 60_000),
  });
  await until(() => mailedTo(ada.email).length === 1);

  expect(await deleteAccount(ada)).toEqual({ __typename: 'DeleteAccountSuccess', id: ada.id });

  expect(await tablesWith(ada.email)).toEqual([]);
  expect(await tablesWith(phone)).toEqual([]);
  expect(await tablesWith(name)).toEqual(['orders']);
  expect(await app.db.$count(sessions, eq(sessions.userId, ada.id))).toBe(0);
  expect(await app.db.$count(carts, eq(carts.customerId, ada.id))).toBe(0);
});

test('keeps the orders for staff, without their customer', async () => {
  const ada = await newAda();
  const id = await order(ada);
  await until(() => mailedTo(ada.email).length === 1);
  await until(async () => (await orderForStaff(id)).emails[0].state === 'SENT');

  await deleteAccount(ada);

  expect(await orderForStaff(id)).toEqual({
    status: 'PENDING',
    email: null,
    notes: null,
    customer: null,
    shippingAddress: { name: 'Ada Customer', line1: '1 Main Street', phone: null },
    total: { amount: '10.00' },
    history: [{ to: 'PENDING', actor: null }],
    emails: [{ kind: 'ORDER_PLACED', state: 'SENT', recipient: null, lastError: null }],
  });
});

test('processes an open order further, without mails', async () => {
  const ada = await newAda();
  const id = await order(ada);
  await until(() => mailedTo(ada.email).length === 1);
  await deleteAccount(ada);

  for (const status of ['PROCESSING', 'SHIPPED']) {
    await staff.move(id, status);
  }

  await until(
    () => app.db.select().from(orderChanges).where(eq(orderChanges.orderId, id)),
    ({ length }) => length === 3,
  );
  await until(
    () =>
      app.db.$client.query(`select 1 from pgboss.job where name = 'queue-emails' and state <> 'completed'`),
    ({ rows }) => rows.length === 0,
  );
  expect((await orderForStaff(id)).status).toBe('SHIPPED');
  expect((await orderForStaff(id)).emails).toHaveLength(1);
  expect(mailedTo(ada.email)).toHaveLength(1);
});

test('ends every session immediately, and closes its subscriptions', async () => {
  const ada = await newAda();
  const elsewhere = (await signIn(app, ada.email))!;
  const watched = watch(connect(app.url, elsewhere), 'subscription { myOrdersUpdated { id } }');
  await until(async () => {
    await order(ada);
    return watched.results.length > 0;
  });

  await deleteAccount(ada);

  await until(() => watched.ended);
  expect(watched.ended?.error).toMatchObject({ code: 4403 });
  expect([await isSignedIn(app, ada), await isSignedIn(app, elsewhere)]).toEqual([false, false]);
  expect(await signIn(app, ada.email)).toBeNull();
});

test('deletes nothing if the password is wrong', async () => {
  const ada = await newAda();

  expect(await deleteAccount(ada, 'not the one')).toEqual({
    __typename: 'WrongPassword',
    message: 'The password is wrong.',
  });
  expect(await rowOf(app, ada)).toBeDefined();
});

test('lets the address register again, as an unrelated account', async () => {
  const ada = await newAda();
  await order(ada);
  await deleteAccount(ada);

  const { session } = await ask(
    app,
    `mutation ($input: RegisterInput!) { register(input: $input) { ... on RegisterSuccess {
      session { accessToken user { id orders { totalCount } } } } } }`,
    { input: { email: ada.email, password: PASSWORD, name: 'Ada' } },
  );

  expect(session.user.orders.totalCount).toBe(0);
  expect(session.user.id).not.toBe(ada.id);
});

test('keeps idempotency keys and code uses of deleted accounts from affecting other accounts', async () => {
  const { code } = await newDiscountCode(app, { maxUsesPerCustomer: 1, maxUses: 2 });
  const product = await newProduct(app);
  const key = { idempotencyKey: 'the same for all', discountCode: code };
  const place = (as: Account) => placeOrder(app, as, [{ productId: product.id }], key);
  const [ada, bob, eve] = [await newAda(), await newAda(), await newAda()];

  expect((await place(ada)).__typename).toBe('PlaceOrderSuccess');
  await deleteAccount(ada);
  expect((await place(bob)).__typename).toBe('PlaceOrderSuccess');
  await deleteAccount(bob);

  // The code's total limit still counts their uses.
  expect(countByTypename([await place(eve)])).toEqual({ USED_UP: 1 });
  expect(await app.db.$count(orders, eq(orders.idempotencyKey, 'the same for all'))).toBe(2);
});

test('writes an audit row with ids only', async () => {
  const ada = await newAda();
  await deleteAccount(ada);

  const rows = await app.db
    .select()
    .from(auditLog)
    .where(sql`${auditLog.subjectId} = ${ada.id} and ${auditLog.action} = 'ACCOUNT_DELETED'`);
  expect(rows).toMatchObject([
    { actorId: ada.id, actorRole: 'CUSTOMER', subjectType: 'User', before: null, after: null },
  ]);
});

test('answers a mail request that races with the deletion with UNAUTHENTICATED', async () => {
  const ada = await newAda();
  const client = await app.db.$client.connect();
  try {
    await client.query('begin');
    await client.query('delete from users where id = $1', [ada.id]);
    const answer = app.query('mutation { requestEmailVerification }', {}, { as: ada });
    const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    await until(
      () => app.db.$client.query(waits),
      ({ rows }) => rows.length > 0,
    );
    await client.query('commit');

    expect(await answer).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  } finally {
    client.release(true);
  }
});

test('deletes once when five requests race', async () => {
  const ada = await newAda();

  const answers = await Promise.all(Array.from({ length: 5 }, () => deleteAccount(ada)));

  const deleted = answers.filter((answer) => answer.__typename === 'DeleteAccountSuccess');
  expect(deleted).toHaveLength(1);
  expect(new Set(answers.filter((answer) => !deleted.includes(answer)))).toEqual(
    new Set(['UNAUTHENTICATED']),
  );
});
