import { randomUUID } from 'node:crypto';
import type { Database } from '../platform/db/client.ts';
import { products } from '../platform/db/schema.ts';
import type { MediaStorage } from '../platform/storage/media-storage.ts';
import { SAMPLE_ACCOUNTS, sampleUsers } from './customers.ts';
import { SAMPLE_ORDER_COUNT } from './sample-orders.ts';
import type { PriceOrder } from './prices.ts';
import { SAMPLE_PRODUCTS } from './products.ts';
import { addSample, hasSample } from './sample-shop.ts';
import { topUpOrders, topUpProducts } from './top-up.ts';

export { hasSample, SAMPLE_ACCOUNTS };

/** Number of rows in the sample itself. */
export const SAMPLE_SIZE = { products: SAMPLE_PRODUCTS, orders: SAMPLE_ORDER_COUNT };

export type SeedOptions = {
  currency: string;
  /** Number of fraction digits of the currency. */
  fractionDigits: number;
  price: PriceOrder;
  /** Target numbers. Ignored if the shop already has as many. */
  products?: number | undefined;
  orders?: number | undefined;
  hashPassword: (password: string) => Promise<string>;
  /** Receives the files of the sample's images. Omitted or null: the sample has no images. */
  storage?: MediaStorage | null;
  onProgress?: ((done: { what: 'products' | 'orders'; done: number; total: number }) => void) | undefined;
  /** Stops between two batches. Completed batches remain. */
  signal?: AbortSignal | undefined;
};

/** Returns whether a user of the sample has this address. */
export const isSampleAddress = (email: string): boolean =>
  sampleUsers.some((user) => user.email.toLowerCase() === email.toLowerCase());

/** Ignores accounts: the first administrator may already exist. */
export const isEmptyShop = async (db: Database): Promise<boolean> => (await db.$count(products)) === 0;

/** Inserts the sample if it is missing, then generated products and orders up to the target numbers. */
export async function seed(db: Database, options: SeedOptions): Promise<void> {
  const { currency, fractionDigits, price, hashPassword, storage = null, onProgress, signal } = options;
  const hashes = SAMPLE_ACCOUNTS.map(
    async ({ email, password }) => [email, await hashPassword(password)] as const,
  );
  const passwordHashes = new Map(await Promise.all(hashes));
  // The sample's other users have an unknown password, so they cannot sign in.
  const unknownPasswordHash = await hashPassword(randomUUID());
  signal?.throwIfAborted();
  await addSample(db, { currency, fractionDigits, price, passwordHashes, unknownPasswordHash, storage });

  const topUp = (what: 'products' | 'orders') => ({
    currency,
    fractionDigits,
    price,
    unknownPasswordHash,
    onBatch: (done: number, total: number) => {
      onProgress?.({ what, done, total });
      signal?.throwIfAborted();
    },
  });
  await topUpProducts(db, options.products ?? 0, topUp('products'));
  await topUpOrders(db, options.orders ?? 0, topUp('orders'));
  await tidy(db);
}

/** Vacuums and analyzes. Before autovacuum runs, plans would assume empty tables. */
async function tidy(db: Database): Promise<void> {
  const client = await db.$client.connect();
  try {
    // In a large database this may exceed the statement timeout.
    await client.query('set statement_timeout = 0');
    await client.query(
      `vacuum (analyze) users, categories, attributes, attribute_values, product_groups, products, images, attached_images, search_words,
        orders, order_details, order_events, stock_movements,
        tax_rates, discount_codes, discount_redemptions, payments, refunds, test_payments, order_changes`,
    );
  } finally {
    // Closes the connection, which discards the setting.
    client.release(true);
  }
}
