import { pricedProductColumns } from '../shop/catalog/products/products.sql.ts';
import { setImmediate } from 'node:timers/promises';
import { and, asc, eq, inArray, isNotNull, isNull, like, lt, sql } from 'drizzle-orm';
import { transaction, type Database, type Queryable } from '../platform/db/client.ts';
import { insertRows } from '../platform/db/query/insert-rows.ts';
import { discountCodes, orders, products, stockMovements, users } from '../platform/db/schema.ts';
import type { SampleUser } from './customers.ts';
import { sampleCodes, type SampleCode } from './discount-codes.ts';
import { furtherCustomers, furtherOrder, opensAt, settlement } from './further-orders.ts';
import { statusAt } from './history.ts';
import { insertOrders } from './insert-orders.ts';
import { book, receipts } from './ledger.ts';
import { ORDER_KEY_PREFIX, type Market, type SampleOrder } from './orders.ts';
import type { Offer, PriceOrder } from './prices.ts';
import { productAt, type ProductInsert } from './products.ts';

type TopUp = {
  currency: string;
  fractionDigits: number;
  price: PriceOrder;
  unknownPasswordHash: string;
  /** Called at the start and after each batch. Can throw to stop. */
  onBatch: (done: number, total: number) => void;
};

const PRODUCTS_PER_BATCH = 5_000;
const ORDERS_PER_BATCH = 10_000;

/** Adds products until the shop has `target`. */
export async function topUpProducts(db: Database, target: number, topUp: TopUp): Promise<void> {
  const rows = await db.select({ id: products.id, deletedAt: products.deletedAt }).from(products);
  const taken = new Set(rows.map(({ id }) => id));
  const missing = target - rows.filter(({ deletedAt }) => deletedAt === null).length;
  if (missing <= 0) return;
  topUp.onBatch(0, missing);
  for (let number = 0, done = 0; done < missing;) {
    const batch: ProductInsert[] = [];
    while (batch.length < Math.min(PRODUCTS_PER_BATCH, missing - done)) {
      const product = productAt(number++, topUp.fractionDigits);
      if (!taken.has(product.id)) batch.push(product);
    }
    await transaction(db, async (tx) => {
      await insertRows(tx, products, batch);
      await insertRows(tx, stockMovements, book(receipts(batch, [])));
    });
    topUp.onBatch((done += batch.length), missing);
  }
}

/**
 * Adds orders and their customers until the shop has `target` orders. Each batch has its own period after the sample and receives
 * the stock that it sells. It ends with the stock that it began with, so later movements stay correct.
 */
export async function topUpOrders(db: Database, target: number, topUp: TopUp): Promise<void> {
  const missing = target - (await db.$count(orders));
  if (missing <= 0) return;
  topUp.onBatch(0, missing);
  const first = await db.$count(orders, like(orders.idempotencyKey, `${ORDER_KEY_PREFIX}%`));
  const end = first + missing;
  const market: Market = {
    currency: topUp.currency,
    price: topUp.price,
    offers: await offersAt(db, opensAt(first)),
    codes: await unlimitedCodes(db, topUp.fractionDigits),
    redeemed: [],
  };
  const onHand = await onHandAt(db, opensAt(first));
  // While the database inserts two batches, the next one is generated.
  let older: Promise<void> = Promise.resolve();
  let newer: Promise<void> = Promise.resolve();
  for (let from = first; from < end; from += ORDERS_PER_BATCH) {
    const to = Math.min(from + ORDERS_PER_BATCH, end);
    const placed: SampleOrder[] = [];
    for (let index = from; index < to; index++) {
      const status = statusAt(index, (end - 1 - index) / missing);
      placed.push(await furtherOrder(index, status, opensAt(to), market));
      // Lets the statements of the earlier batches proceed.
      if (index % 20 === 0) await setImmediate();
    }
    const moved = placed.flatMap(({ movements }) => movements);
    const movements = book([...moved, ...settlement(moved, opensAt(from), opensAt(to))], onHand);
    await older;
    await addCustomers(db, furtherCustomers(from, to), topUp.unknownPasswordHash);
    const previous = newer;
    older = previous;
    newer = transaction(db, (tx) => insertOrders(tx, placed, movements, previous)).then(() =>
      topUp.onBatch(to - first, missing),
    );
    // Its error is thrown by a later `await`.
    newer.catch(() => {});
  }
  await newer;
}

/** Adds customers in a transaction of their own: also the orders of the next batches refer to them. Some can be left of a stopped run. */
async function addCustomers(db: Database, customers: readonly SampleUser[], passwordHash: string) {
  const found = await db
    .select({ id: users.id })
    .from(users)
    .where(
      inArray(
        users.id,
        customers.map(({ id }) => id),
      ),
    );
  const existing = new Set(found.map(({ id }) => id));
  await insertRows(
    db,
    users,
    customers.filter(({ id }) => !existing.has(id)).map((customer) => ({ ...customer, passwordHash })),
  );
}

/** Finds products that were sold at that time and still are, always at their regular price. */
const offersAt = (db: Queryable, at: number): Promise<Offer[]> =>
  db
    .select({
      id: products.id,
      name: products.name,
      sku: products.sku,
      price: products.price,
      categoryId: products.categoryId,
      otherCategoryIds: pricedProductColumns.otherCategoryIds,
      taxClass: products.taxClass,
    })
    .from(products)
    .where(
      and(
        eq(products.isActive, true),
        isNull(products.deletedAt),
        isNull(products.salePrice),
        lt(products.createdAt, new Date(at)),
      ),
    )
    .orderBy(asc(products.id));

/** Finds the sample's codes without use limits. The others may be in use or used up. */
async function unlimitedCodes(db: Queryable, fractionDigits: number): Promise<SampleCode[]> {
  const rows = await db
    .select({ id: discountCodes.id })
    .from(discountCodes)
    .where(and(isNull(discountCodes.maxUses), isNull(discountCodes.maxUsesPerCustomer)));
  return sampleCodes(fractionDigits).filter((code) => rows.some(({ id }) => id === code.id));
}

async function onHandAt(db: Queryable, at: number): Promise<Map<string, number>> {
  const rows = await db
    .select({ id: sql<string>`product_id`, stock: sql<number>`sum(delta)::int` })
    .from(stockMovements)
    .where(and(isNotNull(stockMovements.productId), lt(stockMovements.createdAt, new Date(at))))
    .groupBy(stockMovements.productId);
  return new Map(rows.map(({ id, stock }) => [id, stock]));
}
