import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { products } from '../../src/platform/db/schema.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newShopkeeper } from '../support/catalog.ts';
import { cartClient, newGuest } from '../support/carts.ts';
import {
  ADDRESS,
  itemsOf,
  newCategory,
  newCustomer,
  newProduct,
  newStaff,
  placeOrder,
  setProduct,
} from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const FIND = 'query ($by: ProductKey!) { product(by: $by) { id name isActive deletedAt image } }';

test('a second deletion of a product changes nothing', async () => {
  const { create, remove } = await newShopkeeper(app);
  const { id } = (await create({})).product;
  const [first, second] = [await remove(id), await remove(id)];

  expect(first.product).toEqual({ id, isActive: false, deletedAt: expect.stringMatching(/^\d{4}-.*Z$/) });
  expect(second).toEqual(first);
});

test('a new product can take the SKU and slug of a deleted one', async () => {
  const { create, remove, staff } = await newShopkeeper(app);
  const names = { slug: 'used-again', sku: 'USED-AGAIN' };
  const old = (await create(names)).product;
  await remove(old.id);
  const found = await ask(app, FIND, { by: { sku: names.sku } }, staff);
  const { product } = await create({ ...names, name: 'Its heir' });

  expect(found).toMatchObject({ id: old.id, deletedAt: expect.any(String) });
  for (const by of [{ slug: names.slug }, { sku: names.sku }]) {
    expect(await ask(app, FIND, { by }, staff)).toMatchObject({ id: product.id, deletedAt: null });
    expect(await ask(app, FIND, { by })).toMatchObject({ id: product.id });
  }
});

test('only staff see inactive and deleted products, in every query', async () => {
  const { staff, remove } = await newShopkeeper(app);
  const category = await newCategory(app);
  const word = `hidden${randomUUID().replaceAll('-', '')}`;
  const values = { categoryId: category.id, name: `A ${word}`, stock: 5 };
  const inactive = await newProduct(app, { ...values, isActive: false });
  const deleted = await newProduct(app, values);
  await remove(deleted.id);
  const shown = await newProduct(app, values);

  const listed = async (as: Account | undefined, includeInactive: boolean) => {
    const filter = includeInactive ? ', includeInactive: true' : '';
    const { data, errors } = await app.query(
      `query ($id: ID!, $word: String) {
        products(filter: { categoryId: $id ${filter} }) { totalCount nodes { id } }
        search: products(search: $word, filter: { inStock: true ${filter} }) { totalCount nodes { id } }
        category(by: { id: $id }) { products(filter: { inStock: true ${filter} }) { totalCount nodes { id } } }
      }`,
      { id: category.id, word },
      { as },
    );
    return errors?.[0]?.extensions.code ?? [data.products, data.search, data.category.products];
  };
  const one = { totalCount: 1, nodes: [{ id: shown.id }] };
  const all = { totalCount: 3, nodes: [{ id: shown.id }, { id: deleted.id }, { id: inactive.id }] };

  for (const viewer of [undefined, await newCustomer(app)]) {
    for (const { id, slug, sku } of [inactive, deleted]) {
      for (const by of [{ id }, { slug }, { sku }]) expect(await ask(app, FIND, { by }, viewer)).toBeNull();
    }
    expect(await listed(viewer, false)).toEqual([one, one, one]);
    expect(await listed(viewer, true)).toBe('FORBIDDEN');
  }
  for (const { id, slug, sku } of [inactive, deleted]) {
    for (const by of [{ id }, { slug }, { sku }])
      expect(await ask(app, FIND, { by }, staff)).toMatchObject({ id });
  }
  expect(await listed(staff, false)).toEqual([one, one, one]);
  expect(await listed(staff, true)).toEqual([all, all, all]);
});

test('only staff see the cost of a product', async () => {
  const { staff } = await newShopkeeper(app);
  const { id } = await newProduct(app, { name: 'Costly', cost: 700n });
  const read = async (as?: Account) =>
    app.query('query ($id: ID!) { product(by: { id: $id }) { name cost { amount } } }', { id }, { as });

  const forStaff = await read(staff);
  const forCustomer = await read(await newCustomer(app));
  const forGuest = await read();

  expect(forStaff.data.product).toEqual({ name: 'Costly', cost: { amount: '7.00' } });
  expect(forCustomer.data.product).toEqual({ name: 'Costly', cost: null });
  expect(forCustomer.errors).toMatchObject([
    { path: ['product', 'cost'], extensions: { code: 'FORBIDDEN' } },
  ]);
  expect(forGuest.data.product).toEqual({ name: 'Costly', cost: null });
  expect(forGuest.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
});

test('an image path of the server is returned as an absolute URL', async () => {
  const { id } = await newProduct(app, { image: '/images/mug.svg' });

  expect(await ask(app, FIND, { by: { id } })).toMatchObject({ image: `${app.url}/images/mug.svg` });
});

test('requires exactly one key of a product', async () => {
  const { id, slug, sku } = await newProduct(app);
  const bad = [{}, { id, slug }, { id: null }, { id: 'abc' }, { id: '' }, { slug: 'a\0b' }, { sku: '\0' }];

  for (const by of [{ id }, { id: id.toUpperCase() }, { slug }, { sku }]) {
    expect(await ask(app, FIND, { by })).toMatchObject({ id });
  }
  for (const by of [{ id: randomUUID() }, { slug: 'no-such' }, { slug: '' }, { sku: "' or 1=1 --" }]) {
    expect(await ask(app, FIND, { by })).toBeNull();
  }
  for (const by of bad) expect(await ask(app, FIND, { by })).toBe('BAD_USER_INPUT');
});

test('only staff write to the catalog', async () => {
  const { id } = await newProduct(app);
  const before = await app.db.select().from(products).where(eq(products.id, id));
  const mutations = [
    'createProduct(input: { name: "A", sku: "A-1", price: 1 })',
    `updateProduct(id: "${id}", input: { name: "B" })`,
    `deleteProduct(id: "${id}")`,
    `adjustStock(input: { productId: "${id}", delta: 1, reason: "r", idempotencyKey: "k" })`,
    'createCategory(input: { name: "A" })',
    `updateCategory(id: "${id}", input: { name: "B" })`,
    `deleteCategory(id: "${id}")`,
  ];
  const customer = await newCustomer(app);
  for (const mutation of mutations) {
    expect(await ask(app, `mutation { ${mutation} { __typename } }`, {})).toBe('UNAUTHENTICATED');
    expect(await ask(app, `mutation { ${mutation} { __typename } }`, {}, customer)).toBe('FORBIDDEN');
  }

  expect(await app.db.select().from(products).where(eq(products.id, id))).toEqual(before);
});

const PREVIEW = `query ($input: PreviewOrderInput!) { previewOrder(input: $input) {
  __typename ... on OrderPreview { problems { __typename } } } }`;
const PLACE = 'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename } }';
const ADD = 'mutation ($input: AddToCartInput!) { addToCart(input: $input) { __typename } }';

/** Names a product wherever a shopper can, and returns each answer. */
async function name(id: string, as?: Account, cartToken = '') {
  const items = itemsOf([{ id }]);
  const token = cartToken ? { cartToken } : {};
  return [
    await ask(app, FIND, { by: { id } }, as),
    await ask(app, PREVIEW, { input: { items, ...token } }, as),
    await ask(app, ADD, { input: { items, ...token } }, as),
    ...(as
      ? [
          await ask(
            app,
            PLACE,
            { input: { items, idempotencyKey: randomUUID(), shippingAddress: ADDRESS } },
            as,
          ),
        ]
      : []),
  ];
}

describe('a product that is not sold, named by its id', () => {
  test.each([{ isActive: false }, { deletedAt: new Date() }])(
    'is the same as a product that does not exist (%j)',
    async (values) => {
      const hidden = await newProduct(app, values);
      const { token } = await newGuest(app);
      const customer = await newCustomer(app);
      // Another customer knows the product.
      const other = await newCustomer(app);
      const known = await newProduct(app);
      await placeOrder(app, other, itemsOf([known]));
      await cartClient(app, other).add({ productId: known.id });
      await setProduct(app, known.id, values);

      for (const id of [hidden.id, known.id, randomUUID()]) {
        expect(await name(id, undefined, token)).toEqual([null, 'NOT_FOUND', 'NOT_FOUND']);
        expect(await name(id, customer)).toEqual([null, 'NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
      }
    },
  );

  const unavailable = [
    { __typename: 'OrderPreview', problems: [{ __typename: 'ProductUnavailable' }] },
    { __typename: 'ProductUnavailable' },
  ];

  test('is reported as unavailable to customers with it in their cart or orders, and to staff', async () => {
    const [inCart, ordered, other] = [await newProduct(app), await newProduct(app), await newProduct(app)];
    const ada = await newCustomer(app);
    await cartClient(app, ada).add({ productId: inCart.id });
    await placeOrder(app, ada, itemsOf([ordered]));
    const guest = await newGuest(app);
    await guest.add({ productId: inCart.id });
    for (const { id } of [inCart, ordered, other]) await setProduct(app, id, { isActive: false });

    for (const { id } of [inCart, ordered]) {
      expect(await name(id, ada)).toEqual([null, ...unavailable, { __typename: 'ProductUnavailable' }]);
    }
    expect(await name(inCart.id, undefined, guest.token)).toEqual([null, ...unavailable]);
    expect(await name(ordered.id, undefined, guest.token)).toEqual([null, 'NOT_FOUND', 'NOT_FOUND']);
    const [found, ...answers] = await name(other.id, await newStaff(app));
    expect(found).toMatchObject({ id: other.id });
    expect(answers).toEqual([...unavailable, { __typename: 'ProductUnavailable' }]);
  });
});
