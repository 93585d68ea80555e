import { sql } from 'drizzle-orm';
import type { Queryable } from './client.ts';

/** The advisory locks by which instances take turns. Any numbers will do, as long as all take the same and no two are alike. */
export const LOCKS = {
  migration: 7_013_001,
  categoryTree: 7_013_002,
  seeding: 7_013_003,
  relay: 7_013_004,
  webhookEndpoints: 7_013_005,
  administrators: 7_013_006,
  queues: 7_013_007,
};

/** Waits for the lock, and holds it till the transaction ends. */
export const takeLock = (tx: Queryable, lock: keyof typeof LOCKS) =>
  tx.execute(sql`select pg_advisory_xact_lock(${LOCKS[lock]})`);
