import { randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { orders, products, stockMovements, users } from '../../src/platform/db/schema.ts';
import { actor } from '../support/actors.ts';
import { startApp, type Account, type App } from '../support/app.ts';
import { cartClient } from '../support/carts.ts';
import {
  ADDRESS,
  countByTypename,
  newCustomer,
  newDiscountCode,
  newProduct,
  newProducts,
  placeOrder,
  storedData,
  setProduct,
  stockOf,
} from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const withKey = () => ({ idempotencyKey: randomUUID() });

const WHOLE = `id number status email notes placedAt updatedAt allowedTransitions customer { id email }
  shippingAddress { name line1 line2 city region postalCode country phone }
  subtotal { amount currency } total { amount currency }
  details { productName sku quantity unitPrice { amount currency } total { amount currency } product { id } order { id } }
  history { from to note actor { id } at }`;
const wholeOrder = async (as: Account, id: string) =>
  (await app.query(`query ($id: ID!) { order(by: { id: $id }) { ${WHOLE} } }`, { id }, { as })).data.order;

test('an order of the cart has the lines of the cart, and empties it once', async () => {
  const ada = await newCustomer(app);
  const cart = cartClient(app, ada);
  const cup = await newProduct(app, { name: 'Cup', sku: 'CUP', price: 1999n, stock: 10 });
  const tea = await newProduct(app, { name: 'Tea', sku: 'TEA', price: 250n, stock: 10 });
  const before = (await cart.add([{ productId: tea.id, quantity: 4 }, { productId: cup.id }])).cart;

  const placed = await placeOrder(app, ada, undefined, { notes: ' Ring twice.\n' });

  expect(placed).toMatchObject({ __typename: 'PlaceOrderSuccess', replayed: false });
  const order = await wholeOrder(ada, placed.order.id);
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  expect(order).toEqual({
    id: placed.order.id,
    number: expect.stringMatching(/^ORD-[34679ACDEFGHJKMNPQRTUVWXY]{8}$/),
    status: 'PENDING',
    email: ada.email,
    notes: 'Ring twice.',
    placedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    updatedAt: order.placedAt,
    allowedTransitions: ['CANCELLED'],
    customer: { id: ada.id, email: ada.email },
    shippingAddress: { ...ADDRESS, line2: null, region: null, phone: null },
    subtotal: usd('29.99'),
    total: usd('29.99'),
    details: [
      {
        productName: 'Tea',
        sku: 'TEA',
        quantity: 4,
        unitPrice: usd('2.50'),
        total: usd('10.00'),
        product: { id: tea.id },
        order: { id: order.id },
      },
      {
        productName: 'Cup',
        sku: 'CUP',
        quantity: 1,
        unitPrice: usd('19.99'),
        total: usd('19.99'),
        product: { id: cup.id },
        order: { id: order.id },
      },
    ],
    history: [{ from: null, to: 'PENDING', note: null, actor: { id: ada.id }, at: order.placedAt }],
  });
  expect(await cart.cart()).toMatchObject({ id: before.id, version: before.version + 1, items: [] });
});

test('an order takes its goods from stock, with one ledger entry per product', async () => {
  const ada = await newCustomer(app);
  const [tea, cup] = await newProducts(app, 2, { stock: 10 });

  const { order } = await placeOrder(app, ada, [
    { productId: tea!.id, quantity: 10 },
    { productId: cup!.id, quantity: 1 },
  ]);

  expect([await stockOf(app, tea!.id), await stockOf(app, cup!.id)]).toEqual([0, 9]);
  const booked = await app.db
    .select()
    .from(stockMovements)
    .where(eq(stockMovements.orderId, order.id))
    .orderBy(asc(stockMovements.delta));
  expect(booked).toMatchObject([
    { productId: tea!.id, kind: 'SOLD', delta: -10, stockAfter: 0 },
    { productId: cup!.id, kind: 'SOLD', delta: -1, stockAfter: 9 },
  ]);
});

test('an order of items leaves the cart unchanged, and sums repeated products', async () => {
  const ada = await newCustomer(app);
  const cart = cartClient(app, ada);
  const [tea, cup] = await newProducts(app, 2);
  const before = (await cart.add({ productId: tea!.id, quantity: 7 })).cart;

  const { order } = await placeOrder(app, ada, [
    { productId: cup!.id, quantity: 2 },
    { productId: tea!.id },
    { productId: cup!.id.toUpperCase(), quantity: 3 },
  ]);

  expect(order.details).toMatchObject([
    { product: { id: cup!.id }, quantity: 5 },
    { product: { id: tea!.id }, quantity: 1 },
  ]);
  expect(order.total.amount).toBe('60.00');
  expect(await cart.cart()).toEqual(before);
});

test('an order uses the current price, even if the cart had another one', async () => {
  const ada = await newCustomer(app);
  const tea = await newProduct(app, { price: 1000n });
  await cartClient(app, ada).add({ productId: tea.id, quantity: 2 });
  await setProduct(app, tea.id, { price: 1150n });

  expect((await placeOrder(app, ada, undefined)).order.total.amount).toBe('23.00');
});

test('of two customers who order the last piece at once, one succeeds', async () => {
  const { id: productId } = await newProduct(app, { stock: 1 });
  const buyers = [await newCustomer(app), await newCustomer(app)];

  const answers = await Promise.all(buyers.map((buyer) => placeOrder(app, buyer, [{ productId }])));

  expect(countByTypename(answers)).toEqual({ PlaceOrderSuccess: 1, InsufficientStock: 1 });
  expect(await stockOf(app, productId)).toBe(0);
});

test('accepts an order of free products with a total of zero', async () => {
  const { id: productId } = await newProduct(app, { price: 0n });
  const { order } = await placeOrder(app, await newCustomer(app), [{ productId }], { expectedTotal: 0 });
  expect(order.total.amount).toBe('0.00');
});

test('computes the exact amount of the largest order, 100 lines of 999', async () => {
  const ada = await newCustomer(app);
  const many = await newProducts(app, 100, { price: 12_345_678_901n, stock: 999 });

  const { order } = await placeOrder(
    app,
    ada,
    many.map(({ id }) => ({ productId: id, quantity: 999 })),
  );

  expect(order.total.amount).toBe('12333333222099.00');
  expect(order.details).toHaveLength(100);
});

test('trims the address and notes, stores blank fields as null, and accepts any script', async () => {
  const ada = await newCustomer(app);
  const { id: productId } = await newProduct(app);
  const shippingAddress = {
    name: '  Ægir Ólafsson 🫖 ',
    line1: 'شارع الملك فيصل ١٢',
    line2: '   ',
    city: '東京都',
    region: null,
    postalCode: ' 100-0001 ',
    country: 'jp',
    phone: '',
  };

  const { order } = await placeOrder(app, ada, [{ productId }], { shippingAddress, notes: ' \n ' });

  expect(await wholeOrder(ada, order.id)).toMatchObject({
    notes: null,
    shippingAddress: {
      name: 'Ægir Ólafsson 🫖',
      line1: 'شارع الملك فيصل ١٢',
      line2: null,
      city: '東京都',
      region: null,
      postalCode: '100-0001',
      country: 'JP',
      phone: null,
    },
  });
});

test("an order keeps the customer's e-mail address at the time of placement", async () => {
  const ada = await newCustomer(app);
  const { id: productId } = await newProduct(app);
  const { order } = await placeOrder(app, ada, [{ productId }]);
  await app.db.update(users).set({ email: 'moved@example.com' }).where(eq(users.id, ada.id));

  expect(await wholeOrder(ada, order.id)).toMatchObject({
    email: ada.email,
    customer: { email: 'moved@example.com' },
  });
});

describe('idempotency', () => {
  test('replays the same key and input without any change, even after products changed', async () => {
    const ada = await newCustomer(app);
    const tea = await newProduct(app, { stock: 3 });
    const input = withKey();
    const items = [{ productId: tea.id, quantity: 3 }];
    const first = await placeOrder(app, ada, items, input);

    for (const meanwhile of [
      {},
      { price: 1n },
      { name: 'Renamed' },
      { isActive: false },
      { deletedAt: new Date() },
    ]) {
      if (Object.keys(meanwhile).length > 0) await setProduct(app, tea.id, meanwhile);
      const before = await storedData(app);
      expect(await placeOrder(app, ada, items, input)).toEqual({ ...first, replayed: true });
      expect(await storedData(app)).toEqual(before);
    }
  });

  test('an order sent twice at once is placed once, and replayed once', async () => {
    const ada = await newCustomer(app);
    const { id: productId } = await newProduct(app, { stock: 1 });
    const input = withKey();

    const answers = await Promise.all([1, 2].map(() => placeOrder(app, ada, [{ productId }], input)));

    expect(countByTypename(answers)).toEqual({ PlaceOrderSuccess: 2 });
    expect(answers.filter(({ replayed }) => replayed)).toHaveLength(1);
    expect(await app.db.$count(orders, eq(orders.customerId, ada.id))).toBe(1);
  });

  test('replays the same key and input even after its product was removed', async () => {
    const ada = await newCustomer(app);
    const tea = await newProduct(app);
    const input = withKey();
    const first = await placeOrder(app, ada, [{ productId: tea.id }], input);

    await app.db.delete(products).where(eq(products.id, tea.id));

    const again = await placeOrder(app, ada, [{ productId: tea.id }], input);
    expect(again).toMatchObject({
      replayed: true,
      order: { id: first.order.id, details: [{ product: null }] },
    });
  });

  test('replays an order of the cart under its key, whether the cart is empty or filled again', async () => {
    const ada = await newCustomer(app);
    const [tea, cup] = await newProducts(app, 2);
    const cart = cartClient(app, ada);
    const input = withKey();
    await cart.add({ productId: tea!.id });
    const first = await placeOrder(app, ada, undefined, input);

    expect(await placeOrder(app, ada, undefined, input)).toEqual({ ...first, replayed: true });
    const { cart: filled } = await cart.add({ productId: cup!.id, quantity: 2 });
    expect(await placeOrder(app, ada, undefined, input)).toEqual({ ...first, replayed: true });

    expect(await cart.cart()).toEqual(filled);
    expect(await app.db.$count(orders, eq(orders.customerId, ada.id))).toBe(1);
  });

  test('treats equivalent input as the same input', async () => {
    const ada = await newCustomer(app);
    const [tea, cup] = await newProducts(app, 2);
    const input = { ...withKey(), expectedTotal: '30.00', notes: 'Please' };
    const items = [
      { productId: tea!.id, quantity: 2 },
      { productId: cup!.id, quantity: 1 },
    ];
    const { order } = await placeOrder(app, ada, items, input);

    const inOtherWords = await placeOrder(
      app,
      ada,
      [{ productId: cup!.id }, { productId: tea!.id }, { productId: tea!.id.toUpperCase() }],
      {
        ...input,
        expectedTotal: 30,
        notes: ' Please ',
        shippingAddress: { ...ADDRESS, city: ' Springfield', line2: '' },
      },
    );

    expect(inOtherWords).toMatchObject({ replayed: true, order: { id: order.id } });
  });

  test('keys of one customer do not affect another customer', async () => {
    const [ada, eve] = [await newCustomer(app), await newCustomer(app)];
    const { id: productId } = await newProduct(app);
    const input = withKey();

    const first = await placeOrder(app, ada, [{ productId, quantity: 2 }], input);
    const second = await placeOrder(app, eve, [{ productId, quantity: 2 }], input);

    expect(second).toMatchObject({ __typename: 'PlaceOrderSuccess', replayed: false });
    expect(second.order.id).not.toBe(first.order.id);
  });

  test('keys are case-sensitive and may have 1 to 255 printable characters', async () => {
    const ada = await newCustomer(app);
    const { id: productId } = await newProduct(app);
    const printable = Array.from({ length: 95 }, (_, n) => String.fromCharCode(32 + n)).join('');
    const keys = ['k', 'K', ' k', 'k ', ' ', printable, 'x'.repeat(255)];

    const answers = [];
    for (const idempotencyKey of keys)
      answers.push(await placeOrder(app, ada, [{ productId }], { idempotencyKey }));

    expect(answers.map(({ replayed }) => replayed)).toEqual(keys.map(() => false));
    expect(new Set(answers.map(({ order }) => order.id)).size).toBe(keys.length);
  });

  test('a rejected order does not use up its key', async () => {
    const ada = await newCustomer(app);
    const tea = await newProduct(app, { stock: 1 });
    const input = withKey();
    const items = [{ productId: tea.id, quantity: 2 }];

    expect((await placeOrder(app, ada, items, input)).__typename).toBe('InsufficientStock');
    await setProduct(app, tea.id, { stock: 2 });
    expect(await placeOrder(app, ada, items, input)).toMatchObject({
      __typename: 'PlaceOrderSuccess',
      replayed: false,
    });
  });

  test('a replay shows the current order, even after a cancellation', async () => {
    const ada = await newCustomer(app);
    const { id: productId } = await newProduct(app);
    const input = withKey();
    const { order } = await placeOrder(app, ada, [{ productId }], input);
    await actor(app, ada).cancel(order.id);

    expect(await placeOrder(app, ada, [{ productId }], input)).toMatchObject({
      replayed: true,
      order: { id: order.id, status: 'CANCELLED' },
    });
  });
});

describe('statements', () => {
  test('an order takes four statements including the viewer, regardless of its lines; a code or a replay takes one more', async () => {
    const ada = await newCustomer(app);
    const input = { idempotencyKey: randomUUID(), shippingAddress: ADDRESS };
    const statementsOf = async (more: object) => {
      app.statements.length = 0;
      const { data } = await app.query(
        'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on PlaceOrderSuccess { replayed order { number } } } }',
        { input: { ...input, ...more } },
        { as: ada },
      );
      return { replayed: data.placeOrder.replayed, count: app.statements.length };
    };
    const items = (await newProducts(app, 50)).map(({ id }) => ({ productId: id }));
    const again = withKey();

    expect(await statementsOf({ ...withKey(), items: items.slice(1, 2) })).toEqual({
      replayed: false,
      count: 4,
    });
    expect(await statementsOf({ ...again, items })).toEqual({ replayed: false, count: 4 });
    expect(await statementsOf({ ...again, items })).toEqual({ replayed: true, count: 5 });
    await cartClient(app, ada).add(items);
    expect(await statementsOf(withKey())).toEqual({ replayed: false, count: 4 });
    const { code } = await newDiscountCode(app);
    expect(await statementsOf({ ...withKey(), items, discountCode: code })).toEqual({
      replayed: false,
      count: 5,
    });
  });
});
