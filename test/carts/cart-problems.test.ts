import { eq } from 'drizzle-orm';
import { cartItems, carts, products } from '../../src/platform/db/schema.ts';
import { startApp, type Account, type App } from '../support/app.ts';
import { newGuest, cartClient } from '../support/carts.ts';
import { newCategory, newCustomer, newProduct, newProducts, setProduct } from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

test('a cart has the current prices of its products, and their prices at the time they were added', async () => {
  const ada = cartClient(app, await newCustomer(app));
  const tea = await newProduct(app, { price: 1000n });
  await ada.add({ productId: tea.id, quantity: 3 });

  await setProduct(app, tea.id, { price: 1250n });

  const cart = await ada.cart();
  expect(cart.items[0]).toMatchObject({
    unitPrice: { amount: '12.50' },
    unitPriceWhenAdded: { amount: '10.00' },
    total: { amount: '37.50' },
  });
  expect(cart).toMatchObject({ subtotal: { amount: '37.50' }, total: { amount: '37.50' } });
  expect(cart.problems).toEqual([
    {
      __typename: 'PriceChanged',
      items: [{ product: { id: tea.id } }],
      message: `Prices have changed: ${tea.name}.`,
    },
  ]);
});

test('lists all problems: unavailable products, shortages and changed prices', async () => {
  for (const someone of [cartClient(app, await newCustomer(app)), await newGuest(app)]) {
    const [fine, dearer, cheaper, short, gone, inactive, deleted] = await newProducts(app, 7, { stock: 5 });
    await someone.add(
      [fine, dearer, cheaper, short, gone, inactive, deleted].map((p) => ({ productId: p!.id, quantity: 4 })),
    );
    expect((await someone.cart()).problems).toEqual([]);

    await setProduct(app, dearer!.id, { price: 1001n });
    await setProduct(app, cheaper!.id, { price: 999n });
    await setProduct(app, short!.id, { stock: 3 });
    await setProduct(app, gone!.id, { stock: 0, price: 2000n });
    await setProduct(app, inactive!.id, { isActive: false });
    await setProduct(app, deleted!.id, { deletedAt: new Date(), stock: 0 });

    expect((await someone.cart()).problems).toEqual([
      {
        __typename: 'ProductUnavailable',
        products: [{ id: inactive!.id }, { id: deleted!.id }],
        message: `These products are no longer sold: ${inactive!.name}, ${deleted!.name}.`,
      },
      {
        __typename: 'InsufficientStock',
        shortages: [
          { product: { id: short!.id }, requested: 4, available: 3 },
          { product: { id: gone!.id }, requested: 4, available: 0 },
        ],
        message: `Not enough stock: ${short!.name} (3), ${gone!.name} (0).`,
      },
      {
        __typename: 'PriceChanged',
        items: [dearer, cheaper, gone].map((p) => ({ product: { id: p!.id } })),
        message: `Prices have changed: ${dearer!.name}, ${cheaper!.name}, ${gone!.name}.`,
      },
    ]);
  }
});

test('reading the problems changes nothing', async () => {
  const ada = cartClient(app, await newCustomer(app));
  const tea = await newProduct(app, { stock: 5 });
  const { cart } = await ada.add({ productId: tea.id, quantity: 5 });
  await setProduct(app, tea.id, { stock: 1, price: 1n, isActive: false });
  const stored = () =>
    Promise.all([
      app.db.select().from(carts).where(eq(carts.id, cart.id)),
      app.db.select().from(cartItems).where(eq(cartItems.cartId, cart.id)),
      app.db.select().from(products).where(eq(products.id, tea.id)),
    ]);
  const before = await stored();

  const first = await ada.cart();
  const second = await ada.cart();

  expect(first.problems.map(({ __typename }: { __typename: string }) => __typename)).toEqual([
    'ProductUnavailable',
    'PriceChanged',
  ]);
  expect(second).toEqual(first);
  expect(await stored()).toEqual(before);
});

test('adding an item again or setting its quantity confirms the current price', async () => {
  const ada = cartClient(app, await newCustomer(app));
  const [tea, cup] = await newProducts(app, 2);
  const { cart } = await ada.add([{ productId: tea!.id }, { productId: cup!.id }]);
  await setProduct(app, tea!.id, { price: 1100n });
  await setProduct(app, cup!.id, { price: 1200n });
  expect((await ada.cart()).problems[0].items).toHaveLength(2);

  const added = (await ada.add({ productId: tea!.id })).cart;
  expect(added.problems[0].items).toEqual([{ product: { id: cup!.id } }]);
  const set = (await ada.update(cart.items[1].id, 1)).cart;

  expect(set.problems).toEqual([]);
  expect(set.items.map((item: { unitPriceWhenAdded: unknown }) => item.unitPriceWhenAdded)).toEqual([
    { amount: '11.00' },
    { amount: '12.00' },
  ]);
});

test('a problem disappears when its stock, price or product is restored', async () => {
  const ada = cartClient(app, await newCustomer(app));
  const tea = await newProduct(app, { stock: 5 });
  await ada.add({ productId: tea.id, quantity: 5 });

  for (const trouble of [{ stock: 4 }, { price: 1n }, { isActive: false }]) {
    await setProduct(app, tea.id, trouble);
    expect((await ada.cart()).problems).toHaveLength(1);
    await setProduct(app, tea.id, { stock: 5, price: 1000n, isActive: true });
    expect((await ada.cart()).problems).toEqual([]);
  }
});

test('removes a product that no longer exists from the cart, and keeps the other items', async () => {
  const ada = cartClient(app, await newCustomer(app));
  const [tea, cup] = await newProducts(app, 2);
  await ada.add([{ productId: tea!.id }, { productId: cup!.id }]);

  await app.db.delete(products).where(eq(products.id, tea!.id));

  expect(await ada.cart()).toMatchObject({
    itemCount: 1,
    total: { amount: '10.00' },
    items: [{ product: { id: cup!.id } }],
    problems: [],
  });
});

const WHOLE = `id version itemCount subtotal { amount } total { amount }
  items { id quantity unitPrice { amount } unitPriceWhenAdded { amount } total { amount }
    product { id name price { amount } category { id name } } }
  problems { __typename
    ... on InsufficientStock { shortages { product { name category { name } } } }
    ... on ProductUnavailable { products { name category { name } } }
    ... on PriceChanged { items { id product { name category { name } } } } }`;

/** Adds 30 products of 3 categories, then makes some short, some unavailable and some repriced. */
async function fillWithTrouble(add: (items: { productId: string }[]) => Promise<unknown>) {
  const categories = await Promise.all([1, 2, 3].map(() => newCategory(app)));
  const put = await Promise.all(
    Array.from({ length: 30 }, (_, n) => newProduct(app, { categoryId: categories[n % 3]!.id })),
  );
  await add(put.map(({ id }) => ({ productId: id })));
  await Promise.all(
    put.map(({ id }, n) =>
      setProduct(app, id, [{ stock: 0 }, { isActive: false }, { price: 1n }, { stock: 99 }][n % 4]!),
    ),
  );
}

const statementsOf = async (document: string, variables: object, as?: Account) => {
  app.statements.length = 0;
  const { data } = await app.query(document, variables, { as });
  return { data, count: app.statements.length };
};

test('a cart of 30 products with all its problems takes six statements, including the viewer', async () => {
  const account = await newCustomer(app);
  await fillWithTrouble((items) => cartClient(app, account).add(items));

  const { data, count } = await statementsOf(`{ me { cart { ${WHOLE} } } }`, {}, account);

  expect(data.me.cart.items).toHaveLength(30);
  expect(data.me.cart.problems).toHaveLength(3);
  // Viewer, cart, items, products, tax rates, categories.
  expect(count).toBe(6);
});

test('a guest reads the same cart with five statements', async () => {
  const guest = await newGuest(app);
  await fillWithTrouble((items) => guest.add(items));

  const { data, count } = await statementsOf(`query ($token: String) { cart(token: $token) { ${WHOLE} } }`, {
    token: guest.token,
  });

  expect(data.cart.items).toHaveLength(30);
  expect(data.cart.problems).toHaveLength(3);
  expect(count).toBe(5);
});
