import { randomBytes, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { hashSecret } from '../../src/platform/crypto/secrets.ts';
import { discountCodes, emails, orders } from '../../src/platform/db/schema.ts';
import { smtpTransport } from '../../src/shop/emails/transports/smtp-transport.ts';
import type { EmailTransport } from '../../src/shop/emails/transports/transport.ts';
import { expireOrders } from '../../src/shop/orders/expire-orders.ts';
import { createOrderTokens } from '../../src/shop/orders/order-tokens.ts';
import { ALLOWANCES, createThrottles } from '../../src/platform/throttles/throttles.ts';
import { postgresCounters } from '../../src/platform/throttles/counters.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newGuest } from '../support/carts.ts';
import {
  ADDRESS,
  brokenOrders,
  countByTypename,
  itemsOf,
  newCustomer,
  newDiscountCode,
  newProduct,
  newProducts,
  newStaff,
  newUser,
  stockOf,
  unbalancedProducts,
} from '../support/data.ts';
import { eventsIn, openEvents } from '../support/live.ts';
import { BRAND, FROM, startMailServer, type MailServer } from '../support/mail-server.ts';
import { until } from '../support/until.ts';

let server: MailServer;
let transport: EmailTransport;
let app: App;
beforeAll(async () => {
  server = await startMailServer();
  transport = smtpTransport(server.url);
  app = await startApp({
    worker: { mail: { transport, from: FROM, brand: { ...BRAND, shopUrl: 'https://shop.example' } } },
    unpaidTtls: {
      accounts: { seconds: 86_400, since: new Date(0) },
      guests: { seconds: 3600, since: new Date(0) },
    },
  });
});
afterAll(async () => {
  await app.stop();
  transport.close();
  await server.stop();
});

const newEmail = () => `${randomUUID()}@example.com`;

const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename
  ... on PlaceOrderSuccess { replayed accessToken order { id number email status total { amount } customer { id }
    details { quantity product { id } } } }
  ... on DiscountCodeRejected { reason message }
  ... on TooManyUnpaidOrders { message }
  ... on InvalidInput { issues { path code } } } }`;

type Input = Record<string, unknown>;
const place = (input: Input, as?: Account, on = app) =>
  ask(
    on,
    PLACE,
    { input: { idempotencyKey: randomUUID(), shippingAddress: ADDRESS, email: newEmail(), ...input } },
    as,
  );

/** Places an order of two units of a product as a guest with a cart. */
async function newGuestOrder(input: Input = {}, on = app) {
  const product = await newProduct(app, { stock: 10, price: 1000n });
  const guest = await newGuest(app);
  await guest.add({ productId: product.id, quantity: 2 });
  const email = newEmail();
  const sent = { cartToken: guest.token, idempotencyKey: randomUUID(), email, ...input };
  const { order, accessToken } = await place(sent, undefined, on);
  return { product, guest, sent, email: sent.email, order, token: accessToken as string };
}

const ORDER = `query ($by: OrderKey!) { order(by: $by) { id number email status paymentStatus expiresAt notes
  customer { id } } }`;
const find = (by: object, as?: Account) => ask(app, ORDER, { by }, as);

const PAY = `mutation ($input: PayOrderInput!) { payOrder(input: $input) { __typename
  ... on PayOrderSuccess { replayed payment { id status } order { status } } } }`;
const pay = (orderId: string, token?: string, input: Input = {}, as?: Account) =>
  app.query(
    PAY,
    { input: { orderId, token, idempotencyKey: randomUUID(), paymentToken: 'success', ...input } },
    { as },
  );

const CANCEL = `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename
  ... on CancelOrderSuccess { order { status } } } }`;
const cancel = (orderId: string, token?: string, as?: Account) =>
  app.query(CANCEL, { input: { orderId, token } }, { as });

const CLAIM = `mutation ($token: String!) { claimOrder(token: $token) { __typename
  ... on ClaimOrderSuccess { order { id customer { id } } } } }`;
const claim = (token: string, as: Account) => ask(app, CLAIM, { token }, as);

describe('placeOrder', () => {
  test('orders a guest cart, empties it, and returns a token of 256 bits that is stored as a hash only', async () => {
    const { product, guest, order, token, email } = await newGuestOrder();

    expect(order).toMatchObject({ email, status: 'PENDING', customer: null, total: { amount: '20.00' } });
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const [row] = await app.db.select().from(orders).where(eq(orders.id, order.id));
    expect(row!.accessTokenHash).toEqual(hashSecret(token));
    expect(await stockOf(app, product.id)).toBe(8);
    expect(await guest.cart()).toMatchObject({ items: [] });
  });

  test('orders items without a cart, and an account gets no token', async () => {
    const items = itemsOf([await newProduct(app)]);

    expect(await place({ items })).toMatchObject({ accessToken: expect.any(String) });
    const ada = await newCustomer(app);
    expect(await place({ items, email: undefined }, ada)).toMatchObject({
      accessToken: null,
      order: { email: ada.email, customer: { id: ada.id } },
    });
  });

  test('requires an e-mail address, and without a cart a key that cannot be guessed', async () => {
    const items = itemsOf([await newProduct(app)]);

    for (const [input, issue] of [
      [{ email: null }, 'email REQUIRED'],
      [{ email: 'nobody' }, 'email INVALID'],
      [{ idempotencyKey: '1' }, 'idempotencyKey TOO_SHORT'],
    ] as const) {
      const { issues } = await place({ items, ...input });
      type Issue = { path: string[]; code: string };
      expect(issues.map(({ path, code }: Issue) => `${path.join('.')} ${code}`)).toEqual([issue]);
    }
  });

  test('returns the order and its token again to the same guest only, also after the cart was deleted', async () => {
    const { guest, sent, order, token } = await newGuestOrder();
    const other = await newGuest(app);
    await app.db.execute(sql`delete from carts where token_hash = ${hashSecret(guest.token)}`);

    expect(await place(sent)).toMatchObject({ replayed: true, accessToken: token, order: { id: order.id } });
    expect(await place({ ...sent, email: newEmail() })).toMatchObject({ __typename: 'IdempotencyKeyReused' });
    expect(await place({ ...sent, cartToken: other.token })).toEqual({ __typename: 'CartEmpty' });
  });

  test('a repeated request after a change of the secret gets a new token, and the old one ends', async () => {
    const { sent, token, email } = await newGuestOrder();
    // Its link still has the old secret.
    await until(
      () => mailsTo(email, /./),
      (mails) => mails.length > 0,
    );
    const changed = await startApp({ sharedApp: app, orderTokens: createOrderTokens(randomBytes(32)) });
    const { accessToken } = await place(sent, undefined, changed);
    await changed.stop();

    expect(accessToken).not.toBe(token);
    expect(await find({ token })).toBeNull();
    expect(await find({ token: accessToken })).not.toBeNull();
  });

  test('one key places one order, even if twenty requests arrive at once', async () => {
    const product = await newProduct(app, { stock: 100 });
    const guest = await newGuest(app);
    await guest.add({ productId: product.id, quantity: 2 });
    const ofCart = { cartToken: guest.token, idempotencyKey: randomUUID(), email: newEmail() };
    const ofItems = { items: itemsOf([product]), idempotencyKey: randomUUID(), email: newEmail() };

    for (const input of [ofCart, ofItems]) {
      const placed = await Promise.all(Array.from({ length: 20 }, () => place(input)));
      expect(countByTypename(placed)).toEqual({ PlaceOrderSuccess: 20 });
      expect(placed.filter(({ replayed }) => !replayed)).toHaveLength(1);
      expect(new Set(placed.map(({ order, accessToken }) => `${order.id} ${accessToken}`)).size).toBe(1);
    }
    expect(await stockOf(app, product.id)).toBe(97);
  });

  test('if 100 guests race for the last 40 units, 40 succeed', async () => {
    const product = await newProduct(app, { stock: 40 });

    const placed = await Promise.all(Array.from({ length: 100 }, () => place({ items: itemsOf([product]) })));

    expect(countByTypename(placed)).toEqual({ PlaceOrderSuccess: 40, InsufficientStock: 60 });
    expect(await stockOf(app, product.id)).toBe(0);
    expect([await unbalancedProducts(app), await brokenOrders(app)]).toEqual([[], []]);
  });

  test('accepts a discount code, and says that one with a limit per customer requires an account', async () => {
    const items = itemsOf([await newProduct(app, { price: 1000n })]);
    const [free, limited] = [
      await newDiscountCode(app, { percentage: 100_000 }),
      await newDiscountCode(app, { percentage: 100_000, maxUsesPerCustomer: 1 }),
    ];

    expect(await place({ items, discountCode: free.code })).toMatchObject({
      order: { total: { amount: '9.00' } },
    });
    const refusal = {
      reason: 'SIGN_IN_REQUIRED',
      message: 'This discount code requires an account. Sign in to use it.',
    };
    expect(await place({ items, discountCode: limited.code })).toMatchObject(refusal);
  });
});

describe('access', () => {
  test('the token opens the order with and without sign-in; number, id and address alone open nothing', async () => {
    const { order, token, email } = await newGuestOrder();
    const [stranger, namesake] = [
      await newCustomer(app),
      await newUser(app, { email, emailVerifiedAt: null }),
    ];
    const other = await newGuestOrder();

    for (const as of [undefined, stranger]) expect(await find({ token }, as)).toMatchObject({ id: order.id });
    expect(await find({ id: order.id }, await newStaff(app))).toMatchObject({ id: order.id });
    for (const as of [undefined, stranger, namesake]) {
      expect(await find({ id: order.id }, as)).toBeNull();
      expect(await find({ number: order.number }, as)).toBeNull();
      for (const wrong of [order.id, order.number, email, '', 'x'.repeat(43), other.token]) {
        expect((await find({ token: wrong }, as))?.id).not.toBe(order.id);
        for (const answer of [await pay(order.id, wrong, {}, as), await cancel(order.id, wrong, as)]) {
          expect(answer.errors![0]!.extensions.code).toBe('NOT_FOUND');
        }
      }
    }
    for (const answer of [await pay(order.id), await cancel(order.id)]) {
      expect(answer.errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
    }
    expect(await find({ token })).toMatchObject({ status: 'PENDING', paymentStatus: 'UNPAID' });
  });

  test('a guest pays once for each key, follows the order, and cancels another', async () => {
    const { order, token } = await newGuestOrder();
    const events = await openEvents(
      app.url,
      `subscription { orderUpdated(orderId: "${order.id}", token: "${token}") { status paymentStatus } }`,
      {},
    );
    const idempotencyKey = randomUUID();

    const paid = await Promise.all([1, 2, 3].map(() => pay(order.id, token, { idempotencyKey })));

    expect(new Set(paid.map(({ data }) => data.payOrder.payment.id)).size).toBe(1);
    expect(await find({ token })).toMatchObject({
      status: 'PROCESSING',
      paymentStatus: 'PAID',
      expiresAt: null,
    });
    await until(() =>
      eventsIn(events.text()).results.some(({ data }) => data.orderUpdated.status === 'PROCESSING'),
    );
    events.close();
    const second = await newGuestOrder();
    expect((await cancel(second.order.id, second.token)).data.cancelOrder).toMatchObject({
      order: { status: 'CANCELLED' },
    });
    expect(await stockOf(app, second.product.id)).toBe(10);
  });

  test('an account that claims the order gets it, and every token of it ends', async () => {
    const { order, token, sent } = await newGuestOrder();
    const [ada, ben] = [await newCustomer(app), await newCustomer(app)];
    const events = await openEvents(
      app.url,
      `subscription { orderUpdated(orderId: "${order.id}", token: "${token}") { id } }`,
      {},
    );

    const claims = await Promise.all([claim(token, ada), claim(token, ada)]);

    expect(countByTypename(claims)).toEqual({ ClaimOrderSuccess: 1, InvalidToken: 1 });
    expect(await find({ id: order.id }, ada)).toMatchObject({ customer: { id: ada.id } });
    expect(await claim(token, ben)).toEqual({ __typename: 'InvalidToken' });
    expect(await find({ token })).toBeNull();
    const repeated = await app.query(PLACE, { input: { shippingAddress: ADDRESS, ...sent } });
    expect(repeated.errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
    await pay(order.id, undefined, {}, ada);
    // The update that the order was placed may have arrived before the claim.
    const { errors } = await until(
      () => eventsIn(events.text()).results.at(-1),
      (result) => result?.errors !== undefined,
    );
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    events.close();
  });

  test('the database refuses to turn an order to another account, or to give it a token later', async () => {
    const { order, token } = await newGuestOrder();
    const [ada, ben] = [await newCustomer(app), await newCustomer(app)];
    const update = (values: Partial<typeof orders.$inferInsert>) =>
      app.db
        .update(orders)
        .set(values)
        .where(eq(orders.id, order.id))
        .then(
          () => 'changed',
          () => 'refused',
        );

    expect(await update({ customerId: ada.id })).toBe('refused');
    await claim(token, ada);
    expect(await update({ customerId: ben.id })).toBe('refused');
    expect(await update({ accessTokenHash: hashSecret('mine') })).toBe('refused');
    expect(await update({ guestKey: hashSecret('mine') })).toBe('refused');
    await update({ customerId: null });
    expect(await update({ customerId: ben.id })).toBe('refused');
  });

  test('verifying an e-mail address claims the orders that its owner placed as a guest', async () => {
    const first = await newGuestOrder();
    const second = await newGuestOrder({ email: first.email.toUpperCase() });
    const other = await newGuestOrder();
    const ada = await newUser(app, { email: first.email, emailVerifiedAt: null });
    await ask(app, 'mutation { requestEmailVerification }', {}, ada);
    const [mail] = await until(
      () => mailsTo(first.email, /confirm/i),
      ({ length }) => length > 0,
    );
    const [, code] = /#token=([\w-]+)/.exec(mail!.mail.text!)!;

    await ask(app, 'mutation ($token: String!) { verifyEmail(token: $token) { __typename } }', {
      token: code,
    });

    for (const { order } of [first, second]) {
      expect(await find({ id: order.id }, ada)).toMatchObject({ customer: { id: ada.id } });
    }
    expect(await find({ id: other.order.id }, ada)).toBeNull();
  });
});

const mailsTo = (address: string, subject: RegExp) =>
  server.arrived.filter(({ to, mail }) => to.includes(address) && subject.test(mail.subject!));

const REQUEST = `mutation ($number: String!, $email: EmailAddress!) {
  requestOrderAccess(number: $number, email: $email) }`;
const request = (number: string, email: string) => ask(app, REQUEST, { number, email });

describe('e-mails', () => {
  test('each event has one e-mail, with a link that opens the order and without free text', async () => {
    const email = newEmail();
    // An account with this verified address exists, but anyone can order with it.
    await newUser(app, { email, emailVerifiedAt: new Date() });
    const { order, token } = await newGuestOrder({ email, notes: 'Visit evil.example' });
    await pay(order.id, token);

    await until(
      () => mailsTo(email, /./),
      ({ length }) => length >= 2,
    );
    await until(
      () => app.db.$count(emails, sql`order_id = ${order.id} and state = 'SENT'`),
      (sent) => sent === 2,
    );
    expect(mailsTo(email, /received your order/)).toHaveLength(1);
    expect(mailsTo(email, /received your payment/)).toHaveLength(1);
    for (const { mail } of mailsTo(email, /./)) {
      expect(mail.text).toContain(`https://shop.example/order#token=${token}`);
      expect(mail.text).not.toContain('evil.example');
      expect(mail.text).not.toContain(ADDRESS.name);
    }
  });

  test('requestOrderAccess sends a link for the number and address of a guest’s order, and the same answer for all others', async () => {
    const { order, token, email } = await newGuestOrder();
    const claimed = await newGuestOrder();
    const ada = await newCustomer(app);
    await claim(claimed.token, ada);
    await until(
      () => mailsTo(email, /./),
      ({ length }) => length === 1,
    );
    const statementsOf = async (number: string, address: string) => {
      app.statements.length = 0;
      expect(await request(number, address)).toBe(true);
      return app.statements.filter((statement) => /insert into pgboss.job\b/i.test(statement)).length;
    };

    const counts = [
      await statementsOf(order.number, newEmail()),
      await statementsOf('ORD-NONE', email),
      await statementsOf(claimed.order.number, claimed.email),
      await statementsOf(claimed.order.number, ada.email),
      await statementsOf(order.number.toLowerCase().replace('-', ' '), email.toUpperCase()),
    ];

    expect(new Set(counts).size).toBe(1);
    const [mail] = await until(
      () => mailsTo(email, /your link/i),
      ({ length }) => length > 0,
    );
    expect(mail!.mail.text).toContain(`#token=${token}`);
    const toClaimer = [ada.email, claimed.email].flatMap((address) => mailsTo(address, /your link/i));
    expect(toClaimer).toEqual([]);
  });
});

describe('limits', () => {
  test('unpaid orders of guests expire after their own time, and return stock and code uses once', async () => {
    const code = await newDiscountCode(app, { percentage: 100_000, maxUses: 5 });
    const { product, token } = await newGuestOrder({ discountCode: code.code });
    const own = await newGuestOrder();
    const ada = await newCustomer(app);
    await claim(own.token, ada);
    const { placedAt } = await ask(
      app,
      'query ($token: String!) { order(by: { token: $token }) { placedAt } }',
      { token },
    );
    const expiresAt = (seconds: number) => new Date(Date.parse(placedAt) + seconds * 1000).toISOString();
    expect((await find({ token })).expiresAt).toBe(expiresAt(3600));

    await Promise.all([1, 2].map(() => expireOrders(app.db, 'guests', { seconds: 0, since: new Date(0) })));

    expect(await find({ token })).toMatchObject({ status: 'CANCELLED', expiresAt: null });
    expect(await stockOf(app, product.id)).toBe(10);
    const [stored] = await app.db.select().from(discountCodes).where(eq(discountCodes.id, code.id));
    expect(stored!.uses).toBe(0);
    // A claimed order has the time of accounts.
    const claimed = await find({ id: own.order.id }, ada);
    expect(claimed.status).toBe('PENDING');
    expect(Date.parse(claimed.expiresAt) - Date.parse(expiresAt(86_400))).toBeLessThan(60_000);
    expect([await unbalancedProducts(app), await brokenOrders(app)]).toEqual([[], []]);
  });

  test('limits the unpaid orders of an e-mail address, also concurrent ones', async () => {
    await app.db.update(orders).set({ placedByNetwork: null });
    const limited = await startApp({ sharedApp: app, unpaidLimits: { maxOrders: 3, maxTotal: 1_000_000n } });
    const items = itemsOf([await newProduct(app, { stock: 100 })]);
    const email = newEmail();

    const placed = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        place({ items, email: n % 2 ? email : email.toUpperCase() }, undefined, limited),
      ),
    );
    const other = await place({ items }, undefined, limited);
    await limited.stop();

    expect(countByTypename(placed)).toEqual({ PlaceOrderSuccess: 3, TooManyUnpaidOrders: 9 });
    expect(placed.find(({ message }) => message)!.message).toContain(
      'Unpaid orders of an e-mail address are limited to 3',
    );
    expect(other.__typename).toBe('PlaceOrderSuccess');
  });

  test('limits orders per hour of an e-mail address, not refused ones, with RATE_LIMITED and retryAfter', async () => {
    const throttles = createThrottles(
      postgresCounters(app.db, () => {}),
      {
        ...ALLOWANCES,
        'guest-order': {
          ...ALLOWANCES['guest-order'],
          account: { free: 2, windowSeconds: 3600, maxWaitSeconds: 600 },
        },
      },
    );
    const limited = await startApp({ sharedApp: app, throttles });
    const [product] = await newProducts(app, 1, { stock: 100 });
    const input = { items: itemsOf([product!]), email: newEmail() };
    for (let n = 0; n < 3; n++) await place({ ...input, expectedTotal: '1' }, undefined, limited);
    const unknown = { ...input, items: [{ productId: randomUUID(), quantity: 1 }] };
    for (let n = 0; n < 3; n++) expect(await place(unknown, undefined, limited)).toBe('NOT_FOUND');
    for (let n = 0; n < 3; n++) await place(input, undefined, limited);

    const { errors } = await limited.query(PLACE, {
      input: { idempotencyKey: randomUUID(), shippingAddress: ADDRESS, ...input },
    });
    await limited.stop();

    expect(errors![0]!.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
  });

  test('limits the declined payments of an order', async () => {
    const { order, token } = await newGuestOrder();
    for (let n = 0; n < 10; n++) {
      const { data } = await pay(order.id, token, { paymentToken: 'decline' });
      expect(data.payOrder.__typename).toBe('PaymentDeclined');
    }

    const { errors } = await pay(order.id, token);

    expect(errors![0]!.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfter: expect.any(Number) });
  });
});

describe('reorder', () => {
  const REORDER = `mutation ($order: OrderKey!, $cartToken: String) { reorder(order: $order, cartToken: $cartToken) {
    __typename ... on CartSuccess { cart { items { quantity product { id } } } unavailable { quantity sku } } } }`;

  test('refills the cart with available products, lists the others, and changes nothing when repeated', async () => {
    const [full, short, gone] = await newProducts(app, 3, { stock: 10 });
    const { order, accessToken: token } = await place({ items: itemsOf([full!, short!, gone!], 3) });
    await app.db.execute(sql`update products set stock = 1 where id = ${short!.id}`);
    await app.db.execute(sql`update products set is_active = false where id = ${gone!.id}`);
    const guest = await newGuest(app);
    const again = () => ask(app, REORDER, { order: { token }, cartToken: guest.token });
    const refilled = {
      __typename: 'CartSuccess',
      cart: {
        items: [
          { quantity: 3, product: { id: full!.id } },
          { quantity: 1, product: { id: short!.id } },
        ],
      },
      unavailable: [
        { quantity: 3, sku: short!.sku },
        { quantity: 3, sku: gone!.sku },
      ],
    };

    expect(await again()).toEqual(refilled);
    expect(await again()).toEqual(refilled);

    const ada = await newCustomer(app);
    expect(await ask(app, REORDER, { order: { token } }, ada)).toEqual(refilled);
    const byId = await app.query(REORDER, { order: { id: order.id } }, { as: ada });
    expect(byId.errors![0]!.extensions.code).toBe('NOT_FOUND');
  });
});
