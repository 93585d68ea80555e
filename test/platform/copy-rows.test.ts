import { eq } from 'drizzle-orm';
import { closeDatabase, openDatabase, transaction, type Database } from '../../src/platform/db/client.ts';
import { copyRows } from '../../src/platform/db/query/copy-rows.ts';
import { orders } from '../../src/platform/db/schema.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, poolMax: 1 });
});
afterAll(async () => {
  await closeDatabase(db);
  await database.drop();
});

const AWKWARD = 'tab\t newline\n return\r backslash\\ \\N \\. "quotes" {braces}, null NULL ü 青 🛒';

const order = (number: string) => ({
  number,
  currency: 'USD',
  subtotal: 9_007_199_254_740_993n,
  total: 9_007_199_254_740_993n,
  shippingAddress: {
    name: AWKWARD,
    line1: '',
    city: '',
    country: 'US',
  } as typeof orders.$inferInsert.shippingAddress,
  notes: number === '\\.' ? AWKWARD : null,
  idempotencyKey: number,
  fingerprint: Buffer.from([0, 9, 10, 92, 255]),
  placedAt: new Date('2026-01-02T03:04:05.678Z'),
});

test('COPY stores every value as it is', async () => {
  const rows = ['\\.', '', '\\N'].map((number, index) => ({
    id: `00000000-0000-7000-8000-00000000000${index}`,
    ...order(number),
  }));
  await transaction(db, (tx) => copyRows(tx, orders, rows));

  expect(await db.select().from(orders).orderBy(orders.id)).toMatchObject(rows);
});

test('COPY refuses rows of which only some have a column', async () => {
  const first = { id: '00000000-0000-7000-8000-00000000000a', ...order('a') };
  const other = { ...first, id: '00000000-0000-7000-8000-00000000000b', number: 'b', locale: 'de' };
  const copied = transaction(db, (tx) => copyRows(tx, orders, [first, other]));

  await expect(copied).rejects.toThrow('the first row has no locale');
  expect(await db.$count(orders, eq(orders.id, first.id))).toBe(0);
});
