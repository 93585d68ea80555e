import { eq } from 'drizzle-orm';
import { cartItems, carts, products } from '../../src/platform/db/schema.ts';
import { startApp, type Account, type App } from '../support/app.ts';
import { newGuest, shopper } from '../support/carts.ts';
import { newCategory, newCustomer, newProduct, newProducts } from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const change = (id: string, values: Partial<typeof products.$inferInsert>) =>
  app.db.update(products).set(values).where(eq(products.id, id));

test('a cart costs what its products cost today, and tells what they cost when they were put in', async () => {
  const ada = shopper(app, await newCustomer(app));
  const tea = await newProduct(app, { price: 1000n });
  await ada.add({ productId: tea.id, quantity: 3 });

  await change(tea.id, { price: 1250n });

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

test('all that has come up is named: products withdrawn, shortages and prices', async () => {
  for (const someone of [shopper(app, await newCustomer(app)), await newGuest(app)]) {
    const [fine, dearer, cheaper, short, gone, inactive, deleted] = await newProducts(app, 7, { stock: 5 });
    await someone.add(
      [fine, dearer, cheaper, short, gone, inactive, deleted].map((p) => ({ productId: p!.id, quantity: 4 })),
    );
    expect((await someone.cart()).problems).toEqual([]);

    await change(dearer!.id, { price: 1001n });
    await change(cheaper!.id, { price: 999n });
    await change(short!.id, { stock: 3 });
    await change(gone!.id, { stock: 0, price: 2000n });
    await change(inactive!.id, { isActive: false });
    await change(deleted!.id, { deletedAt: new Date(), stock: 0 });

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

test('asking for the problems changes nothing, however often', async () => {
  const ada = shopper(app, await newCustomer(app));
  const tea = await newProduct(app, { stock: 5 });
  const { cart } = await ada.add({ productId: tea.id, quantity: 5 });
  await change(tea.id, { stock: 1, price: 1n, isActive: false });
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

test('what is put in again, or set, counts as seen at the price of today', async () => {
  const ada = shopper(app, await newCustomer(app));
  const [tea, cup] = await newProducts(app, 2);
  const { cart } = await ada.add([{ productId: tea!.id }, { productId: cup!.id }]);
  await change(tea!.id, { price: 1100n });
  await change(cup!.id, { price: 1200n });
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

test('a problem goes away as it came: with the stock, the price and the product', async () => {
  const ada = shopper(app, await newCustomer(app));
  const tea = await newProduct(app, { stock: 5 });
  await ada.add({ productId: tea.id, quantity: 5 });

  for (const trouble of [{ stock: 4 }, { price: 1n }, { isActive: false }]) {
    await change(tea.id, trouble);
    expect((await ada.cart()).problems).toHaveLength(1);
    await change(tea.id, { stock: 5, price: 1000n, isActive: true });
    expect((await ada.cart()).problems).toEqual([]);
  }
});

test('a product that is gone for good leaves the cart, and the cart whole', async () => {
  const ada = shopper(app, await newCustomer(app));
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

/** 30 products of 3 categories, some then short, some withdrawn, some at another price, some fine. */
async function fillWithTrouble(add: (items: { productId: string }[]) => Promise<unknown>) {
  const categories = await Promise.all([1, 2, 3].map(() => newCategory(app)));
  const put = await Promise.all(
    Array.from({ length: 30 }, (_, n) => newProduct(app, { categoryId: categories[n % 3]!.id })),
  );
  await add(put.map(({ id }) => ({ productId: id })));
  await Promise.all(
    put.map(({ id }, n) =>
      change(id, [{ stock: 0 }, { isActive: false }, { price: 1n }, { stock: 99 }][n % 4]!),
    ),
  );
}

const statementsOf = async (document: string, variables: object, as?: Account) => {
  app.statements.length = 0;
  const { data } = await app.query(document, variables, { as });
  return { data, count: app.statements.length };
};

test('a cart of 30 products with all its problems costs six statements, that of the viewer included', async () => {
  const account = await newCustomer(app);
  await fillWithTrouble((items) => shopper(app, account).add(items));

  const { data, count } = await statementsOf(`{ me { cart { ${WHOLE} } } }`, {}, account);

  expect(data.me.cart.items).toHaveLength(30);
  expect(data.me.cart.problems).toHaveLength(3);
  // viewer, cart, items, products, tax rates, categories
  expect(count).toBe(6);
});

test('a guest has the same cart for five', async () => {
  const guest = await newGuest(app);
  await fillWithTrouble((items) => guest.add(items));

  const { data, count } = await statementsOf(`query ($token: String) { cart(token: $token) { ${WHOLE} } }`, {
    token: guest.token,
  });

  expect(data.cart.items).toHaveLength(30);
  expect(data.cart.problems).toHaveLength(3);
  expect(count).toBe(5);
});
