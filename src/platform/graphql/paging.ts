import type { GraphQLResolveInfo } from 'graphql';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../../engine/documents/limits.ts';
import { valueOf, valuesOf, type MaybeWritten } from '../../engine/execution/json-text.ts';
import { badUserInput } from '../errors.ts';
import { isSelected } from './field-selection.ts';
import { isUuid } from './ids.ts';

export type PageArgs = {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
};

/** The position of a row in its list: its sort value as text, and its id, which breaks ties. */
type Position = { key: string; id: string };

/** A page to read. */
export type Page = {
  limit: number;
  /** Whether the page ends before `from` (`last` or `before` was given) instead of starting after it. */
  backward: boolean;
  from: Position | null;
  /** Whether the client selects `pageInfo`. Only then the statement reads one row more, to learn whether the list continues. */
  hasInfo: boolean;
  /** Whether the client selects fields with cursors. Only then the statement reads the sort keys. */
  hasCursors: boolean;
};

/** The sort order of a list. Cursors contain its name, because a cursor is valid in one order only. */
export type SortOrder<Row> = { name: string; key: keyof typeof KEY_CHECKS; keyOf: (row: Row) => string };

/** The source object of a connection type. Its functions run only if their field is selected. */
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

/** Checks that the database can cast the key of a cursor. Clients can send any text as a cursor. */
const KEY_CHECKS = {
  // JavaScript also parses a 30th of February, and years that PostgreSQL rejects. It never formats an instant that way, so the
  // formatted text would differ.
  instant: (key: string) =>
    /^(?!0000)\d{4}-/.test(key) && !Number.isNaN(Date.parse(key)) && new Date(key).toISOString() === key,
  integer: (key: string) => /^-?\d{1,18}$/.test(key),
  text: (key: string) => !key.includes('\0'),
};

function parsePage<Row>(
  { first, after, last, before }: PageArgs,
  order: SortOrder<Row>,
  info: GraphQLResolveInfo | undefined,
): Page {
  if (first != null && last != null) throw badUserInput('Use either first or last, not both.');
  if (first != null && before != null)
    throw badUserInput('Use before together with last. With first, use after.');
  if (after != null && (last != null || before != null)) {
    throw badUserInput('Use after together with first. With last, use before.');
  }
  const backward = last != null || before != null;
  const limit = (backward ? last : first) ?? DEFAULT_PAGE_SIZE;
  if (limit < 0 || limit > MAX_PAGE_SIZE) {
    throw badUserInput(`${backward ? 'last' : 'first'} must be from 0 to ${MAX_PAGE_SIZE}, not ${limit}.`);
  }
  const cursor = backward ? before : after;
  const selects = (name: string) => !info || isSelected(info, name);
  const hasInfo = selects('pageInfo');
  return {
    limit,
    backward,
    from: cursor == null ? null : parseCursor(cursor, order),
    hasInfo,
    hasCursors: hasInfo || selects('edges'),
  };
}

type ConnectionRow = { id: string } & MaybeWritten;

/**
 * Reads one page of a list as a connection. `page` returns one row more than the limit if the list continues and `hasInfo` is true.
 * Without `info`, reads everything that a client can select.
 */
export async function readConnection<Row extends ConnectionRow>(
  args: PageArgs,
  order: SortOrder<Row>,
  read: { page: (page: Page) => Promise<readonly Row[]>; count: () => Promise<number> },
  info?: GraphQLResolveInfo,
): Promise<Connection<Row>> {
  const page = parsePage(args, order, info);
  return connection(await read.page(page), page, order, read.count);
}

/** Builds a connection. `rows` are in the order in which they were read, with one extra row if the list continues after them. */
function connection<Row extends ConnectionRow>(
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
    edges: () => nodes.map((node) => ({ cursor: writeCursor(node, order), node: valueOf(node) })),
    nodes: valuesOf(nodes),
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

function parseCursor<Row>(cursor: string, order: SortOrder<Row>): Position {
  const [name, key, id] = parseArray(Buffer.from(cursor, 'base64url').toString());
  if (
    name === order.name &&
    typeof key === 'string' &&
    KEY_CHECKS[order.key](key) &&
    typeof id === 'string' &&
    isUuid(id)
  ) {
    return { key, id };
  }
  throw badUserInput(
    'The cursor is not valid for this list and sort order. Use a cursor that this list returned.',
  );
}

function parseArray(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
