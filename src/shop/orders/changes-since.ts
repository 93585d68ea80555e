import type { QueryOrdersChangedSinceArgs } from '../../generated/graphql.ts';
import type { Queryable } from '../../platform/db/client.ts';
import { badUserInput } from '../../platform/errors.ts';
import { orderChangesAfter } from './order-changes.sql.ts';

const MAX_CHANGES = 100;
/** The text of a cursor. The letter keeps clients from using it as a number. */
const CURSOR = /^c(\d{1,18})$/;

export const writeChangeCursor = (position: bigint): string =>
  Buffer.from(`c${position}`).toString('base64url');

function readChangeCursor(cursor: string): bigint {
  const match = CURSOR.exec(Buffer.from(cursor, 'base64url').toString());
  if (!match?.[1])
    throw badUserInput('The cursor is not valid. Pass a cursor that ordersChangedSince returned.');
  return BigInt(match[1]);
}

/** Returns the changes of orders after a cursor, oldest first. */
export async function orderChangesSince(
  { db }: { db: Queryable },
  { cursor, first }: QueryOrdersChangedSinceArgs,
) {
  const limit = first ?? MAX_CHANGES;
  if (limit < 1 || limit > MAX_CHANGES)
    throw badUserInput(`first must be from 1 to ${MAX_CHANGES}, not ${limit}.`);
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
