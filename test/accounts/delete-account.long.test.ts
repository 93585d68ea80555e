import { cartClient, newGuest } from '../support/carts.ts';
import { whileBeingDeleted } from '../support/being-deleted.ts';
import { createSchema } from '../../src/server/fields/executable-schema.ts';
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { emails, orders, webhookEndpoints } from '../../src/platform/db/schema.ts';
import { smtpTransport } from '../../src/shop/emails/transports/smtp-transport.ts';
import type { EmailTransport } from '../../src/shop/emails/transports/transport.ts';
import { enqueue } from '../../src/platform/jobs/enqueue.sql.ts';
import { newOwner, PASSWORD, OTHER_PASSWORD } from '../support/accounts.ts';
import { newStaffMember, type Actor } from '../support/actors.ts';
import { ask, startApp, type Account, type App, fieldOf } from '../support/app.ts';
import { ADDRESS, newProduct, newUser, placeOrder, newDiscountCode } from '../support/data.ts';
import { BRAND, FROM, startMailServer, type MailServer } from '../support/mail-server.ts';
import { until } from '../support/until.ts';
import { startReceiver } from '../support/webhook-receiver.ts';

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

test('cancels a pending mail, and staff cannot send it again', async () => {
  const ada = await newAda();
  server.troubles.push({ at: 'RCPT', how: 451 });
  const id = await order(ada);
  await until(async () => (await orderForStaff(id)).emails[0]?.lastError);
  await deleteAccount(ada);

  const [email] = await app.db.select().from(emails).where(eq(emails.orderId, id));
  expect(email).toMatchObject({
    state: 'FAILED',
    recipient: null,
    lastError: 'The account was deleted.',
  });
  await until(
    () =>
      app.db.$client.query(
        `select state from pgboss.job where name = 'send-email' and data ->> 'emailId' = $1`,
        [email!.id],
      ),
    ({ rows }) => rows.every(({ state }) => state === 'completed'),
  );
  expect(mailedTo(ada.email)).toEqual([]);
  // The stored response of the mail server must not contain the address either.
  expect(await tablesWith(ada.email)).toEqual([]);
  const RESEND = 'mutation ($emailId: ID!) { resendOrderEmail(emailId: $emailId) { __typename } }';
  expect(await ask(app, RESEND, { emailId: email!.id }, staff)).toBe('NOT_FOUND');
});

test('does not send a mail that was created while the account was deleted', async () => {
  const ada = await newAda();
  const id = await order(ada);
  await until(() => mailedTo(ada.email).length === 1);
  await deleteAccount(ada);
  const [sent] = await app.db.select().from(emails).where(eq(emails.orderId, id));
  const [late] = await app.db
    .insert(emails)
    .values({ ...sent!, id: randomUUID(), resendOf: sent!.id, recipient: ada.email, state: 'QUEUED' })
    .returning();

  await enqueue(app.db, 'send-email', { emailId: late!.id });

  const read = async () => (await app.db.select().from(emails).where(eq(emails.id, late!.id)))[0]!;
  expect(await until(read, ({ state }) => state !== 'QUEUED')).toMatchObject({
    state: 'FAILED',
    recipient: null,
    lastError: 'This e-mail is no longer needed.',
  });
  expect(mailedTo(ada.email)).toHaveLength(1);
});

test('publishes order events to other systems as before, without contact data', async () => {
  const receiver = await startReceiver();
  const admin = await newUser(app, { role: 'ADMIN' });
  await ask(
    app,
    `mutation ($url: URL!) { createWebhookEndpoint(input: { url: $url }) { __typename } }`,
    { url: receiver.url },
    admin,
  );
  const ada = await newAda();
  const id = await order(ada);
  await until(() => receiver.received.length === 1);
  await deleteAccount(ada);
  await staff.move(id, 'PROCESSING');
  await until(() => receiver.received.length === 2);
  await receiver.stop();
  await app.db.delete(webhookEndpoints);

  const [placed, moved] = receiver.received.map(({ body }) => JSON.parse(body).data);
  expect(placed.order).toMatchObject({ customerId: ada.id, email: ada.email, notes: 'Ring twice' });
  expect(moved).toMatchObject({ orderId: id, customerId: null });
  expect(moved.order).toEqual({
    ...placed.order,
    status: 'PROCESSING',
    customerId: null,
    email: null,
    notes: null,
    shippingAddress: { ...placed.order.shippingAddress, phone: null },
  });
});

test('stores no address with an order that is placed during the deletion', async () => {
  for (let round = 0; round < 15; round++) {
    const ada = await newAda();
    const products = await Promise.all(Array.from({ length: 3 }, () => newProduct(app)));

    const [gone, ...placed] = await Promise.all([
      deleteAccount(ada),
      ...products.map(({ id }) =>
        placeOrder(app, ada, [{ productId: id }]).catch(
          ({ message }: Error) => JSON.parse(message)[0].extensions,
        ),
      ),
    ]);

    expect(gone.__typename).toBe('DeleteAccountSuccess');
    for (const { __typename, code } of placed) {
      // InvalidInput: after the deletion the request is that of a guest, who must give an e-mail address.
      expect(['PlaceOrderSuccess', 'UNAUTHENTICATED', 'InvalidInput']).toContain(__typename ?? code);
    }
    expect(await app.db.$count(orders, eq(orders.email, ada.email))).toBe(0);
    expect(await app.db.$count(orders, eq(orders.customerId, ada.id))).toBe(0);
  }
});

/** The mutations of a signed-in account that write, except those of staff, which contract/audit.property.test.ts covers. */
const WRITES: Record<string, (ada: Account) => Promise<string>> = {
  changePassword: async () => `(input: { currentPassword: "${PASSWORD}", newPassword: "${OTHER_PASSWORD}" })`,
  requestEmailVerification: async () => '',
  requestEmailChange: async () =>
    `(input: { newEmail: "${randomUUID()}@example.com", password: "${PASSWORD}" })`,
  confirmEmailChange: async () => '(token: "unknown")',
  deleteAccount: async () => `(input: { password: "${PASSWORD}" })`,
  revokeSession: async ({ sessionId }) => `(id: "${sessionId}")`,
  claimOrder: async () => '(token: "unknown")',
  updateProfile: async () => '(input: { name: "Ada" })',
  createAddress: async () => `(input: { address: ${address} })`,
  updateAddress: async (ada) => `(id: "${await clientSettingsOf(ada)}", input: { address: ${address} })`,
  deleteAddress: async (ada) => `(id: "${await clientSettingsOf(ada)}")`,
  logout: async () => '',
  logoutEverywhere: async () => '',
  createCart: async () => '',
  addToCart: async () => `(input: { items: [{ productId: "${(await newProduct(app)).id}" }] })`,
  updateCartItem: async (ada) => `(input: { itemId: "${await itemOf(ada)}", quantity: 2 })`,
  removeCartItem: async (ada) => `(input: { itemId: "${await itemOf(ada)}" })`,
  clearCart: async (ada) => (await itemOf(ada), ''),
  mergeCart: async () => {
    const { token, ...guest } = await newGuest(app);
    await guest.add({ productId: (await newProduct(app)).id });
    return `(cartToken: "${token}")`;
  },
  applyDiscountCode: async (ada) => {
    await itemOf(ada);
    return `(code: "${(await newDiscountCode(app)).code}")`;
  },
  removeDiscountCode: async (ada) => {
    await itemOf(ada);
    await ask(
      app,
      `mutation { applyDiscountCode(code: "${(await newDiscountCode(app)).code}") { __typename } }`,
      {},
      ada,
    );
    return '';
  },
  placeOrder: async () => {
    const { id } = await newProduct(app);
    const address = JSON.stringify(ADDRESS).replace(/"(\w+)":/g, '$1:');
    return `(input: { items: [{ productId: "${id}", quantity: 1 }], shippingAddress: ${address}, idempotencyKey: "k" })`;
  },
  cancelOrder: async (ada) => `(input: { orderId: "${await order(ada)}" })`,
  payOrder: async (ada) =>
    `(input: { orderId: "${await order(ada)}", idempotencyKey: "k", paymentToken: "success" })`,
};

const address = JSON.stringify(ADDRESS).replace(/"(\w+)":/g, '$1:');
const clientSettingsOf = async (ada: Account): Promise<string> => {
  const create = `mutation { createAddress(input: { address: ${address} }) { ... on AddressSuccess { address { id } } } }`;
  return (await ask(app, create, {}, ada)).address.id;
};
const itemOf = async (ada: Account) =>
  (await cartClient(app, ada).add({ productId: (await newProduct(app)).id })).cart.items[0].id as string;

test('covers every mutation of a signed-in customer', () => {
  const mutations = Object.values(createSchema().getMutationType()!.getFields());
  const ofCustomers = mutations.filter(({ astNode }) =>
    astNode!.directives!.some(
      (directive) => directive.name.value === 'auth' && directive.arguments!.length === 0,
    ),
  );

  expect(Object.keys(WRITES)).toEqual(expect.arrayContaining(ofCustomers.map(({ name }) => name)));
});

test.each(Object.keys(WRITES))(
  'answers no internal error to %s of an account that is being deleted',
  async (name) => {
    const ada = await newAda();
    const args = await WRITES[name]!(ada);
    const selection = /Boolean|Int/.test(String(createSchema().getMutationType()!.getFields()[name]!.type))
      ? ''
      : '{ __typename }';

    const answer = fieldOf(
      await whileBeingDeleted(app, ada, () =>
        app.query(`mutation { ${name}${args} ${selection} }`, {}, { as: ada }),
      ),
    );

    expect(answer).not.toBe('INTERNAL_SERVER_ERROR');
    if (/^(?:addToCart|mergeCart|placeOrder|requestEmail.*)$/.test(name))
      expect(answer).toBe('UNAUTHENTICATED');
  },
);
