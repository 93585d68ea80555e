import type { Queryable } from '../client.ts';
import { listsByKeys } from './by-key.ts';
import { coalesceReads } from './coalesce-reads.ts';

/**
 * Coalesces reads of rows by a key: one statement reads the keys of all concurrent requests, each of them once. Returns the rows of
 * a request in the order of its keys. The rows of one key are in the order of `read`. The conditions of
 * `coalesceReads` apply. Requests with a key in common share its rows, so callers must not change a row.
 */
export function coalesceRows<Row, Shape = void>(
  read: (db: Queryable, keys: readonly string[], shape: Shape) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string | null,
): (db: Queryable, keys: readonly string[], shape: Shape) => Promise<Row[]> {
  return coalesceReads(async (db, requests: readonly (readonly string[])[], shape: Shape) => {
    const keys = [...new Set(requests.flat())];
    const lists = listsByKeys(keys, await read(db, keys, shape), keyOf);
    const rowsOf = new Map(keys.map((key, index) => [key, lists[index]!]));
    return requests.map((requested) => [...new Set(requested)].flatMap((key) => rowsOf.get(key)!));
  });
}
