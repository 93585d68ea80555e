import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { auditLog, products, stockMovements } from '../../src/platform/db/schema.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import {
  newCategory,
  newCustomer,
  newProduct,
  newProducts,
  newStaff,
  unbalancedProducts,
} from '../support/data.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const UPDATE = `mutation ($input: [ProductBulkUpdateInput!]!) { productBulkUpdate(input: $input) {
  __typename
  ... on ProductBulkUpdateSuccess { product { id name price { amount } stock isActive weightGrams category { id } } }
  ... on InsufficientStock { shortages { requested available } }
  ... on InvalidInput { issues { path code } } } }`;
const update = (input: object[], as: Account = staff) => ask(app, UPDATE, { input }, as);

const invalid = (path: string, code: string) => ({
  __typename: 'InvalidInput',
  issues: [{ path: path.split('.'), code }],
});
const key = (input: object) => ({ reason: 'Count', idempotencyKey: randomUUID(), ...input });

test('changes each product as its row says, and records stock in the ledger', async () => {
  const category = await newCategory(app);
  const [byId, bySku, bySlug] = (await newProducts(app, 3, { stock: 10 })) as [any, any, any];

  const results = await update([
    { product: { id: byId.id }, price: '12.50', isActive: false, categoryId: category.id },
    { product: { sku: bySku.sku }, stock: key({ set: 4 }), weightGrams: 250 },
    { product: { slug: bySlug.slug }, name: 'New name', stock: key({ delta: 5 }) },
  ]);

  expect(results.map(({ product }: any) => product)).toEqual([
    {
      id: byId.id,
      name: byId.name,
      price: { amount: '12.50' },
      stock: 10,
      isActive: false,
      weightGrams: 0,
      category: { id: category.id },
    },
    expect.objectContaining({ id: bySku.id, stock: 4, weightGrams: 250, price: { amount: '10.00' } }),
    expect.objectContaining({ id: bySlug.id, stock: 15, name: 'New name' }),
  ]);
  const stored = await app.db.select().from(products).where(eq(products.id, byId.id));
  expect(stored).toMatchObject([{ price: 1250n, isActive: false, categoryId: category.id, name: byId.name }]);
  const movements = await app.db
    .select()
    .from(stockMovements)
    .where(and(eq(stockMovements.productId, bySku.id), eq(stockMovements.kind, 'ADJUSTED')));
  expect(movements).toMatchObject([{ delta: -6, stockAfter: 4, reason: 'Count', actorId: staff.id }]);
  expect(await unbalancedProducts(app)).toEqual([]);
});

test('changes the regular price of a product on sale, which must stay above the price of the sale', async () => {
  const sale = { price: 1000n, salePrice: 800n, saleStartsAt: new Date(Date.now() - 60_000) };
  const [raised, lowered] = [await newProduct(app, sale), await newProduct(app, sale)];

  const results = await update([
    { product: { id: raised.id }, price: '12.00' },
    { product: { id: lowered.id }, price: '8.00' },
  ]);

  expect(results).toEqual([
    expect.objectContaining({ product: expect.objectContaining({ price: { amount: '8.00' } }) }),
    invalid('price', 'OUT_OF_RANGE'),
  ]);
  const [stored] = await app.db.select().from(products).where(eq(products.id, raised.id));
  expect(stored).toMatchObject({ price: 800n, regularPrice: 1200n });
});

test('refuses invalid rows one by one, and applies the others', async () => {
  const [first, second, third] = (await newProducts(app, 3, { stock: 1 })) as [any, any, any];

  expect(
    await update([
      { product: { sku: 'no-such-sku' }, price: '1' },
      { product: { id: first.id }, price: '1.234' },
      { product: { id: first.id }, compareAtPrice: '5' },
      { product: { id: first.id }, price: '3' },
      { product: { id: second.id }, stock: key({ delta: -2 }) },
      { product: { id: third.id }, categoryId: randomUUID() },
      { product: { id: third.id }, price: '4', stock: key({}) },
      { product: { id: third.id }, stock: key({ set: 1, delta: 1 }) },
    ]),
  ).toEqual([
    invalid('product', 'NOT_FOUND'),
    invalid('price', 'TOO_PRECISE'),
    invalid('compareAtPrice', 'OUT_OF_RANGE'),
    invalid('product', 'DUPLICATE'),
    { __typename: 'InsufficientStock', shortages: [{ requested: 2, available: 1 }] },
    invalid('categoryId', 'NOT_FOUND'),
    invalid('stock', 'INVALID'),
    invalid('stock', 'INVALID'),
  ]);
  const [unchanged] = await app.db.select().from(products).where(eq(products.id, third.id));
  expect(unchanged).toMatchObject({ price: 1000n, stock: 1 });
});

test('applies a repeated stock key once, and refuses it with other input', async () => {
  const { id } = await newProduct(app, { stock: 10 });
  const other = await newProduct(app, { stock: 10 });
  const stock = key({ delta: -3 });
  const row = { product: { id }, stock };

  expect(await update([row])).toMatchObject([{ product: { stock: 7 } }]);
  expect(await update([{ ...row, price: '8' }])).toMatchObject([
    { product: { stock: 7, price: { amount: '8.00' } } },
  ]);
  expect(await update([{ product: { id }, stock: { ...stock, delta: -4 } }])).toEqual([
    { __typename: 'IdempotencyKeyReused' },
  ]);
  expect(await update([{ product: { id: other.id }, stock }])).toEqual([
    { __typename: 'IdempotencyKeyReused' },
  ]);
});

test('applies concurrent changes one after the other', async () => {
  const some = await newProducts(app, 20, { stock: 100 });
  const rows = some.map(({ id }) => ({ product: { id }, stock: { delta: -1 } }));
  const shuffled = (seed: number) =>
    rows.toSorted(
      (a, b) => ((a.product.id.charCodeAt(35) * seed) % 7) - ((b.product.id.charCodeAt(35) * seed) % 7),
    );

  await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      update(shuffled(n + 1).map((row) => ({ ...row, stock: key(row.stock) }))),
    ),
  );

  const stocks = await app.db
    .select({ stock: products.stock })
    .from(products)
    .where(eq(products.id, some[3]!.id));
  expect(stocks).toEqual([{ stock: 94 }]);
  expect(await unbalancedProducts(app)).toEqual([]);
});

test('sends the same number of statements for 2 rows and for 500', async () => {
  const some = await newProducts(app, 500);
  const statements = async (count: number) => {
    const input = some.slice(0, count).map(({ sku }, n) => ({
      product: { sku },
      price: String(20 + n),
      stock: key({ delta: 1 }),
    }));
    app.statements.length = 0;
    expect(await update(input)).toHaveLength(count);
    return app.statements.length;
  };

  const few = await statements(2);
  expect(few).toBeLessThanOrEqual(10);
  expect(await statements(500)).toBe(few);
  const [entry] = await app.db.select().from(auditLog).where(eq(auditLog.subjectId, some[499]!.id));
  expect(entry).toMatchObject({ action: 'UPDATED', after: { price: '51900' }, actorId: staff.id });
});

test('accepts 1 to 500 rows, from staff only', async () => {
  const row = { product: { sku: 'x' }, price: '1' };

  expect(await update([])).toBe('BAD_USER_INPUT');
  expect(await update(Array(501).fill(row))).toBe('QUERY_TOO_COMPLEX');
  expect(await update([row], await newCustomer(app))).toBe('FORBIDDEN');
});
