import { eq } from 'drizzle-orm';
import { parse } from 'csv-parse/sync';
import { exports, users } from '../../src/platform/db/schema.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newCategory, newCustomer, newProduct, newStaff, newUser, placeOrder } from '../support/data.ts';
import { get, importer } from '../support/exchange.ts';

let app: App;
let staff: Account;
let admin: Account;
beforeAll(async () => {
  app = await startApp({ worker: {} });
  staff = await newStaff(app);
  admin = await newUser(app, { role: 'ADMIN' });
});
afterAll(() => app.stop());

const CREATE = `mutation ($kind: ExportKind!, $format: ExportFormat!) {
  createExport(kind: $kind, format: $format) { url expiresAt } }`;
const create = (kind: string, format: string, as: Account = admin) => ask(app, CREATE, { kind, format }, as);
const download = async (kind: string, format: string) => get(app, (await create(kind, format)).url);
const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true });
const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('exports products in the columns of an import, which then changes nothing', async () => {
  const { id: categoryId, slug } = await newCategory(app);
  await newProduct(app, {
    sku: 'EXP-1',
    name: '=HYPERLINK("http://evil.example")',
    description: 'a "quoted"\r\ntext, and\ttab',
    price: 1234n,
    compareAtPrice: 2000n,
    categoryId,
    stock: 3,
  });
  await newProduct(app, { sku: 'EXP-2', name: '@SUM', isActive: false, stock: 0 });
  await newProduct(app, { sku: 'EXP-3', name: 'Deleted', deletedAt: new Date() });

  const { status, headers, body } = await download('PRODUCTS', 'CSV');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
  expect(headers.get('content-disposition')).toMatch(
    /^attachment; filename="products-\d{4}-\d\d-\d\d\.csv"$/,
  );
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body.split('\r\n')[0]).toBe(
    [
      'sku,name,slug,description,price,compareAtPrice,cost,stock,category,image,isActive,taxClass,weightGrams',
      'minQuantity,maxQuantity,quantityStep,salePrice,saleStartsAt,saleEndsAt,publishAt,unpublishAt',
      'attributes,group,groupName,variesBy,images',
    ].join(),
  );
  const rows = rowsOf(body);
  expect(rows.find(({ sku }) => sku === 'EXP-1')).toMatchObject({
    name: `'=HYPERLINK("http://evil.example")`,
    description: 'a "quoted"\r\ntext, and\ttab',
    price: '12.34',
    compareAtPrice: '20.00',
    cost: '',
    category: slug,
    stock: '3',
  });
  expect(rows.find(({ sku }) => sku === 'EXP-2')).toMatchObject({ name: `'@SUM`, isActive: 'false' });
  expect(rows.some(({ sku }) => sku === 'EXP-3')).toBe(false);

  const imported = await importer(app, staff).run('CSV', body);
  expect(imported).toMatchObject({ state: 'SUCCEEDED', unchanged: rows.length, failed: 0 });
  const lines = linesOf((await download('PRODUCTS', 'JSONL')).body);
  expect(lines.find(({ sku }) => sku === 'EXP-1')).toMatchObject({ price: '12.34', stock: 3, cost: null });
  expect(
    await importer(app, staff).run('JSONL', lines.map((line) => JSON.stringify(line)).join('\n')),
  ).toMatchObject({ unchanged: rows.length, failed: 0 });
});

test('exports orders with their lines, and customers without staff', async () => {
  const ada = await newCustomer(app);
  const product = await newProduct(app, { sku: 'SOLD-1', price: 1050n });
  const { order } = await placeOrder(app, ada, [{ productId: product.id, quantity: 2 }]);

  const orders = rowsOf((await download('ORDERS', 'CSV')).body);
  expect(orders.find(({ number }) => number === order.number)).toMatchObject({
    email: ada.email,
    currency: 'USD',
    total: '21.00',
    items: '2 x SOLD-1',
    status: 'PENDING',
    'shippingAddress.city': 'Springfield',
    'shippingAddress.company': '',
  });
  const [line] = linesOf((await download('ORDERS', 'JSONL')).body).filter(
    ({ number }) => number === order.number,
  );
  expect(line).toMatchObject({
    lines: [{ sku: 'SOLD-1', quantity: 2, unitPrice: '10.50' }],
    shippingAddress: { city: 'Springfield', company: null },
  });
  const customers = rowsOf((await download('CUSTOMERS', 'CSV')).body);
  expect(customers.find(({ id }) => id === ada.id)).toMatchObject({ email: ada.email, name: 'Ada Customer' });
  expect(customers.some(({ email }) => email === staff.email)).toBe(false);
  expect(Object.keys(customers[0]!).join()).not.toMatch(/password|hash/i);
});

test('writes the header of an export without rows', async () => {
  const empty = await startApp();
  const boss = await newUser(empty, { role: 'ADMIN' });
  const { url } = await ask(empty, CREATE, { kind: 'ORDERS', format: 'CSV' }, boss);
  const { body } = await get(empty, url);
  await empty.stop();

  expect(body).toMatch(/^number,placedAt,[^\n]*\r\n$/);
});

test('a link works once, for five minutes, with its token', async () => {
  const { url, expiresAt } = await create('PRODUCTS', 'CSV');
  const { pathname } = new URL(url);
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(5 * 60_000);

  for (const wrong of [
    pathname,
    `${pathname}?token=wrong`,
    `${pathname}?token=a&token=b`,
    '/exports/x?token=y',
  ])
    expect((await get(app, wrong)).status).toBe(404);
  expect((await fetch(url, { method: 'HEAD' })).status).toBe(404);
  const both = await Promise.all([get(app, url), get(app, url)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 404]);
  expect((await get(app, url)).status).toBe(404);

  const expired = (await create('PRODUCTS', 'CSV')).url;
  await app.db.update(exports).set({ expiresAt: new Date(Date.now() - 1) });
  expect((await get(app, expired)).status).toBe(404);
  expect(app.logs.join('')).not.toContain(new URL(expired).searchParams.get('token'));
});

test('only administrators export customers, and a link ends with the role of its account', async () => {
  expect(await create('CUSTOMERS', 'CSV', staff)).toBe('FORBIDDEN');
  expect(await create('PRODUCTS', 'CSV', await newCustomer(app))).toBe('FORBIDDEN');
  const former = await newStaff(app);
  const { url } = await create('ORDERS', 'JSONL', former);
  await app.db.update(users).set({ role: 'CUSTOMER' }).where(eq(users.id, former.id));

  expect((await get(app, url)).status).toBe(404);
});
