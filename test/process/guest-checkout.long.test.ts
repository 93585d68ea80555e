import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAMPLE_ACCOUNTS } from '../../src/sample/seed.ts';
import { postTo, type Account } from '../support/app.ts';
import { connect, watch } from '../support/live.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { startReceiver, type Receiver } from '../support/webhook-receiver.ts';
import { until } from '../support/until.ts';

// A guest and a member of staff, with nothing but the API of a new server with its sample shop.

const ADDRESS = {
  name: 'Grace Guest',
  line1: '5 Long Lane',
  city: 'Chicago',
  region: 'Illinois',
  postalCode: '60601',
  country: 'US',
};
const EMAIL = 'grace@guest.example';
const ORDER = `id number status paymentStatus expiresAt total { amount } trackingNumber carrier
  shipping { name total { amount } } discountLines { code kind target } staffNotes { text }`;
const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename
  ... on PlaceOrderSuccess { accessToken replayed order { ${ORDER} } } ... on UserError { message } } }`;
const PAY = `mutation ($input: PayOrderInput!) { payOrder(input: $input) { __typename
  ... on PayOrderSuccess { order { status paymentStatus } } ... on UserError { message } } }`;

let dataDir: string;
let mails: MailServer;
let carrier: Receiver;
let server: ServerProcess;
let staff: Account;
let admin: Account;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'ordergraph-guest-'));
  mails = await startMailServer();
  carrier = await startReceiver();
  server = await startServerProcess({
    DATA_DIR: dataDir,
    RATE_LIMITS: 'on',
    SMTP_URL: mails.url,
    MAIL_FROM: 'shop@shop.example',
    SHOP_URL: 'https://shop.example',
    SHIPPING_RATES_URL: carrier.url,
    SHIPPING_RATES_SECRET: `whsec_${Buffer.alloc(32, 3).toString('base64')}`,
    WEBHOOK_PRIVATE_ADDRESSES: 'on',
  });
  [staff, admin] = [await signIn('STAFF'), await signIn('ADMIN')];
});
afterAll(async () => {
  await server?.end('SIGTERM');
  await carrier?.stop();
  await mails?.stop();
  await rm(dataDir, { recursive: true });
});

async function signIn(role: 'STAFF' | 'ADMIN'): Promise<Account> {
  const { email, password } = SAMPLE_ACCOUNTS.find((account) => account.role === role)!;
  const { login } = await ask(
    `mutation ($input: LoginInput!) { login(input: $input) {
      ... on LoginSuccess { session { accessToken user { id } } } } }`,
    { input: { email, password } },
  );
  const { accessToken: token, user } = login.session;
  return { id: user.id, email, token, sessionId: '' };
}

/** Sends an operation without errors and returns its data. */
async function ask(document: string, variables: object = {}, as?: Account) {
  const { data, errors } = await postTo(server.url, document, variables, as);
  expect(errors).toBeUndefined();
  return data;
}

/** Fills a new guest cart, as a shopper finds the products. */
async function newCart(quantity: number): Promise<string> {
  const { products } = await ask(
    `{ products(search: "velvet cushion", filter: { inStock: true }, first: 1) { nodes { id name price { amount } } } }`,
  );
  const { createCart } = await ask('mutation { createCart { token } }');
  const items = [{ productId: products.nodes[0].id, quantity }];
  await ask(
    `mutation ($input: AddToCartInput!) { addToCart(input: $input) {
      ... on CartSuccess { cart { id } } ... on UserError { message } } }`,
    { input: { cartToken: createCart.token, items } },
  );
  return createCart.token;
}

const optionsOf = async (cartToken: string) =>
  (
    await ask(
      `query ($cartToken: String!) { shippingOptions(cartToken: $cartToken, country: "US", region: "IL", postalCode: "60601") {
        method { id name } total { amount } missingForFree { amount } isAvailable reason } }`,
      { cartToken },
    )
  ).shippingOptions;

const preview = async (cartToken: string, shippingMethodId: string) =>
  (
    await ask(
      `query ($input: PreviewOrderInput!) { previewOrder(input: $input) { __typename ... on OrderPreview {
        total { amount } shipping { total { amount } } discountLines { code kind } problems { __typename } } } }`,
      { input: { cartToken, shippingMethodId, country: 'US', region: 'IL', postalCode: '60601' } },
    )
  ).previewOrder;

async function place(cartToken: string, more: object = {}) {
  const input = { idempotencyKey: randomUUID(), cartToken, email: EMAIL, shippingAddress: ADDRESS, ...more };
  return (await ask(PLACE, { input })).placeOrder;
}

const orderByToken = async (token: string) =>
  (await ask(`query ($token: String!) { order(by: { token: $token }) { ${ORDER} } }`, { token })).order;

const mailTo = (subject: RegExp) =>
  until(
    () => mails.arrived.find(({ to, mail }) => to.includes(EMAIL) && subject.test(mail.subject ?? '')),
    (found) => found !== undefined,
  );

const tokenIn = (text = '') => /\/order#(?:token=)?([\w-]+)/.exec(text)?.[1];

test('a guest finds a product, chooses a delivery, sees the exact total, orders, pays and follows the order', async () => {
  const cartToken = await newCart(3);
  const options = await optionsOf(cartToken);
  expect(options).toMatchObject([{ isAvailable: true }, { isAvailable: true }]);
  const [{ method, total: delivery }] = options;

  const expected = await preview(cartToken, method.id);
  expect(expected).toMatchObject({
    shipping: { total: delivery },
    discountLines: [{ code: 'three-cushions', kind: 'PROMOTION' }],
    problems: [],
  });
  const { accessToken, order } = await place(cartToken, {
    shippingMethodId: method.id,
    expectedTotal: expected.total.amount,
    expectedShipping: delivery.amount,
  });
  expect(order).toMatchObject({
    status: 'PENDING',
    total: expected.total,
    shipping: { name: method.name, total: delivery },
    discountLines: [{ code: 'three-cushions', kind: 'PROMOTION', target: 'GOODS' }],
  });
  expect(new Date(order.expiresAt).getTime()).toBeGreaterThan(Date.now());

  const client = connect(server.url);
  const live = watch(
    client,
    `subscription ($id: ID!, $token: String!) { orderUpdated(orderId: $id, token: $token) { status paymentStatus trackingNumber } }`,
    { id: order.id, token: accessToken },
  );
  const declined = await ask(PAY, {
    input: { orderId: order.id, token: accessToken, idempotencyKey: randomUUID(), paymentToken: 'decline' },
  });
  expect(declined.payOrder.__typename).toBe('PaymentDeclined');
  const paid = await ask(PAY, {
    input: { orderId: order.id, token: accessToken, idempotencyKey: randomUUID(), paymentToken: 'success' },
  });
  expect(paid.payOrder).toEqual({
    __typename: 'PayOrderSuccess',
    order: { status: 'PROCESSING', paymentStatus: 'PAID' },
  });
  await ask(
    `mutation ($input: UpdateOrderStatusInput!) { updateOrderStatus(input: $input) { __typename } }`,
    { input: { orderId: order.id, status: 'SHIPPED', carrier: 'Post', trackingNumber: 'T1' } },
    staff,
  );
  await ask(
    `mutation ($input: UpdateTrackingInput!) { updateTracking(input: $input) { __typename } }`,
    { input: { orderId: order.id, trackingNumber: 'T2' } },
    staff,
  );
  await ask(
    `mutation ($input: AddOrderNoteInput!) { addOrderNote(input: $input) { __typename } }`,
    { input: { orderId: order.id, text: 'Left at the door.', visibility: 'CUSTOMER', idempotencyKey: 'n1' } },
    staff,
  );
  await until(
    () => live.results.map(({ data }) => data.orderUpdated),
    (updates) =>
      updates.some(({ paymentStatus }) => paymentStatus === 'PAID') &&
      updates.some(({ trackingNumber }) => trackingNumber === 'T2'),
  );
  live.stop();
  await client.dispose();

  const placedMail = await mailTo(/We have received your order/);
  const token = tokenIn(placedMail!.mail.text);
  expect(token).toBeDefined();
  expect(await orderByToken(token!)).toMatchObject({
    number: order.number,
    status: 'SHIPPED',
    trackingNumber: 'T2',
    staffNotes: [{ text: 'Left at the door.' }],
  });
  // Neither the number nor the id nor the address opens it.
  for (const by of [{ number: order.number }, { id: order.id }]) {
    const { order: found } = await ask(`query ($by: OrderKey!) { order(by: $by) { id } }`, { by });
    expect(found).toBeNull();
  }
});

test('a guest cancels an unpaid order, which returns the stock, and reorders it', async () => {
  const cartToken = await newCart(2);
  const stock = async () =>
    (
      await ask(
        '{ products(search: "velvet cushion", filter: { inStock: true }, first: 1) { nodes { stock } } }',
      )
    ).products.nodes[0].stock;
  const before = await stock();
  const [{ method }] = await optionsOf(cartToken);
  const { accessToken, order } = await place(cartToken, { shippingMethodId: method.id });
  expect(await stock()).toBe(before - 2);
  const { cancelOrder } = await ask(
    `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) { __typename
      ... on CancelOrderSuccess { order { status } } } }`,
    { input: { orderId: order.id, token: accessToken } },
  );
  expect(cancelOrder).toMatchObject({ order: { status: 'CANCELLED' } });
  expect(await stock()).toBe(before);
  const { reorder } = await ask(
    `mutation ($token: String!, $cart: String!) { reorder(order: { token: $token }, cartToken: $cart) {
      ... on CartSuccess { cart { itemCount } unavailable { productName } } } }`,
    { token: accessToken, cart: cartToken },
  );
  expect(reorder).toEqual({ cart: { itemCount: 2 }, unavailable: [] });
});

test('a guest asks for a link to the order, and the answer reveals nothing', async () => {
  const { order } = await place(await newCart(1));
  const request = (number: string, email: string) =>
    ask(
      `mutation ($number: String!, $email: EmailAddress!) { requestOrderAccess(number: $number, email: $email) }`,
      {
        number,
        email,
      },
    );
  for (const [number, email] of [
    [order.number, EMAIL],
    [order.number, 'stranger@guest.example'],
    ['ORD-AAAAAAAA', EMAIL],
  ] as const)
    expect(await request(number, email)).toEqual({ requestOrderAccess: true });
  const mail = await mailTo(new RegExp(`link to order ${order.number}`));
  expect(await orderByToken(tokenIn(mail!.mail.text)!)).toMatchObject({ number: order.number });
  expect(mails.arrived.filter(({ to }) => to.includes('stranger@guest.example'))).toEqual([]);
});

test('one cart and idempotency key place one order', async () => {
  const cartToken = await newCart(1);
  const idempotencyKey = randomUUID();
  const answers = await Promise.all(Array.from({ length: 5 }, () => place(cartToken, { idempotencyKey })));
  expect(new Set(answers.map(({ order }) => order.id)).size).toBe(1);
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(new Set(answers.map(({ accessToken }) => accessToken)).size).toBe(1);
});

test('staff configure zones, methods, carrier rates, promotions, stock and recorded payments', async () => {
  const created = await ask(
    `mutation { createShippingZone(input: { name: "Alps", places: [{ country: "CH", region: "Zürich" }] }) {
      ... on CreateShippingZoneSuccess { zone { id places { country region } } } } }`,
    {},
    staff,
  );
  const { zone } = created.createShippingZone;
  expect(zone.places).toEqual([{ country: 'CH', region: 'ZH' }]);
  const { createShippingMethod } = await ask(
    `mutation ($input: CreateShippingMethodInput!) { createShippingMethod(input: $input) { __typename
      ... on CreateShippingMethodSuccess { method { id rateSource } } ... on UserError { message } } }`,
    {
      input: {
        zoneId: zone.id,
        name: 'Courier',
        price: '20',
        rateSource: 'CARRIER',
        carrierService: 'swift',
      },
    },
    staff,
  );
  carrier.answers.push((_request, response) =>
    response.end(JSON.stringify({ currency: 'USD', rates: [{ service: 'swift', price: '12.34' }] })),
  );
  const { createPromotion } = await ask(
    `mutation { createPromotion(input: { key: "alps", description: "Free delivery", isFreeShipping: true,
      minimumSubtotal: "10", maxUses: 1 }) { __typename ... on CreatePromotionSuccess { promotion { id } } } }`,
    {},
    staff,
  );
  const cartToken = await newCart(1);
  const address = { ...ADDRESS, country: 'CH', region: 'ZH', postalCode: '8001' };
  const { order } = await place(cartToken, {
    shippingAddress: address,
    shippingMethodId: createShippingMethod.method.id,
  });
  expect(order).toMatchObject({
    shipping: { name: 'Courier', total: { amount: '0.00' } },
    discountLines: [{ code: 'alps', target: 'SHIPPING' }],
  });
  expect(carrier.received).toHaveLength(1);

  const { recordPayment } = await ask(
    `mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { __typename
      ... on RecordPaymentSuccess { order { status paymentStatus } payment { method reference } } } }`,
    {
      input: { orderId: order.id, method: 'BANK_TRANSFER', reference: 'RF18', idempotencyKey: randomUUID() },
    },
    staff,
  );
  expect(recordPayment).toEqual({
    __typename: 'RecordPaymentSuccess',
    order: { status: 'PROCESSING', paymentStatus: 'PAID' },
    payment: { method: 'BANK_TRANSFER', reference: 'RF18' },
  });
  const found = await ask(
    `query ($search: String!, $email: String!) {
      bySearch: orders(filter: { search: $search }) { nodes { id } }
      byEmail: orders(filter: { email: $email, paymentStatus: [PAID] }) { nodes { id } } }`,
    { search: order.number.slice(4).toLowerCase(), email: EMAIL },
    staff,
  );
  expect(found.bySearch.nodes).toEqual([{ id: order.id }]);
  expect(found.byEmail.nodes).toContainEqual({ id: order.id });

  const { product } = await ask('{ product(by: { sku: "MUG-350-SAG" }) { id } }');
  const stock = { productId: product.id, stock: 77, reason: 'Counted.', idempotencyKey: randomUUID() };
  await ask(
    `mutation ($input: SetStockInput!) { setStock(input: $input) { __typename } }`,
    { input: stock },
    staff,
  );
  const ledger = await ask(
    `query ($id: ID!) { product(by: { id: $id }) { stock stockMovements(first: 1) { nodes { stockAfter } } } }`,
    { id: product.id },
    staff,
  );
  expect(ledger.product).toEqual({ stock: 77, stockMovements: { nodes: [{ stockAfter: 77 }] } });
  const { auditLog } = await ask('{ auditLog(first: 50) { nodes { subjectType } } }', {}, admin);
  expect(auditLog.nodes.map(({ subjectType }: { subjectType: string }) => subjectType)).toEqual(
    expect.arrayContaining(['ShippingZone', 'ShippingMethod', 'Promotion', 'Payment', 'Product']),
  );
  expect(createPromotion.__typename).toBe('CreatePromotionSuccess');
});

test('a carrier that does not answer within three seconds makes its method unavailable', async () => {
  const cartToken = await newCart(2);
  carrier.answers.push(() => {});
  const { shippingOptions } = await ask(
    `query ($cartToken: String!) { shippingOptions(cartToken: $cartToken, country: "CH", region: "ZH") {
      method { name } isAvailable reason } }`,
    { cartToken },
  );
  expect(shippingOptions).toEqual([
    {
      method: { name: 'Courier' },
      isAvailable: false,
      reason: 'The carrier gives no price at the moment. Choose another method, or try again later.',
    },
  ]);
});

test('too many orders of one address are refused with a time to retry', async () => {
  const cartToken = await newCart(1);
  const answers = [];
  for (let count = 0; count < 12; count++) {
    const input = {
      idempotencyKey: randomUUID(),
      cartToken,
      email: 'flood@guest.example',
      shippingAddress: ADDRESS,
      items: [
        {
          productId: (await ask('{ products(first: 1, filter: { inStock: true }) { nodes { id } } }'))
            .products.nodes[0].id,
          quantity: 1,
        },
      ],
    };
    answers.push(await postTo(server.url, PLACE, { input }));
  }
  const refused = answers.at(-1)!;
  expect(refused.status).toBe(429);
  expect(refused.errors![0]!.extensions).toMatchObject({
    code: 'RATE_LIMITED',
    retryAfter: expect.any(Number),
  });
});
