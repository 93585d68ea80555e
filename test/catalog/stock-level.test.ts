import { randomUUID } from 'node:crypto';
import { newShopper, type Shopper } from '../support/actors.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newCustomer, newProduct, newStaff, placeOrder, setProduct } from '../support/data.ts';
import { eventsIn, openEvents } from '../support/live.ts';
import { until } from '../support/until.ts';

const SETTING = { lowThreshold: 3, isExact: false };

/** A shop that hides its stock, and the same shop if it did not. */
let app: App;
let open: App;
let ada: Shopper;
let staff: Account;
beforeAll(async () => {
  app = await startApp({ stockDisplay: SETTING, worker: {} });
  open = await startApp({ sharedApp: app, stockDisplay: { ...SETTING, isExact: true } });
  staff = await newStaff(app);
});
beforeEach(async () => {
  ada = await newShopper(app);
});
afterAll(async () => {
  await open.stop();
  await app.stop();
});

const READ = `query ($id: ID!) { product(by: { id: $id }) { stock inStock stockLevel } }`;

test.each([
  [0, 'OUT', 0],
  [1, 'LOW', 3],
  [3, 'LOW', 3],
  [4, 'IN_STOCK', 999],
  [5000, 'IN_STOCK', 999],
])(
  'with %i in stock, the level is %s, and customers see the upper bound %i',
  async (stock, stockLevel, bound) => {
    const { id } = await newProduct(app, { stock });
    const shown = { inStock: stock > 0, stockLevel };

    for (const as of [undefined, ada])
      expect(await ask(app, READ, { id }, as)).toEqual({ ...shown, stock: bound });
    expect(await ask(app, READ, { id }, staff)).toEqual({ ...shown, stock });
    expect(await ask(open, READ, { id })).toEqual({ ...shown, stock });
  },
);

const SHORTAGES = `... on InsufficientStock { message shortages { requested available product { stock } } }`;
const ADD = `mutation ($input: AddToCartInput!) { addToCart(input: $input) { ${SHORTAGES} } }`;
const PREVIEW = `query ($input: PreviewOrderInput!) { previewOrder(input: $input) {
  ... on OrderPreview { problems { ${SHORTAGES} } } } }`;
const CART = `{ me { cart { problems { ${SHORTAGES} } } } }`;
const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ${SHORTAGES} } }`;

test('no refusal and no problem reveals the stock, except to staff', async () => {
  const { id: productId, name } = await newProduct(app, { stock: 742 });
  const items = [{ productId, quantity: 800 }];
  const shippingAddress = { name: 'Ada', line1: '1', city: 'C', postalCode: 'P', country: 'US' };
  const everywhere = async (as: Account) => [
    await ask(app, ADD, { input: { items } }, as),
    ...(await ask(app, PREVIEW, { input: { items } }, as)).problems,
    await ask(app, PLACE, { input: { items, shippingAddress, idempotencyKey: randomUUID() } }, as),
  ];
  const hidden = {
    message: `Not enough stock: ${name}.`,
    shortages: [{ requested: 800, available: 799, product: { stock: 999 } }],
  };

  expect(await everywhere(ada)).toEqual([hidden, hidden, hidden]);
  expect((await everywhere(staff))[0]).toEqual({
    message: `Not enough stock: ${name} (742).`,
    shortages: [{ requested: 800, available: 742, product: { stock: 742 } }],
  });

  await setProduct(app, productId, { stock: 2 });
  const few = { requested: 800, available: 3, product: { stock: 3 } };
  for (const { shortages } of await everywhere(ada)) expect(shortages).toEqual([few]);

  await setProduct(app, productId, { stock: 10 });
  await ada.cart.add({ productId, quantity: 10 });
  await setProduct(app, productId, { stock: 5 });
  const { cart } = await ask(app, CART, {}, ada);
  expect(cart.problems).toMatchObject([{ shortages: [{ requested: 10, available: 9 }] }]);
  await setProduct(app, productId, { stock: 742 });
});

test('a reorder leaves out products with too little stock, instead of revealing their stock', async () => {
  const [short, full] = [await newProduct(app), await newProduct(app)];
  const items = [short, full].map(({ id }) => ({ productId: id, quantity: 8 }));
  const { order } = await placeOrder(app, ada, items);
  await setProduct(app, short.id, { stock: 5 });
  const REORDER = `mutation ($order: OrderKey!) { reorder(order: $order) {
    ... on CartSuccess { cart { items { quantity product { id } } } unavailable { sku } } } }`;

  expect(await ask(app, REORDER, { order: { id: order.id } }, ada)).toEqual({
    cart: { items: [{ quantity: 8, product: { id: full.id } }] },
    unavailable: [{ sku: short.sku }],
  });
  await ada.cart.clear();
  expect((await ask(open, REORDER, { order: { id: order.id } }, ada)).cart.items).toHaveLength(2);
  await setProduct(app, short.id, { stock: 92 });
});

test('live updates reveal no sale, only that the level has changed', async () => {
  const [watched, marker] = [await newProduct(app, { stock: 10 }), await newProduct(app, { stock: 1 })];
  const STOCK = `subscription ($ids: [ID!]!) { stockChanged(productIds: $ids) { id stock stockLevel } }`;
  const variables = { ids: [watched.id, marker.id] };
  const listen = async (as?: Account) => openEvents(app.url, STOCK, { variables, ...(as && { as }) });
  const [stranger, member] = [await listen(), await listen(staff)];
  const sell = (productId: string, quantity = 1) => placeOrder(app, ada, [{ productId, quantity }]);
  const updates = ({ text }: typeof stranger) =>
    eventsIn(text()).results.map(({ data }) => data.stockChanged);
  const seenByStaff = (count: number) =>
    until(
      () => updates(member),
      (all) => all.length === count,
    );

  await sell(watched.id);
  await seenByStaff(1);
  await sell(watched.id, 4);
  await seenByStaff(2);
  await sell(watched.id, 2);
  await seenByStaff(3);
  await sell(watched.id);
  await seenByStaff(4);
  await sell(marker.id);
  await seenByStaff(5);
  const seen = await until(
    () => updates(stranger),
    (all) => all.length === 2,
  );

  expect(seen).toEqual([
    { id: watched.id, stock: 3, stockLevel: 'LOW' },
    { id: marker.id, stock: 0, stockLevel: 'OUT' },
  ]);
  expect(updates(member).map(({ stock }) => stock)).toEqual([9, 5, 3, 2, 0]);
  stranger.close();
  member.close();
});

test('the shop returns whether its stock is exact', async () => {
  const SHOP = '{ shop { showsExactStock } }';

  expect([await ask(app, SHOP), await ask(open, SHOP)]).toEqual([
    { showsExactStock: false },
    { showsExactStock: true },
  ]);
});

test('a threshold of 0 means that no stock is low', async () => {
  const strict = await startApp({ sharedApp: app, stockDisplay: { lowThreshold: 0, isExact: true } });
  const [{ id: one }, { id: none }] = [
    await newProduct(app, { stock: 1 }),
    await newProduct(app, { stock: 0 }),
  ];

  expect(await ask(strict, READ, { id: one })).toMatchObject({ stockLevel: 'IN_STOCK' });
  expect(await ask(strict, READ, { id: none }, await newCustomer(app))).toMatchObject({ stockLevel: 'OUT' });
  await strict.stop();
});
