import type { Database } from '../../platform/db/client.ts';
import { deleteUnusedGuestCarts } from './unused-carts.sql.ts';

/** The number of carts that one statement deletes, with their items. A small batch holds its locks only briefly. */
const BATCH_SIZE = 500;

/** Deletes guest carts that were not changed for `ttlSeconds`, including merged carts. */
export async function expireGuestCarts(db: Database, ttlSeconds: number): Promise<void> {
  while ((await deleteUnusedGuestCarts(db, ttlSeconds, BATCH_SIZE)) === BATCH_SIZE);
}
