import { setImmediate } from 'node:timers/promises';
import { pricedProductColumns } from '../shop/catalog/products/products.sql.ts';
import { and, asc, eq, inArray, isNotNull, isNull, like, lt, sql } from 'drizzle-orm';
import { transaction, type Database, type Queryable } from '../platform/db/client.ts';
import { copyRows } from '../platform/db/query/copy-rows.ts';
import { copyTransaction } from '../platform/db/query/copy-transaction.ts';
import { discountCodes, orders, products, stockMovements, users } from '../platform/db/schema.ts';
import type { SampleUser } from './customers.ts';
import { sampleCodes, type SampleCode } from './discount-codes.ts';
import { furtherCustomers, furtherOrder, slotStart, balancingMovements } from './further-orders.ts';
import { statusOfOrder } from './history.ts';
import { ignore, insertBatches } from './insert-batches.ts';
import { completeOrders, insertOrders } from './insert-orders.ts';
import { book, receipts, type Movement } from './ledger.ts';
import { ORDER_KEY_PREFIX, type OrderGeneratorInput, type SampleOrder } from './orders.ts';
import type { OrderableProduct, PriceOrder } from './prices.ts';
import type { Redemption } from './redemptions.ts';
import { productAt, type ProductInsert } from './products.ts';

type TopUp = {
  currency: string;
  fractionDigits: number;
  price: PriceOrder;
  unknownPasswordHash: string;
  /** Called at the start and after each batch. Can throw to stop. */
  onBatch: (done: number, total: number) => void;
};

/** The batches are so small that each statement ends before the statement timeout, even on a busy machine. */
const PRODUCTS_PER_BATCH = 1_000;
const ORDERS_PER_BATCH = 10_000;
const ORDERS_PER_PART = 250;

/** Adds products until the shop has `target`. */
export async function topUpProducts(db: Database, target: number, topUp: TopUp): Promise<void> {
  const rows = await db.select({ id: products.id, deletedAt: products.deletedAt }).from(products);
  const taken = new Set(rows.map(({ id }) => id));
  const missing = target - rows.filter(({ deletedAt }) => deletedAt === null).length;
  if (missing <= 0) return;
  topUp.onBatch(0, missing);
  function* batches() {
    for (let number = 0, left = missing; left > 0;) {
      const batch: ProductInsert[] = [];
      while (batch.length < Math.min(PRODUCTS_PER_BATCH, left)) {
        const product = productAt(number++, topUp.fractionDigits);
        if (!taken.has(product.id)) batch.push(product);
      }
      left -= batch.length;
      yield batch;
    }
  }
  let done = 0;
  await insertBatches(batches(), async (batch, previous) => {
    await transaction(db, async (tx) => {
      await copyRows(tx, products, batch);
      await copyRows(tx, stockMovements, book(receipts(batch, [])));
    });
    await previous;
    topUp.onBatch((done += batch.length), missing);
  });
}

/**
 * Adds orders and their customers until the shop has `target` orders. Each batch has its own period after the sample. At its start,
 * the shop receives the stock that the batch sells. The stock at its end equals the stock at its start, so later movements stay correct.
 */
export async function topUpOrders(db: Database, target: number, topUp: TopUp): Promise<void> {
  const missing = target - (await db.$count(orders));
  if (missing <= 0) return;
  topUp.onBatch(0, missing);
  const first = await db.$count(orders, like(orders.idempotencyKey, `${ORDER_KEY_PREFIX}%`));
  const end = first + missing;
  const input: OrderGeneratorInput = {
    currency: topUp.currency,
    price: topUp.price,
    products: await orderableProductsAt(db, slotStart(first)),
    codes: await unlimitedCodes(db, topUp.fractionDigits),
    redeemed: [],
  };
  const onHand = await onHandAt(db, slotStart(first));

  /** Inserts a batch in one transaction. Sends it in parts, so that PostgreSQL inserts a part while the next one is generated. */
  const insertBatch = (from: number, to: number, previous: Promise<void>) =>
    copyTransaction(db, async (tx, copy) => {
      const orderIds: string[] = [];
      const redemptions: Redemption[] = [];
      const moved: Movement[] = [];
      const inserted: Promise<void>[] = [];
      for (let index = from; index < to;) {
        const placed: SampleOrder[] = [];
        for (const partEnd = Math.min(index + ORDERS_PER_PART, to); index < partEnd; index++) {
          const status = statusOfOrder(index, (end - 1 - index) / missing);
          placed.push(await furtherOrder(index, status, slotStart(to), input));
          // Lets the other batches proceed.
          if (index % 20 === 0) await setImmediate();
        }
        for (const order of placed) {
          orderIds.push(order.order.id);
          redemptions.push(...order.redemptions);
          moved.push(...order.movements);
        }
        const part = insertOrders(copy, placed);
        part.catch(ignore);
        inserted.push(part);
      }
      const movements = book(
        [...moved, ...balancingMovements(moved, slotStart(from), slotStart(to))],
        onHand,
      );
      await Promise.all(inserted);
      await completeOrders(tx, copy, { orderIds, redemptions, movements, previous });
    });

  function* batches() {
    for (let from = first; from < end; from += ORDERS_PER_BATCH) {
      yield { from, to: Math.min(from + ORDERS_PER_BATCH, end) };
    }
  }
  let customersAdded: Promise<void> = Promise.resolve();
  await insertBatches(batches(), async ({ from, to }, previous) => {
    // Customers are added in sequence, because the orders of a batch refer to the customers of all earlier batches.
    customersAdded = customersAdded.then(() =>
      addCustomers(db, furtherCustomers(from, to), topUp.unknownPasswordHash),
    );
    await customersAdded;
    await insertBatch(from, to, previous);
    topUp.onBatch(to - first, missing);
  });
}

/**
 * Adds customers in a separate transaction, because the orders of later batches also refer to them. An interrupted `topUpOrders`
 * may already have added some of them.
 */
async function addCustomers(db: Database, customers: readonly SampleUser[], passwordHash: string) {
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(
      inArray(
        users.id,
        customers.map(({ id }) => id),
      ),
    );
  const existing = new Set(rows.map(({ id }) => id));
  const missing = customers.filter(({ id }) => !existing.has(id));
  await transaction(db, (tx) =>
    copyRows(
      tx,
      users,
      missing.map((customer) => ({ ...customer, passwordHash })),
    ),
  );
}

/** Finds active products that were created before a time and have no sale price. */
const orderableProductsAt = (db: Queryable, at: number): Promise<OrderableProduct[]> =>
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

/** Finds the sample's codes without use limits. Codes with a limit may be used up. */
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
