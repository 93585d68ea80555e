import { fingerprintOf } from '../../platform/crypto/fingerprint.ts';
import type { QueryOrdersChangedSinceArgs } from '../../generated/graphql.ts';
import type { Queryable } from '../../platform/db/client.ts';
import type { OrderChangeRow } from '../../platform/db/schema.ts';
import { badUserInput, lostChange } from '../../platform/errors.ts';
import { orderChangesFrom } from './order-changes.sql.ts';

const MAX_CHANGES = 100;
/**
 * The text of a cursor: a position, and the fingerprint of the change at this position. Cursors of older versions have no
 * fingerprint. The letter `c` keeps clients from using a cursor as a number.
 */
const CURSOR = /^c(\d{1,18})(?:\.([0-9a-f]{16}))?$/;

type Cursor = { position: bigint; fingerprint: string | undefined };

/** Differs for two changes with the same position. After a failover that lost a change, another change can get its position. */
const changeFingerprint = ({ orderId, kind, at }: OrderChangeRow): string =>
  fingerprintOf([orderId, kind, at]).toString('hex', 0, 8);

export const writeChangeCursor = (change: OrderChangeRow): string =>
  Buffer.from(`c${change.position}.${changeFingerprint(change)}`).toString('base64url');

function parseChangeCursor(cursor: string): Cursor {
  const match = CURSOR.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match?.[1])
    throw badUserInput('The cursor is not valid. Pass a cursor that ordersChangedSince returned.');
  return { position: BigInt(match[1]), fingerprint: match[2] };
}

/** Returns up to `limit` changes after a cursor. Throws if the log does not contain the change of the cursor. */
async function changesAfter(
  db: Queryable,
  { position, fingerprint }: Cursor,
  limit: number,
): Promise<OrderChangeRow[]> {
  if (fingerprint === undefined) return orderChangesFrom(db, position + 1n, limit);
  const [changeAtCursor, ...changes] = await orderChangesFrom(db, position, limit + 1);
  if (changeAtCursor?.position !== position || changeFingerprint(changeAtCursor) !== fingerprint)
    throw lostChange();
  return changes;
}

/** Returns the changes of orders after a cursor, oldest first. See docs/decisions/0047. */
export async function orderChangesSince(
  { db }: { db: Queryable },
  { cursor, first }: QueryOrdersChangedSinceArgs,
) {
  const limit = first ?? MAX_CHANGES;
  if (limit < 1 || limit > MAX_CHANGES)
    throw badUserInput(`first must be from 1 to ${MAX_CHANGES}, not ${limit}.`);
  const after = cursor == null ? { position: 0n, fingerprint: undefined } : parseChangeCursor(cursor);
  const rows = await changesAfter(db, after, limit + 1);
  const changes = rows.slice(0, limit);
  const last = changes.at(-1);
  return {
    changes,
    cursor: last ? writeChangeCursor(last) : (cursor ?? null),
    hasMore: rows.length > limit,
  };
}
