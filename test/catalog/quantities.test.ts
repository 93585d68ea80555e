import { newShopper, type Shopper } from '../support/actors.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { linesOf, newGuest } from '../support/carts.ts';
import { issues, newShopkeeper } from '../support/catalog.ts';
import { newProduct, placeOrder, setProduct, stockOf } from '../support/data.ts';

let app: App;
let ada: Shopper;
beforeAll(async () => {
  app = await startApp();
});
beforeEach(async () => {
  ada = await newShopper(app);
});
afterAll(() => app.stop());

/** Sold in 6, 10, 14 or 18. */
const RULE = { minQuantity: 6, maxQuantity: 20, quantityStep: 4 };

const notAllowed = (id: string, requested: number, nearest: number) => ({
  __typename: 'QuantityNotAllowed',
  items: [{ product: { id }, requested, minimum: 6, maximum: 20, step: 4, nearest }],
});

const PREVIEW = `query ($input: PreviewOrderInput!) { previewOrder(input: $input) {
  ... on OrderPreview { problems { __typename ... on QuantityNotAllowed { message items { requested nearest } } } } } }`;

test.each([
  [1, 6],
  [5, 6],
  [7, 6],
  [13, 10],
  [19, 18],
  [22, 18],
  [999, 18],
])(
  'refuses %i in a cart, a preview and an order, and names the nearest allowed quantity',
  async (quantity, nearest) => {
    const { id } = await newProduct(app, { ...RULE, stock: 2000 });
    const items = [{ productId: id, quantity }];

    expect(await ada.cart.add(items)).toEqual(notAllowed(id, quantity, nearest));
    expect(await ask(app, PREVIEW, { input: { items } }, ada)).toEqual({
      problems: [
        {
          __typename: 'QuantityNotAllowed',
          message: expect.stringContaining('6 to 20 in steps of 4'),
          items: [{ requested: quantity, nearest }],
        },
      ],
    });
    expect(await ada.placeOrder(items)).toMatchObject({ __typename: 'QuantityNotAllowed' });
    expect(await stockOf(app, id)).toBe(2000);
  },
);

test.each([6, 10, 18])('sells %i', async (quantity) => {
  const { id } = await newProduct(app, RULE);

  expect(linesOf((await ada.cart.add({ productId: id, quantity })).cart)).toEqual([[id, quantity]]);
  expect(await ada.placeOrder(undefined)).toMatchObject({ __typename: 'PlaceOrderSuccess' });
});

test('checks the total quantity after an addition, and the quantity of an update', async () => {
  const { id } = await newProduct(app, RULE);
  const { cart } = await ada.cart.add({ productId: id, quantity: 6 });

  expect(await ada.cart.add({ productId: id, quantity: 2 })).toEqual(notAllowed(id, 8, 6));
  expect(linesOf((await ada.cart.add({ productId: id, quantity: 4 })).cart)).toEqual([[id, 10]]);
  expect(await ada.cart.update(cart.items[0].id, 9)).toEqual(notAllowed(id, 9, 6));
  expect(linesOf((await ada.cart.update(cart.items[0].id, 14)).cart)).toEqual([[id, 14]]);
  expect(linesOf((await ada.cart.update(cart.items[0].id, 0)).cart)).toEqual([]);
});

test('reports a cart whose quantities are no longer allowed, refuses its order, and changes nothing', async () => {
  const { id } = await newProduct(app);
  await ada.cart.add({ productId: id, quantity: 5 });
  await setProduct(app, id, RULE);

  const { items, problems } = await ada.cart.cart();
  expect(items).toMatchObject([{ quantity: 5 }]);
  expect(problems).toMatchObject([
    { __typename: 'QuantityNotAllowed', items: [{ requested: 5, nearest: 6 }] },
  ]);
  expect(await ada.placeOrder(undefined)).toMatchObject({ __typename: 'QuantityNotAllowed' });
  expect((await ada.cart.cart()).items).toMatchObject([{ quantity: 5 }]);
});

test('a merge moves quantities that do not fit unchanged, and the cart reports them', async () => {
  const guest = await newGuest(app);
  const { id } = await newProduct(app);
  await guest.add({ productId: id, quantity: 7 });
  await setProduct(app, id, RULE);

  const { cart } = await ada.cart.merge(guest.token);

  expect(linesOf(cart)).toEqual([[id, 7]]);
  expect(cart.problems).toMatchObject([{ __typename: 'QuantityNotAllowed' }]);
});

test('a reorder takes the largest allowed quantity, and reports the rest', async () => {
  const { id } = await newProduct(app, { stock: 30 });
  const { order } = await placeOrder(app, ada, [{ productId: id, quantity: 13 }]);
  await setProduct(app, id, RULE);
  const REORDER = `mutation ($order: OrderKey!) { reorder(order: $order) {
    ... on CartSuccess { cart { items { quantity } } unavailable { quantity } } } }`;

  expect(await ask(app, REORDER, { order: { id: order.id } }, ada)).toEqual({
    cart: { items: [{ quantity: 10 }] },
    unavailable: [{ quantity: 13 }],
  });
});

test('an order that races with a change of the rule is sold by one of both rules', async () => {
  const { id } = await newProduct(app, { stock: 1000 });
  const shoppers = await Promise.all(Array.from({ length: 8 }, () => newShopper(app)));
  const orders = shoppers.map((shopper) => shopper.placeOrder([{ productId: id, quantity: 5 }]));
  await setProduct(app, id, RULE);
  const sold = (await Promise.all(orders)).filter(({ __typename }) => __typename === 'PlaceOrderSuccess');

  expect(await stockOf(app, id)).toBe(1000 - 5 * sold.length);
  expect(await ada.placeOrder([{ productId: id, quantity: 5 }])).toMatchObject({
    __typename: 'QuantityNotAllowed',
  });
});

test('staff set the rule, and invalid rules are refused', async () => {
  const { create, update } = await newShopkeeper(app);
  const { product } = await create(RULE);
  const READ = `query ($id: ID!) { product(by: { id: $id }) { minQuantity maxQuantity quantityStep } }`;

  expect(await ask(app, READ, { id: product.id })).toEqual(RULE);
  await update(product.id, { maxQuantity: null, minQuantity: 30 });
  expect(await ask(app, READ, { id: product.id })).toEqual({ ...RULE, minQuantity: 30, maxQuantity: null });

  expect(await create({ minQuantity: 0, maxQuantity: 1000, quantityStep: -1 })).toEqual(
    issues(
      ['minQuantity', 'OUT_OF_RANGE'],
      ['maxQuantity', 'OUT_OF_RANGE'],
      ['quantityStep', 'OUT_OF_RANGE'],
    ),
  );
  expect(await create({ minQuantity: 3, maxQuantity: 2 })).toEqual(issues(['maxQuantity', 'OUT_OF_RANGE']));
  expect(await update(product.id, { maxQuantity: 29 })).toEqual(issues(['maxQuantity', 'OUT_OF_RANGE']));
  await update(product.id, { maxQuantity: 40 });
  expect(await update(product.id, { minQuantity: 41 })).toEqual(issues(['minQuantity', 'OUT_OF_RANGE']));
  expect(await update(product.id, { minQuantity: null, quantityStep: null })).toEqual(
    issues(['minQuantity', 'REQUIRED'], ['quantityStep', 'REQUIRED']),
  );
});
