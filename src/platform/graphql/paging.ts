import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../engine/documents/limits.ts';
import { badUserInput } from '../errors.ts';
import { isUuid } from './ids.ts';

export type PageArgs = {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
};

/** Where a row stands in its list: the value it is sorted by, as text, and its id, which breaks ties. */
export type Position = { key: string; id: string };

/** A page to read: up to `limit` rows beyond `from`, going backward where `last` or `before` was given. */
export type Page = { limit: number; backward: boolean; from: Position | null };

/** What a list is sorted by. Its name stands in the cursors, which point nowhere in another order. */
export type SortOrder<Row> = { name: string; key: keyof typeof KEYS; keyOf: (row: Row) => string };

/** What a connection type resolves from. What is a function costs nothing unless it is selected. */
export type Connection<Row> = {
  edges: () => { cursor: string; node: Row }[];
  nodes: Row[];
  pageInfo: () => {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
  totalCount: () => Promise<number>;
};

/** What a key must look like to be cast by the database: a cursor may come from anywhere. */
const KEYS = {
  // JavaScript also reads a 30th of February and years that PostgreSQL does not, but writes no instant like that.
  instant: (key: string) =>
    /^(?!0000)\d{4}-/.test(key) && !Number.isNaN(Date.parse(key)) && new Date(key).toISOString() === key,
  integer: (key: string) => /^-?\d{1,18}$/.test(key),
  text: (key: string) => !key.includes('\0'),
};

function readPage<Row>({ first, after, last, before }: PageArgs, order: SortOrder<Row>): Page {
  if (first != null && last != null) throw badUserInput('Give first or last, not both.');
  if (first != null && before != null) throw badUserInput('before goes with last; with first give after.');
  if (after != null && (last != null || before != null)) {
    throw badUserInput('after goes with first; with last give before.');
  }
  const backward = last != null || before != null;
  const limit = (backward ? last : first) ?? DEFAULT_PAGE_SIZE;
  if (limit < 1 || limit > MAX_PAGE_SIZE) {
    throw badUserInput(`${backward ? 'last' : 'first'} must be from 1 to ${MAX_PAGE_SIZE}, not ${limit}.`);
  }
  const cursor = backward ? before : after;
  return { limit, backward, from: cursor == null ? null : readCursor(cursor, order) };
}

/** Reads one page of a list as a connection. `page` returns one row more than the limit if the list goes on. */
export async function readConnection<Row extends { id: string }>(
  args: PageArgs,
  order: SortOrder<Row>,
  read: { page: (page: Page) => Promise<readonly Row[]>; count: () => Promise<number> },
): Promise<Connection<Row>> {
  const page = readPage(args, order);
  return connection(await read.page(page), page, order, read.count);
}

function connection<Row extends { id: string }>(
  rows: readonly Row[],
  page: Page,
  order: SortOrder<Row>,
  totalCount: () => Promise<number>,
): Connection<Row> {
  const hasMore = rows.length > page.limit;
  const nodes = rows.slice(0, page.limit);
  if (page.backward) nodes.reverse();
  const cursorOf = (node: Row | undefined) => (node ? writeCursor(node, order) : null);
  return {
    edges: () => nodes.map((node) => ({ cursor: writeCursor(node, order), node })),
    nodes,
    pageInfo: () => ({
      hasNextPage: page.backward ? page.from !== null : hasMore,
      hasPreviousPage: page.backward ? hasMore : page.from !== null,
      startCursor: cursorOf(nodes[0]),
      endCursor: cursorOf(nodes.at(-1)),
    }),
    totalCount,
  };
}

const writeCursor = <Row extends { id: string }>(row: Row, { name, keyOf }: SortOrder<Row>) =>
  Buffer.from(JSON.stringify([name, keyOf(row), row.id])).toString('base64url');

function readCursor<Row>(cursor: string, order: SortOrder<Row>): Position {
  const [name, key, id] = parseArray(Buffer.from(cursor, 'base64url').toString());
  if (
    name === order.name &&
    typeof key === 'string' &&
    KEYS[order.key](key) &&
    typeof id === 'string' &&
    isUuid(id)
  ) {
    return { key, id };
  }
  throw badUserInput('The cursor is not one of this list, in this order.');
}

function parseArray(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
