import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { products } from '../../src/platform/db/schema.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newShopkeeper } from '../support/catalog.ts';
import { newCategory, newCustomer, newProduct } from '../support/data.ts';

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
