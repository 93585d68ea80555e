import { eq, sql } from 'drizzle-orm';
import { priceHistory, products } from '../../src/platform/db/schema.ts';
import { updatePrices } from '../../src/shop/catalog/products/update-prices.ts';
import { newShopper, type Shopper } from '../support/actors.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { issues, newShopkeeper } from '../support/catalog.ts';
import { newCategory, newProduct, newProducts } from '../support/data.ts';
import { idsOf, readPages } from '../support/pages.ts';
import { idsOfProducts, listProductsOf } from '../support/product-lists.ts';
import { until } from '../support/until.ts';

let app: App;
let ada: Shopper;
let shopkeeper: Awaited<ReturnType<typeof newShopkeeper>>;
beforeAll(async () => {
  app = await startApp();
  ada = await newShopper(app);
  shopkeeper = await newShopkeeper(app);
});
afterAll(() => app.stop());

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ago = (ms: number) => new Date(Date.now() - ms);
const inFuture = (ms: number) => ago(-ms);

const SALE = `price { amount } previousPrice { amount } lowestPrice30Days { amount } saleEndsAt`;
const READ = `query ($id: ID!) { product(by: { id: $id }) { ${SALE} } }`;
const read = async (id: string) => {
  const product = await ask(app, READ, { id });
  const { price, previousPrice, lowestPrice30Days, saleEndsAt } = product;
  return [price.amount, previousPrice?.amount, lowestPrice30Days?.amount, saleEndsAt ?? undefined];
};

/** A product at 10.00, with a sale at 7.00. */
const onSale = (values: Partial<typeof products.$inferInsert> = {}) =>
  newProduct(app, { salePrice: 700n, saleStartsAt: ago(HOUR), createdAt: ago(40 * DAY), ...values });

/** Moves the window of a sale as if time had passed: no trigger has updated the price of the lists yet. */
const letTimePass = (id: string, columns: Partial<typeof products.$inferInsert>) =>
  app.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.update(products).set(columns).where(eq(products.id, id));
  });

const stored = async (id: string) => (await app.db.select().from(products).where(eq(products.id, id)))[0]!;

test('a product has the price of the sale in its window only, and shows the regular price next to it', async () => {
  const saleEndsAt = inFuture(DAY);
  const [running, endless, planned, ended] = await Promise.all([
    onSale({ saleEndsAt }),
    onSale(),
    onSale({ saleStartsAt: inFuture(HOUR) }),
    onSale({ saleEndsAt: ago(60_000) }),
  ]);

  expect(await read(running.id)).toEqual(['7.00', '10.00', '10.00', saleEndsAt.toISOString()]);
  expect(await read(endless.id)).toEqual(['7.00', '10.00', '10.00', undefined]);
  expect(await read(planned.id)).toEqual(['10.00', undefined, undefined, undefined]);
  expect(await read(ended.id)).toEqual(['10.00', undefined, undefined, undefined]);
});

test('a sale starts and ends by the clock of the database, before any job has run', async () => {
  const { id } = await onSale({ saleStartsAt: inFuture(HOUR) });
  await letTimePass(id, { saleStartsAt: ago(1) });

  expect((await stored(id)).price).toBe(1000n);
  expect((await read(id))[0]).toBe('7.00');
  const { cart } = await ada.cart.add({ productId: id });
  expect(cart.items).toMatchObject([
    { unitPrice: { amount: '7.00' }, unitPriceWhenAdded: { amount: '7.00' } },
  ]);

  await letTimePass(id, { saleStartsAt: ago(HOUR), saleEndsAt: ago(1) });
  const later = await ada.cart.cart();
  expect(later.items).toMatchObject([{ unitPrice: { amount: '10.00' } }]);
  expect(later.problems).toMatchObject([{ __typename: 'PriceChanged', items: [{ product: { id } }] }]);
  await ada.cart.clear();
});

test('an order is charged the price of the sale, and keeps the regular price', async () => {
  const [reduced, other] = [await onSale(), await newProduct(app)];
  const { order } = await ada.placeOrder([{ productId: reduced.id, quantity: 2 }, { productId: other.id }]);
  const ORDER = `query ($id: ID!) { order(by: { id: $id }) { total { amount }
    details { unitPrice { amount } regularUnitPrice { amount } product { price { amount } isActive } } } }`;
  const productAt = (amount: string) => ({ price: { amount }, isActive: true });
  const linesAt = (...prices: string[]) => ({
    total: { amount: '24.00' },
    details: [
      {
        unitPrice: { amount: '7.00' },
        regularUnitPrice: { amount: '10.00' },
        product: productAt(prices[0]!),
      },
      { unitPrice: { amount: '10.00' }, regularUnitPrice: null, product: productAt(prices[1]!) },
    ],
  });

  expect(await ask(app, ORDER, { id: order.id }, ada)).toEqual(linesAt('7.00', '10.00'));
  await shopkeeper.update(reduced.id, { price: '50', salePrice: null });
  expect(await ask(app, ORDER, { id: order.id }, ada)).toEqual(linesAt('50.00', '10.00'));
  const rewriting = app.db.execute(
    sql`update order_details set regular_unit_price = 5000 where unit_price = 700`,
  );
  await expect(rewriting).rejects.toMatchObject({ cause: { code: '23001' } });
});

test.each([
  ['ends', { saleEndsAt: ago(1) }, '10.00'],
  ['starts', { saleStartsAt: ago(1), saleEndsAt: null }, '7.00'],
])('refuses an order at the expected total if a sale %s after the quote', async (_, window, actual) => {
  const starts = actual === '7.00';
  const { id: productId } = await onSale(starts ? { saleStartsAt: inFuture(HOUR) } : {});
  const expectedTotal = starts ? '10.00' : '7.00';
  await letTimePass(productId, window);

  expect(await ada.placeOrder([{ productId }], { expectedTotal })).toMatchObject({
    __typename: 'TotalChanged',
    actual: { amount: actual },
  });
  expect(await ada.placeOrder([{ productId }], { expectedTotal: actual })).toMatchObject({
    order: { total: { amount: actual } },
  });
});

test('orders across the start of a sale are each charged the price of their time', async () => {
  const { id: productId } = await onSale({ saleStartsAt: inFuture(400), stock: 1000 });
  const totals: string[] = [];
  await until(
    async () => {
      const orders = await Promise.all([1, 2, 3].map(() => ada.placeOrder([{ productId }])));
      totals.push(...orders.map(({ order }) => order.total.amount as string));
      return totals;
    },
    (all) => all.filter((total) => total === '7.00').length > 5,
  );

  expect(new Set(totals)).toEqual(new Set(['10.00', '7.00']));
  const { rows } = await app.db.$client.query(
    `select count(*)::int as wrong from order_details join orders on orders.id = order_id
    where product_id = $1 and (unit_price = 700) is distinct from (regular_unit_price is not null)`,
    [productId],
  );
  expect(rows).toEqual([{ wrong: 0 }]);
});

test('lists are sorted and filtered by the current price, once the job has run', async () => {
  const { id: categoryId } = await newCategory(app);
  const [a, b, c] = await newProducts(app, 3, { categoryId });
  const reduced = await onSale({ categoryId, saleStartsAt: inFuture(HOUR) });
  const list = (filter: object = {}) =>
    idsOfProducts(app, { sort: 'PRICE_ASC', filter: { categoryId, ...filter } });
  const others = [a!.id, b!.id, c!.id];
  expect(await list()).toEqual([...others, reduced.id].sort());

  await letTimePass(reduced.id, { saleStartsAt: ago(1), priceDueAt: ago(1) });
  await updatePrices(app.db);
  expect((await list())[0]).toBe(reduced.id);
  expect(await list({ maxPrice: '7' })).toEqual([reduced.id]);
  expect(await list({ minPrice: '8' })).toEqual(others.sort());

  await app.db
    .update(products)
    .set({ saleEndsAt: inFuture(100) })
    .where(eq(products.id, reduced.id));
  await until(
    async () => {
      await updatePrices(app.db);
      return stored(reduced.id);
    },
    ({ price }) => price === 1000n,
  );
  expect(await list({ maxPrice: '7' })).toEqual([]);
  expect(await stored(reduced.id)).toMatchObject({ priceDueAt: null, regularPrice: 1000n });
});

test('the worker updates the prices that are due', async () => {
  const { id } = await onSale({ saleStartsAt: inFuture(HOUR) });
  await letTimePass(id, { saleStartsAt: ago(1), priceDueAt: ago(1) });
  const worker = await startApp({ sharedApp: app, worker: {} });

  const product = await until(
    () => stored(id),
    ({ price }) => price === 700n,
  );
  await worker.stop();

  expect(product).toMatchObject({ price: 700n, regularPrice: 1000n, priceDueAt: null });
});

test.each(['PRICE_ASC', 'PRICE_DESC'])(
  'pages by %s are complete while a price is not updated yet',
  async (sort) => {
    const { id: categoryId } = await newCategory(app);
    const sold = await newProducts(app, 5, { categoryId });
    for (const { id } of [sold[1]!, sold[4]!])
      await letTimePass(id, { salePrice: 300n, regularPrice: 1000n, saleStartsAt: ago(1) });

    for (const backward of [false, true]) {
      const read = (page: object) => listProductsOf(app, categoryId, { sort, ...page });
      const ids = idsOf(await readPages(read, { size: 2, backward }));
      expect(ids.toSorted()).toEqual(sold.map(({ id }) => id as string).sort());
    }
  },
);

describe('the sale of staff', () => {
  const STAFF = `query ($id: ID!) { product(by: { id: $id }) { ${SALE} salePrice { amount { amount } startsAt endsAt } } }`;
  const saleOf = async (id: string) => (await ask(app, STAFF, { id }, shopkeeper.staff)).salePrice;

  test('starts now unless it is planned, and keeps its start if it is repeated', async () => {
    const { product } = await shopkeeper.create({ salePrice: { amount: '8', startsAt: ago(DAY) } });
    const { startsAt } = await saleOf(product.id);
    expect(Date.parse(startsAt)).toBeGreaterThan(Date.now() - HOUR);
    expect((await read(product.id))[0]).toBe('8.00');

    await shopkeeper.update(product.id, { salePrice: { amount: '6', startsAt } });
    expect(await saleOf(product.id)).toEqual({ amount: { amount: '6.00' }, startsAt, endsAt: null });

    const planned = inFuture(DAY).toISOString();
    const endsAt = inFuture(2 * DAY).toISOString();
    await shopkeeper.update(product.id, { salePrice: { amount: '5', startsAt: planned, endsAt } });
    expect(await saleOf(product.id)).toEqual({ amount: { amount: '5.00' }, startsAt: planned, endsAt });
    expect((await read(product.id))[0]).toBe('10.00');

    await shopkeeper.update(product.id, { salePrice: null });
    expect(await saleOf(product.id)).toBeNull();
    expect((await read(product.id))[0]).toBe('10.00');
  });

  test('keeps apart from the regular price, which staff change during the sale', async () => {
    const { product } = await shopkeeper.create({ salePrice: { amount: '8' } });
    const { product: changed } = await shopkeeper.update(product.id, { price: '9' });

    expect(changed.price.amount).toBe('8.00');
    expect((await read(product.id)).slice(0, 2)).toEqual(['8.00', '9.00']);
    expect(await shopkeeper.update(product.id, { price: '8' })).toEqual(issues(['price', 'OUT_OF_RANGE']));
  });

  test('is refused if it is not a reduction, or has no time', async () => {
    const { product } = await shopkeeper.create({});
    const at = (...path: string[]) => ({
      __typename: 'InvalidInput',
      issues: [{ path, code: 'OUT_OF_RANGE' }],
    });
    const sale = (input: object) => shopkeeper.update(product.id, { salePrice: { amount: '8', ...input } });

    expect(await sale({ amount: '10' })).toEqual(at('salePrice', 'amount'));
    expect(await sale({ amount: '-1' })).toEqual(at('salePrice', 'amount'));
    expect(await sale({ endsAt: ago(1) })).toEqual(at('salePrice', 'endsAt'));
    expect(await sale({ startsAt: inFuture(DAY), endsAt: inFuture(HOUR) })).toEqual(
      at('salePrice', 'endsAt'),
    );
    expect(await sale({ startsAt: '0500-01-01T00:00:00Z' })).toEqual(at('salePrice', 'startsAt'));
    expect(await shopkeeper.create({ salePrice: { amount: '11' } })).toEqual(at('salePrice', 'amount'));
    expect((await read(product.id)).slice(0, 2)).toEqual(['10.00', undefined]);
  });

  test('leaves room for a crossed-out price above the regular one', async () => {
    const { product } = await shopkeeper.create({ compareAtPrice: '12', salePrice: { amount: '8' } });

    expect(await shopkeeper.update(product.id, { compareAtPrice: '9.50' })).toEqual(
      issues(['compareAtPrice', 'OUT_OF_RANGE']),
    );
    await shopkeeper.update(product.id, { salePrice: null });
    expect((await read(product.id))[0]).toBe('10.00');
  });

  test('is hidden from customers until it starts', async () => {
    const { id } = await onSale({ saleStartsAt: inFuture(DAY) });
    const answer = await app.query(
      'query ($id: ID!) { product(by: { id: $id }) { salePrice { startsAt } } }',
      { id },
    );

    expect(answer.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

test('a program that knows only the price sets the regular price', async () => {
  const { id } = await onSale();
  await app.db.update(products).set({ price: 900n }).where(eq(products.id, id));

  expect(await stored(id)).toMatchObject({ price: 700n, regularPrice: 900n });
  expect((await read(id)).slice(0, 2)).toEqual(['7.00', '9.00']);
});

test('every change of a price is in the history, and nothing else', async () => {
  const { product } = await shopkeeper.create({ price: '10' });
  await shopkeeper.update(product.id, { name: 'Other', price: '10' });
  await shopkeeper.update(product.id, { price: '12' });
  await shopkeeper.update(product.id, { salePrice: { amount: '9' } });
  await shopkeeper.update(product.id, { salePrice: null });
  const history = await app.db
    .select()
    .from(priceHistory)
    .where(eq(priceHistory.productId, product.id))
    .orderBy(priceHistory.id);

  expect(history.map(({ regularPrice, salePrice }) => [regularPrice, salePrice])).toEqual([
    [1000n, null],
    [1200n, null],
    [1200n, 900n],
    [1200n, null],
  ]);
});

test('a list reads the lowest prices of all its products in one statement', async () => {
  const { id: categoryId } = await newCategory(app);
  for (let n = 0; n < 3; n++) await onSale({ categoryId });
  await newProduct(app, { categoryId });
  app.statements.length = 0;
  const list = await ask(
    app,
    `query ($id: ID!) { products(filter: { categoryId: $id }) { nodes { ${SALE} } } }`,
    { id: categoryId },
  );

  expect(list.nodes.filter((node: any) => node.lowestPrice30Days?.amount === '10.00')).toHaveLength(3);
  expect(app.statements).toHaveLength(2);
});
