import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { closeDatabase, openDatabase, transaction, type Database } from '../../src/platform/db/client.ts';
import { copyTransaction } from '../../src/platform/db/query/copy-transaction.ts';
import { orderEvents, orders, users } from '../../src/platform/db/schema.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { asLimitedRole } from '../support/limited-role.ts';
import { until } from '../support/until.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createDatabase();
  db = openDatabase({ url: database.url, poolMax: 3 });
});
afterAll(async () => {
  await closeDatabase(db);
  await database.drop();
});

async function newUser(): Promise<string> {
  const id = randomUUID();
  await db.insert(users).values({ id, email: `${id}@example.com`, name: 'Ada', passwordHash: 'hash' });
  return id;
}

const orderOf = (customerId: string | null) => {
  const id = randomUUID();
  return {
    id,
    number: id,
    customerId,
    currency: 'USD',
    subtotal: 0n,
    total: 0n,
    shippingAddress: { name: '', line1: '', city: '', country: 'US' } as never,
    idempotencyKey: id,
    fingerprint: Buffer.from(id),
  };
};

const eventOf = (orderId: string, actorId: string | null = null) => ({
  id: randomUUID(),
  orderId,
  from: null,
  to: 'PENDING' as const,
  actorId,
});

const isStored = async ({ id }: { id: string }) => (await db.$count(orders, eq(orders.id, id))) === 1;

test('copies rows that refer to stored rows, to rows of the same transaction, and to none', async () => {
  const placed = [orderOf(await newUser()), orderOf(null)];
  await copyTransaction(db, async (_tx, copy) => {
    await copy(orders, placed);
    await copy(
      orderEvents,
      placed.map(({ id, customerId }) => eventOf(id, customerId)),
    );
  });

  expect(await Promise.all(placed.map(isStored))).toEqual([true, true]);
});

test('does not execute triggers, and executes them again after the transaction', async () => {
  const free = orderOf(null);
  await copyTransaction(db, (_tx, copy) => copy(orders, [{ ...free, paymentStatus: 'UNPAID' }]));
  const [stored] = await db.select().from(orders).where(eq(orders.id, free.id));
  const settings = await Promise.all(
    [1, 2, 3].map(() =>
      db.execute<{ role: string }>(sql`select current_setting('session_replication_role') as role`),
    ),
  );

  expect(stored!.paymentStatus).toBe('UNPAID');
  expect(settings.map(({ rows }) => rows)).toEqual(Array(3).fill([{ role: 'origin' }]));
});

test.each([
  { missing: 'customer', table: 'users', event: (id: string) => eventOf(id), customerId: randomUUID() },
  { missing: 'actor', table: 'users', event: (id: string) => eventOf(id, randomUUID()), customerId: null },
  { missing: 'order', table: 'orders', event: () => eventOf(randomUUID()), customerId: null },
])('copies nothing if the $missing of a row is missing', async ({ table, event, customerId }) => {
  const order = orderOf(customerId);
  const copied = copyTransaction(db, async (_tx, copy) => {
    await copy(orders, [order]);
    await copy(orderEvents, [event(order.id)]);
  });

  await expect(copied).rejects.toThrow(`a row of ${table} is missing`);
  expect(await isStored(order)).toBe(false);
});

test('copies nothing if a referenced row is deleted by a transaction that has not ended', async () => {
  const customerId = await newUser();
  const order = orderOf(customerId);
  let copied: Promise<void> | undefined;
  await transaction(db, async (tx) => {
    await tx.delete(users).where(eq(users.id, customerId));
    copied = copyTransaction(db, (_tx, copy) => copy(orders, [order]));
    copied.catch(() => {});
    await until(async () => {
      const { rows } = await db.execute<object>(sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
      return rows.length === 1;
    });
  });

  await expect(copied).rejects.toThrow('a row of users is missing');
  expect(await isStored(order)).toBe(false);
});

test('executes triggers for a role that may not disable them', async () => {
  const free = orderOf(null);
  const refused = orderOf(randomUUID());
  await asLimitedRole(database.url, async (limited) => {
    await copyTransaction(limited, (_tx, copy) => copy(orders, [{ ...free, paymentStatus: 'UNPAID' }]));
    const copied = copyTransaction(limited, (_tx, copy) => copy(orders, [refused]));
    await expect(copied).rejects.toMatchObject({ code: '23503' });
  });
  const [stored] = await db.select().from(orders).where(eq(orders.id, free.id));

  expect(stored!.paymentStatus).toBe('PAID');
  expect(await isStored(refused)).toBe(false);
});
