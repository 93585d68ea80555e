import { randomUUID } from 'node:crypto';
import { newShopper, type Shopper } from '../support/actors.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { issues, newShopkeeper } from '../support/catalog.ts';
import { newCategory, newProduct, setProduct } from '../support/data.ts';

let app: App;
let ada: Shopper;
let shopkeeper: Awaited<ReturnType<typeof newShopkeeper>>;
beforeAll(async () => {
  app = await startApp();
  ada = await newShopper(app);
  shopkeeper = await newShopkeeper(app);
});
afterAll(() => app.stop());

const DAY = 86_400_000;
const days = (count: number) => new Date(Date.now() + count * DAY);

const HIDDEN = [
  ['before its publication', { publishAt: days(1) }],
  ['after its publication', { unpublishAt: days(-1) }],
  ['after a past period', { publishAt: days(-2), unpublishAt: days(-1) }],
] as const;
const SHOWN = [
  ['in its period', { publishAt: days(-1), unpublishAt: days(1) }],
  ['since its publication', { publishAt: days(-1) }],
  ['until its end', { unpublishAt: days(1) }],
] as const;

const FIND = `query ($by: ProductKey!) { product(by: $by) { id isActive } }`;
const LISTS = `query ($id: ID!, $word: String) {
  products(filter: { categoryId: $id }) { totalCount nodes { id } }
  search: products(search: $word) { totalCount nodes { id } }
  category(by: { id: $id }) { products { totalCount nodes { id } } } }`;

/** Returns the numbers of products in each list, and how many of the keys find the product. */
async function visibility(values: object, as?: Shopper) {
  const { id: categoryId } = await newCategory(app);
  const word = `word${randomUUID().replaceAll('-', '')}`;
  const { id, slug, sku } = await newProduct(app, { categoryId, name: `A ${word}`, ...values });
  const { data } = await app.query(LISTS, { id: categoryId, word }, { as });
  const lists = [data.products, data.search, data.category.products];
  const keys = [{ id }, { slug }, { sku }].map((by) => ask(app, FIND, { by }, as));
  return {
    product: { id, sku },
    listed: lists.flatMap(({ totalCount, nodes }) => [totalCount, nodes.length]),
    found: (await Promise.all(keys)).filter((product) => product !== null).length,
  };
}

test.each(HIDDEN)('hides a product %s from strangers, everywhere', async (_, values) => {
  const { product, listed, found } = await visibility(values);
  const items = [{ productId: product.id }];

  expect([listed, found]).toEqual([[0, 0, 0, 0, 0, 0], 0]);
  expect(await ada.cart.add(items)).toBe('NOT_FOUND');
  await expect(ada.placeOrder(items)).rejects.toThrow('NOT_FOUND');
});

test.each(SHOWN)('shows and sells a product %s', async (_, values) => {
  const { product, listed, found } = await visibility(values);

  expect([listed, found]).toEqual([[1, 1, 1, 1, 1, 1], 3]);
  expect(await ada.placeOrder([{ productId: product.id }])).toMatchObject({
    __typename: 'PlaceOrderSuccess',
  });
});

test('an inactive product stays hidden within its period', async () => {
  expect((await visibility({ isActive: false, publishAt: days(-1) })).found).toBe(0);
});

test('a cart reports a product whose publication has ended, and its order is refused', async () => {
  const { id } = await newProduct(app);
  await ada.cart.add({ productId: id });
  await setProduct(app, id, { unpublishAt: days(-1) });

  const { problems } = await ada.cart.cart();
  expect(problems).toMatchObject([{ __typename: 'ProductUnavailable', products: [{ id }] }]);
  expect(await ada.placeOrder(undefined)).toMatchObject({ __typename: 'ProductUnavailable' });
  expect(await ask(app, `{ me { cart { items { product { isActive } } } } }`, {}, ada)).toMatchObject({
    cart: { items: [{ product: { isActive: false } }] },
  });
  await ada.cart.clear();
});

test('staff see a product outside its period, with its times', async () => {
  const [publishAt, unpublishAt] = [days(1).toISOString(), days(2).toISOString()];
  const { product } = await shopkeeper.create({ publishAt, unpublishAt });
  const READ = `query ($id: ID!) { product(by: { id: $id }) { isActive isEnabled publishAt unpublishAt } }`;
  const read = () => ask(app, READ, { id: product.id }, shopkeeper.staff);

  expect(product.isActive).toBe(false);
  expect(await read()).toEqual({ isActive: false, isEnabled: true, publishAt, unpublishAt });
  expect((await shopkeeper.update(product.id, { publishAt: null })).product.isActive).toBe(true);
  expect(await shopkeeper.update(product.id, { publishAt: unpublishAt })).toEqual(
    issues(['publishAt', 'OUT_OF_RANGE']),
  );
  expect(await shopkeeper.create({ publishAt: unpublishAt, unpublishAt: publishAt })).toEqual(
    issues(['unpublishAt', 'OUT_OF_RANGE']),
  );
});
