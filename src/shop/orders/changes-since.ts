import type { Queryable } from '../../platform/db/client.ts';
import { badUserInput } from '../../platform/errors.ts';
import { orderChangesAfter } from './order-changes.sql.ts';

const MOST = 100;
/** As it is given to clients; the letter keeps it from being taken for a number to reckon with. */
const CURSOR = /^c(\d{1,18})$/;

export const writeChangeCursor = (position: bigint): string =>
  Buffer.from(`c${position}`).toString('base64url');

function readChangeCursor(cursor: string): bigint {
  const match = CURSOR.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match?.[1]) throw badUserInput('The cursor is not one of ordersChangedSince.');
  return BigInt(match[1]);
}

/** What has happened to orders after a cursor, the earliest first. */
export async function orderChangesSince(
  db: Queryable,
  cursor: string | null | undefined,
  first: number | null | undefined,
) {
  const limit = first ?? MOST;
  if (limit < 1 || limit > MOST) throw badUserInput(`first must be from 1 to ${MOST}, not ${limit}.`);
  const after = cursor == null ? 0n : readChangeCursor(cursor);
  const rows = await orderChangesAfter(db, after, limit + 1);
  const changes = rows.slice(0, limit);
  const last = changes.at(-1);
  return {
    changes,
    cursor: last ? writeChangeCursor(last.position) : (cursor ?? null),
    hasMore: rows.length > limit,
  };
}
