import { randomUUID } from 'node:crypto';
import { fieldOf, startApp, type Account, type App } from '../support/app.ts';
import { newGuest, cartClient } from '../support/carts.ts';
import {
  newCustomer,
  newProduct,
  newProducts,
  placeOrder,
  storedData,
  setProduct,
  itemsOf,
} from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const PREVIEW = `query ($input: PreviewOrderInput!) {
  previewOrder(input: $input) {
    __typename
    ... on OrderPreview {
      lines { product { id } quantity unitPrice { amount } total { amount } }
      subtotal { amount } total { amount currency }
      problems {
        __typename
        ... on InsufficientStock { shortages { requested available product { id } } message }
        ... on ProductUnavailable { products { id } message }
        ... on PriceChanged { items { id } message }
      }
    }
    ... on InvalidInput { issues { path code } }
  }
}`;

/** Returns the preview, and checks that it wrote no data. */
async function preview(as: Account | undefined, input: object = {}) {
  const before = await storedData(app);
  const answer = await app.query(PREVIEW, { input }, { as });
  expect(await storedData(app)).toEqual(before);
  return fieldOf(answer);
}

test('a preview of the cart has the amounts of the order, at current prices', async () => {
  const ada = await newCustomer(app);
  const tea = await newProduct(app, { price: 250n });
  const cup = await newProduct(app, { price: 1999n });
  await cartClient(app, ada).add([...itemsOf([tea], 4), ...itemsOf([cup], 2)]);
  await setProduct(app, cup.id, { price: 2001n });

  const previewed = await preview(ada);

  expect(previewed).toEqual({
    __typename: 'OrderPreview',
    lines: [
      { product: { id: tea.id }, quantity: 4, unitPrice: { amount: '2.50' }, total: { amount: '10.00' } },
      { product: { id: cup.id }, quantity: 2, unitPrice: { amount: '20.01' }, total: { amount: '40.02' } },
    ],
    subtotal: { amount: '50.02' },
    total: { amount: '50.02', currency: 'USD' },
    problems: [],
  });
  const { order } = await placeOrder(app, ada, undefined, { expectedTotal: previewed.total.amount });
  expect(order.total).toEqual(previewed.total);
});

test('a preview of items sums repeated products, ignores the cart, and is available to guests', async () => {
  const ada = await newCustomer(app);
  const [tea, cup] = await newProducts(app, 2);
  await cartClient(app, ada).add(itemsOf([tea!], 7));
  const items = [...itemsOf([cup!], 2), ...itemsOf([tea!]), ...itemsOf([cup!], 3)];

  for (const someone of [ada, undefined]) {
    expect(await preview(someone, { items })).toMatchObject({
      lines: [
        { product: { id: cup!.id }, quantity: 5 },
        { product: { id: tea!.id }, quantity: 1 },
      ],
      total: { amount: '60.00' },
    });
  }
  expect((await placeOrder(app, ada, items)).order.total.amount).toBe('60.00');
});

test("previews a guest's cart by its token for any caller, and rejects other tokens", async () => {
  const [guest, ada] = [await newGuest(app), await newCustomer(app)];
  const tea = await newProduct(app);
  await guest.add(itemsOf([tea], 3));

  for (const someone of [undefined, ada]) {
    expect(await preview(someone, { cartToken: guest.token })).toMatchObject({
      lines: [{ product: { id: tea.id }, quantity: 3 }],
      total: { amount: '30.00' },
    });
    expect(await preview(someone, { cartToken: 'no-such-token' })).toEqual({ __typename: 'CartEmpty' });
  }
});

test('rejects a guest without items and token with UNAUTHENTICATED', async () => {
  expect(await preview(undefined)).toBe('UNAUTHENTICATED');
  expect(await preview(undefined, { items: null, cartToken: null })).toBe('UNAUTHENTICATED');
});

test('returns CartEmpty for an empty cart, as placeOrder does', async () => {
  const ada = await newCustomer(app);

  expect(await preview(ada)).toEqual({ __typename: 'CartEmpty' });
  expect(await preview(undefined, { cartToken: (await newGuest(app)).token })).toEqual({
    __typename: 'CartEmpty',
  });
  expect((await placeOrder(app, ada, undefined)).__typename).toBe('CartEmpty');
});

test('lists the reasons that placeOrder would reject, with the same first reason', async () => {
  const ada = await newCustomer(app);
  const [fine, inactive, deleted, few, none] = await newProducts(app, 5, { stock: 9 });
  await cartClient(app, ada).add(itemsOf([fine!, inactive!, deleted!, few!, none!], 3));
  await setProduct(app, inactive!.id, { isActive: false });
  await setProduct(app, deleted!.id, { deletedAt: new Date() });
  await setProduct(app, few!.id, { stock: 2 });
  await setProduct(app, none!.id, { stock: 0 });
  const unavailable = {
    __typename: 'ProductUnavailable',
    products: [{ id: inactive!.id }, { id: deleted!.id }],
    message: `These products are no longer sold: ${inactive!.name}, ${deleted!.name}.`,
  };
  const short = {
    __typename: 'InsufficientStock',
    shortages: [
      { requested: 3, available: 2, product: { id: few!.id } },
      { requested: 3, available: 0, product: { id: none!.id } },
    ],
    message: `Not enough stock: ${few!.name} (2), ${none!.name} (0).`,
  };

  const ofCart = await preview(ada);
  const ofItems = await preview(undefined, { items: itemsOf([few!, none!, fine!], 3) });

  expect(ofCart).toMatchObject({ total: { amount: '150.00' }, problems: [unavailable, short] });
  expect(await placeOrder(app, ada, undefined)).toEqual(unavailable);
  expect(ofItems).toMatchObject({ total: { amount: '90.00' }, problems: [short] });
  expect(await placeOrder(app, ada, itemsOf([few!, none!, fine!], 3))).toEqual(short);
});

test('rejects the same input as placeOrder', async () => {
  const tea = await newProduct(app, { stock: 2000 });
  const invalid = (...path: string[]) => ({
    __typename: 'InvalidInput',
    issues: [{ path, code: 'OUT_OF_RANGE' }],
  });

  expect(await preview(undefined, { items: [] })).toEqual(invalid('items'));
  expect(await preview(undefined, { items: itemsOf(Array(101).fill(tea), 1) })).toEqual(invalid('items'));
  expect(await preview(undefined, { items: itemsOf([tea], 0) })).toEqual(invalid('items', '0', 'quantity'));
  expect(await preview(undefined, { items: itemsOf([tea, tea], 500) })).toEqual(
    invalid('items', '1', 'quantity'),
  );
  expect(await preview(undefined, { items: [{ productId: randomUUID() }] })).toBe('NOT_FOUND');
  expect(await preview(undefined, { items: [{ productId: 'abc' }] })).toBe('BAD_USER_INPUT');
});

test('a preview takes three statements with its viewer, and two for a guest, regardless of its lines', async () => {
  const ada = await newCustomer(app);
  const items = itemsOf(await newProducts(app, 40));
  await cartClient(app, ada).add(items);
  const statementsOf = async (as: Account | undefined, input: object) => {
    app.statements.length = 0;
    const { data } = await app.query(PREVIEW, { input }, { as });
    return { lines: data.previewOrder.lines.length, count: app.statements.length };
  };

  expect(await statementsOf(ada, {})).toEqual({ lines: 40, count: 3 });
  expect(await statementsOf(undefined, { items })).toEqual({ lines: 40, count: 2 });
});
