import { sql } from 'drizzle-orm';
import type { Queryable } from './client.ts';

/** Advisory locks between instances. The numbers are arbitrary but must be distinct, and the same in all instances. */
export const LOCKS = {
  migration: 7_013_001,
  categoryTree: 7_013_002,
  seeding: 7_013_003,
  relay: 7_013_004,
  webhookEndpoints: 7_013_005,
  administrators: 7_013_006,
  queues: 7_013_007,
  promotions: 7_013_008,
  attributes: 7_013_026,
  importUploads: 7_013_029,
  searchSynonyms: 7_013_030,
  sessionSettings: 7_013_040,
};

/** Waits for the lock and holds it until the transaction ends. */
export const takeLock = (tx: Queryable, lock: keyof typeof LOCKS) =>
  tx.execute(sql`select pg_advisory_xact_lock(${LOCKS[lock]})`);
