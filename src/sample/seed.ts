import { randomUUID } from 'node:crypto';
import type { Database } from '../platform/db/client.ts';
import { products } from '../platform/db/schema.ts';
import { SAMPLE_ACCOUNTS } from './customers.ts';
import { FIRST_ORDERS } from './first-orders.ts';
import type { PriceOrder } from './prices.ts';
import { SAMPLE_PRODUCTS } from './products.ts';
import { addSample, hasSample } from './sample-shop.ts';
import { topUpOrders, topUpProducts } from './top-up.ts';

export { hasSample, SAMPLE_ACCOUNTS };

/** What the sample has by itself. */
export const SAMPLE_SIZE = { products: SAMPLE_PRODUCTS, orders: FIRST_ORDERS };

export type SeedOptions = {
  currency: string;
  /** How many digits the currency has after the point. */
  fractionDigits: number;
  price: PriceOrder;
  /** How many there are to be, if more than the shop has. */
  products?: number | undefined;
  orders?: number | undefined;
  hashPassword: (password: string) => Promise<string>;
  onProgress?: ((done: { what: 'products' | 'orders'; done: number; total: number }) => void) | undefined;
  /** Stops between two batches; what is complete stays. */
  signal?: AbortSignal | undefined;
};

/** Accounts do not count: the first administrator may have been made already. */
export const isEmptyShop = async (db: Database): Promise<boolean> => (await db.$count(products)) === 0;

/** Adds the sample where it is not there yet, and then products and orders of its kind up to the numbers asked for. */
export async function seed(db: Database, options: SeedOptions): Promise<void> {
  const { currency, fractionDigits, price, hashPassword, onProgress, signal } = options;
  const hashes = SAMPLE_ACCOUNTS.map(
    async ({ email, password }) => [email, await hashPassword(password)] as const,
  );
  const passwordHashes = new Map(await Promise.all(hashes));
  // Nobody signs in as the other people of the sample: nobody knows this password.
  const nobodysHash = await hashPassword(randomUUID());
  signal?.throwIfAborted();
  await addSample(db, { currency, fractionDigits, price, passwordHashes, nobodysHash });

  const topUp = (what: 'products' | 'orders') => ({
    currency,
    fractionDigits,
    price,
    nobodysHash,
    onBatch: (done: number, total: number) => {
      onProgress?.({ what, done, total });
      signal?.throwIfAborted();
    },
  });
  await topUpProducts(db, options.products ?? 0, topUp('products'));
  await topUpOrders(db, options.orders ?? 0, topUp('orders'));
  await tidy(db);
}

/** What autovacuum would do later, and until then plans would be those for empty tables. */
async function tidy(db: Database): Promise<void> {
  const client = await db.$client.connect();
  try {
    // Of a large database this may take longer than a request's statement.
    await client.query('set statement_timeout = 0');
    await client.query(
      `vacuum (analyze) users, categories, products, search_words, orders, order_details, order_events, stock_movements,
        tax_rates, discount_codes, discount_redemptions, payments, refunds, test_payments, order_changes`,
    );
  } finally {
    // Closes the connection, which gives back the setting.
    client.release(true);
  }
}
