import { createHmac } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { coalesceReads } from '../query/coalesce-reads.ts';
import {
  createPositionTokens,
  KEY_BYTES,
  parseLsn,
  parseTimeline,
  PRIMARY_ONLY,
  type WalPosition,
} from './position.ts';

export async function readPosition(db: Queryable): Promise<WalPosition> {
  const { rows } = await db.execute<{ file: string; lsn: string }>(sql`
    select pg_walfile_name(lsn) as file, (lsn - '0/0')::text as lsn
    from pg_current_wal_insert_lsn() as lsn`);
  const { file, lsn } = rows[0]!;
  return { timeline: parseTimeline(file), lsn: parseLsn(lsn) };
}

/** Mutations that end at the same time share a statement, which begins after all of their commits. */
const readCurrentPosition = coalesceReads(async (db, keys: readonly 'current'[]): Promise<WalPosition[]> => {
  const position = await readPosition(db);
  return keys.map(() => position);
});

/** Creates position tokens for clients, and reads the tokens that clients send. All instances must have the same secret. */
export function createPositions(secret: string) {
  const key = createHmac('sha256', secret).update('positions').digest().subarray(0, KEY_BYTES);
  const { write, readNewest } = createPositionTokens(key);
  const primaryOnly = write(PRIMARY_ONLY);
  return {
    readNewest,
    /** Returns a token of the current position, which is after all committed changes. `db` must be the primary. */
    current: (db: Queryable): Promise<string> =>
      readCurrentPosition(db, 'current', undefined).then(write, () => primaryOnly),
    /** The token for a client whose change may be committed later. */
    primaryOnly,
  };
}

export type Positions = ReturnType<typeof createPositions>;
