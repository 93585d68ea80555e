import { randomUUID } from 'node:crypto';
import { and, eq, like } from 'drizzle-orm';
import {
  auditLog,
  categories,
  importChunks,
  importUploads,
  products,
  users,
} from '../../src/platform/db/schema.ts';
import { createBudget } from '../../src/platform/throttles/budget.ts';
import { startApp, type Account, type App } from '../support/app.ts';
import { newCategory, newProduct, newStaff, unbalancedProducts } from '../support/data.ts';
import { importer, put, type Upload } from '../support/exchange.ts';

let app: App;
let staff: Account;
let imports: ReturnType<typeof importer>;
beforeAll(async () => {
  app = await startApp({ worker: {} });
  staff = await newStaff(app);
  imports = importer(app, staff);
});
afterAll(() => app.stop());

const rowsOf = (prefix: string) =>
  app.db
    .select()
    .from(products)
    .where(like(products.sku, `${prefix}%`))
    .orderBy(products.sku);

const done = (counts: object) => ({
  state: 'SUCCEEDED',
  isDryRun: false,
  onError: 'REFUSE',
  percent: 100,
  created: 0,
  updated: 0,
  unchanged: 0,
  failed: 0,
  issues: [],
  unknownColumns: [],
  problem: null,
  ...counts,
});

const FILE = `sku,name,price,compareAtPrice,cost,stock,category,taxClass,weightGrams,image,isActive,description
IMP-1,"Bowl, large",19.99,24.00,8,40,Kitchen > Bowls,REDUCED,700,https://img.example/bowl.webp,yes,"Two ""fired""
lines"
IMP-2,Bowl,9,,,0,Kitchen > Bowls,,,/images/a/../bowl.svg,no,
IMP-3,Bowl,9.5,,,3,,,,,,
`;

test('creates products with all columns, changes them, and leaves equal ones alone', async () => {
  expect(await imports.run('CSV', FILE)).toEqual(done({ rows: 3, created: 3 }));

  const [bowls] = await app.db.select().from(categories).where(eq(categories.name, 'Bowls'));
  const [kitchen] = await app.db.select().from(categories).where(eq(categories.name, 'Kitchen'));
  expect(bowls!.parentId).toBe(kitchen!.id);
  expect(await rowsOf('IMP-')).toMatchObject([
    {
      name: 'Bowl, large',
      slug: 'bowl-large',
      price: 1999n,
      compareAtPrice: 2400n,
      cost: 800n,
      stock: 40,
      categoryId: bowls!.id,
      taxClass: 'REDUCED',
      weightGrams: 700,
      image: 'https://img.example/bowl.webp',
      isActive: true,
      description: 'Two "fired"\nlines',
    },
    {
      ...{ slug: 'bowl', price: 900n, stock: 0, isActive: false, categoryId: bowls!.id, description: null },
      image: '/images/bowl.svg',
    },
    { slug: 'bowl-imp-3', price: 950n, stock: 3, isActive: true, categoryId: null, weightGrams: 0 },
  ]);
  expect(await unbalancedProducts(app)).toEqual([]);
  const [entry] = await app.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.subjectId, (await rowsOf('IMP-1'))[0]!.id));
  expect(entry).toMatchObject({ action: 'CREATED', actorId: staff.id, after: { sku: 'IMP-1', stock: 40 } });

  expect(await imports.run('CSV', FILE)).toEqual(done({ rows: 3, unchanged: 3 }));

  const changes = 'sku;Compare at price;stock_delta;price\r\nIMP-1;;-5;21,00\r\nIMP-2;;7;\r\n';
  expect(await imports.run('CSV', changes, { onError: 'CONTINUE' })).toMatchObject({
    state: 'SUCCEEDED',
    updated: 1,
    failed: 1,
    issues: [{ row: 2, column: 'price', code: 'INVALID' }],
  });
  expect(await rowsOf('IMP-')).toMatchObject([
    { stock: 40, price: 1999n },
    { stock: 7, price: 900n },
    { stock: 3 },
  ]);
});

test('reads JSON lines, where a missing field stays unchanged and null clears it', async () => {
  await newProduct(app, { sku: 'JSN-1', price: 500n, compareAtPrice: 900n, weightGrams: 10 });
  const lines = [
    { sku: 'JSN-1', compareAtPrice: null, stock: 4 },
    { sku: 'JSN-2', name: 'From JSON', price: 7.5, isActive: false },
  ];

  const file = lines.map((line) => JSON.stringify(line)).join('\n');
  expect(await imports.run('JSONL', file)).toEqual(done({ rows: 2, created: 1, updated: 1 }));
  expect(await rowsOf('JSN-')).toMatchObject([
    { price: 500n, compareAtPrice: null, weightGrams: 10, stock: 4 },
    { name: 'From JSON', price: 750n, isActive: false },
  ]);
});

const BAD = `sku,name,price,stock,category,colour,slug
BAD-1,Good,1,1,,red,
BAD-2,,1,-1,,red,
BAD 3,Name,abc,1,,red,
BAD-4,Name,1,1,no-such-category,red,
BAD-5,Name,1
BAD-6,Name,1,1,,red,same-slug
BAD-7,Name,1,1,,red,same-slug
,Name,1,1,,red,
`;
const BAD_ISSUES = [
  { row: 3, column: 'stock', code: 'OUT_OF_RANGE' },
  { row: 4, column: 'sku', code: 'INVALID' },
  { row: 4, column: 'price', code: 'INVALID' },
  { row: 5, column: 'category', code: 'NOT_FOUND' },
  { row: 6, column: null, code: 'INVALID' },
  { row: 8, column: 'slug', code: 'SLUG_TAKEN' },
  { row: 9, column: 'sku', code: 'REQUIRED' },
];

test('refuses the whole file if a row is invalid, or imports the valid rows, as chosen', async () => {
  const counts = { rows: 8, created: 2, failed: 6, issues: BAD_ISSUES, unknownColumns: ['colour'] };

  expect(await imports.run('CSV', BAD)).toEqual(done({ ...counts, state: 'REFUSED' }));
  expect(await rowsOf('BAD')).toEqual([]);

  expect(await imports.run('CSV', BAD, { onError: 'CONTINUE' })).toEqual(
    done({ ...counts, onError: 'CONTINUE' }),
  );
  expect(await rowsOf('BAD')).toMatchObject([{ sku: 'BAD-1' }, { sku: 'BAD-6' }]);
});

test('a dry run changes nothing, and the same upload can then be imported once', async () => {
  const token = await imports.upload('CSV', 'sku,name,price,category\nDRY-1,Dry,1,New > Newer\n');
  const dry = await imports.start(token, { dryRun: true });
  expect(await imports.finished(dry.catalogImport.id)).toMatchObject({
    state: 'SUCCEEDED',
    isDryRun: true,
    created: 1,
  });
  expect(await rowsOf('DRY-')).toEqual([]);
  expect(await app.db.select().from(categories).where(eq(categories.name, 'New'))).toEqual([]);

  const { catalogImport } = await imports.start(token);
  expect(await imports.finished(catalogImport.id)).toMatchObject({ state: 'SUCCEEDED', created: 1 });
  expect(await rowsOf('DRY-')).toHaveLength(1);
  expect(await imports.start(token)).toEqual({
    __typename: 'InvalidInput',
    issues: [{ path: ['uploadToken'], code: expect.stringMatching(/^(USED|NOT_FOUND)$/) }],
  });
});

test('applies rows of the same SKU in their order', async () => {
  const file = 'sku,name,price,stockDelta\nSEQ-1,First,1,5\nSEQ-1,Second,2,-2\n';

  expect(await imports.run('CSV', file, { onError: 'CONTINUE' })).toMatchObject({ created: 1, updated: 1 });
  expect(await rowsOf('SEQ-')).toMatchObject([{ name: 'Second', price: 200n, stock: 3 }]);
});

test.each([
  ['an empty file', 'CSV', ' ', 'among them sku'],
  ['an open quote', 'CSV', 'sku,name\nA,"open\n', 'The file is not valid CSV near line 2'],
  [
    'another encoding',
    'CSV',
    Buffer.from('sku,name\nA,Caf\xe9\n', 'latin1'),
    'The file is not encoded in UTF-8',
  ],
  ['a very long line', 'JSONL', 'x'.repeat(600_000), 'A line of the file has more than'],
] as const)('fails with a reason for %s', async (_what, format, content, problem) => {
  const state = await imports.run(format, content, { onError: 'CONTINUE' });

  expect(state).toMatchObject({ state: 'FAILED', problem: expect.stringContaining(problem) });
});

test('reads a file with a byte order mark and guarded formulas', async () => {
  const file = `\ufeffsku,name,price\r\nBOM-1,'=1+1,1\r\nBOM-2,'quoted',1\r\n`;

  expect(await imports.run('CSV', file)).toMatchObject({ created: 2 });
  expect(await rowsOf('BOM-')).toMatchObject([{ name: '=1+1' }, { name: "'quoted'" }]);
});

test('accepts a file once, with its declared size and token only', async () => {
  const { upload } = (await imports.createUpload('CSV', 10)) as { upload: Upload };
  const other = (await imports.createUpload('CSV', 10)).upload as Upload;
  const stored = () => app.db.select().from(importChunks);
  const before = await stored();

  expect((await put({ ...upload, headers: [] }, '0123456789')).status).toBe(404);
  expect((await put({ ...upload, url: other.url }, '0123456789')).status).toBe(404);
  expect((await put({ ...upload, url: `${app.url}/imports/${randomUUID()}` }, '0123456789')).status).toBe(
    404,
  );
  expect((await put(upload, '012345678')).status).toBe(409);
  expect((await put(upload, '0123456789a')).status).toBe(409);
  expect(await stored()).toEqual(before);
  expect(await imports.start(upload.token)).toMatchObject({ issues: [{ code: 'NOT_FOUND' }] });
  const both = await Promise.all([put(upload, '0123456789'), put(upload, '9876543210')]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
  expect(await stored()).toHaveLength(before.length + 1);
  expect(app.logs.join('')).not.toContain(upload.token);
});

test('accepts any text in headers and cells', async () => {
  const odd = { 'a\0b': 1, '\ud800': 2, sku: 'ODD-1', name: 'Odd\0name', price: 1 };
  const image = { sku: 'ODD-2', name: 'Odd \ud800', price: 1e21, image: 'https://img.example/\0 \ud800' };
  const valid = {
    sku: 'ODD-3',
    name: 'Fine',
    price: 1,
    image: 'https://img.example/\0 \ud800',
    __proto__x: 1,
  };
  const file = [odd, image, valid, [1], 'text', { sku: { a: 1 } }]
    .map((row) => JSON.stringify(row))
    .join('\n');

  const state = await imports.run('JSONL', `${file}\n{"sku": "ODD-4"`, { onError: 'CONTINUE' });
  expect(state).toMatchObject({ state: 'SUCCEEDED', created: 1, failed: 6 });
  expect(state.unknownColumns).toEqual(['a\ufffdb', '\ufffd', '__proto__x']);
  expect(await rowsOf('ODD-')).toMatchObject([
    { sku: 'ODD-3', image: 'https://img.example/%00%20%EF%BF%BD' },
  ]);
});

test('limits the size of all files that wait for their import', async () => {
  const maximum = 50 * 2 ** 20;
  const results = [];
  for (let n = 0; n < 21; n++) results.push((await imports.createUpload('CSV', maximum)).__typename);

  expect(results.slice(0, 20)).toEqual(Array(20).fill('CreateImportUploadSuccess'));
  expect(results[20]).toBe('ImportUploadsFull');
  await app.db.delete(importUploads).where(eq(importUploads.byteCount, maximum));
});

test('takes the cost of an upload from the bucket of its address', async () => {
  const metered = await startApp({
    sharedApp: app,
    budget: createBudget({ capacity: 2_000, refillPerSecond: 1 }),
    http: { requestTimeoutMs: 60_000 },
  });
  const megabytes = 'x'.repeat(7 * 2 ** 20);
  const { createUpload } = importer(metered, staff);
  const uploads = [];
  for (let n = 0; n < 3; n++) uploads.push((await createUpload('CSV', megabytes.length)).upload as Upload);
  const statuses = [];
  for (const upload of uploads) statuses.push((await put(upload, megabytes)).status);
  await metered.stop();

  expect(statuses).toEqual([204, 204, 429]);
});

test('does not run an import of an account that is no longer staff', async () => {
  const former = await newStaff(app);
  const token = await importer(app, former).upload('CSV', 'sku,name,price\nFRM-1,Former,1\n');
  await app.db
    .update(importUploads)
    .set({ receivedAt: new Date() })
    .where(eq(importUploads.actorId, former.id));
  const stopped = await startApp({ sharedApp: app });
  const { catalogImport } = await importer(stopped, former).start(token, { dryRun: true });
  await stopped.stop();
  await imports.finished(catalogImport.id);
  await app.db.update(users).set({ role: 'CUSTOMER' }).where(eq(users.id, former.id));
  const { rows } = await app.db.$client.query(
    `insert into catalog_imports (id, upload_id, actor_id, format, is_dry_run, on_error, bytes_total)
     select gen_random_uuid(), upload_id, actor_id, format, false, on_error, bytes_total from catalog_imports where id = $1 returning id`,
    [catalogImport.id],
  );
  await app.db.$client.query(
    `insert into pgboss.job (name, data) values ('import-catalog', jsonb_build_object('importId', $1::text))`,
    [rows[0].id],
  );

  expect(await imports.finished(rows[0].id)).toMatchObject({ state: 'FAILED', created: 0 });
  expect(await rowsOf('FRM-')).toEqual([]);
});

test('sends the same number of statements for a batch of 2 rows and of 300', async () => {
  const { slug } = await newCategory(app);
  const count = async (prefix: string, length: number) => {
    const lines = Array.from({ length }, (_, n) => `${prefix}-${n},Statement ${n},${n + 1},5,${slug}`);
    const token = await imports.upload('CSV', `sku,name,price,stock,category\n${lines.join('\n')}\n`);
    app.statements.length = 0;
    const { catalogImport } = await imports.start(token, { onError: 'CONTINUE' });
    await imports.finished(catalogImport.id);
    return app.statements.filter((text) => /products|categories|stock_movements|audit_log/.test(text)).length;
  };

  const few = await count('STA', 2);
  expect(await count('STB', 300)).toBe(few);
  expect(few).toBeLessThan(15);
});

test('finds categories by slug, by path regardless of case, and creates missing ones once', async () => {
  const root = await newCategory(app, { name: 'Path Root', slug: 'path-root' });
  const file = `sku,name,price,category
PTH-1,One,1,path-root
PTH-2,Two,1,PATH root > Deep > Deeper
PTH-3,Three,1,Path Root>Deep > deeper
PTH-4,Four,1,> Path Top
`;

  expect(await imports.run('CSV', file)).toMatchObject({ created: 4 });
  const rows = await rowsOf('PTH-');
  expect(rows[0]!.categoryId).toBe(root.id);
  expect(rows[1]!.categoryId).toBe(rows[2]!.categoryId);
  const [deep] = await app.db
    .select()
    .from(categories)
    .where(and(eq(categories.name, 'Deep'), eq(categories.parentId, root.id)));
  expect(await app.db.select().from(categories).where(eq(categories.id, rows[1]!.categoryId!))).toMatchObject(
    [{ name: 'Deeper', parentId: deep!.id }],
  );
  expect(await app.db.select().from(categories).where(eq(categories.id, rows[3]!.categoryId!))).toMatchObject(
    [{ name: 'Path Top', slug: 'path-top', parentId: null }],
  );
});

test('refuses a path that is too deep, or whose parent is full, before any row is imported', async () => {
  const { id: parentId } = await newCategory(app, { name: 'Full' });
  const full = Array.from({ length: 200 }, (_, n) => ({
    name: `Child ${n}`,
    slug: `full-child-${n}`,
    parentId,
  }));
  await app.db.insert(categories).values(full);
  const path = Array.from({ length: 21 }, (_, n) => `Level ${n}`).join(' > ');
  const file = `sku,name,price,category
LVL-1,Fine,1,
LVL-2,Deep,1,${path}
LVL-3,More,1,Full > Another > Below
`;
  const issues = [3, 4].map((row) => ({ row, column: 'category', code: 'INVALID' }));

  expect(await imports.run('CSV', file)).toMatchObject({ state: 'REFUSED', failed: 2, issues });
  expect(await rowsOf('LVL-')).toEqual([]);
  const continued = await imports.run('CSV', file, { onError: 'CONTINUE' });
  expect(continued).toMatchObject({ state: 'SUCCEEDED', created: 1, failed: 2, issues });
  expect(await app.db.select().from(categories).where(eq(categories.name, 'Level 0'))).toEqual([]);
});
