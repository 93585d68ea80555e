import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createDatabase, type TestDatabase } from '../support/database.ts';
import { startServerProcess, type ServerProcess } from '../support/server-process.ts';

let database: TestDatabase;
let server: ServerProcess;
beforeAll(async () => {
  database = await createDatabase();
  server = await startServerProcess({
    DATABASE_URL: database.url,
    WORKER: 'off',
    SEED: 'sample',
    RATE_LIMITS: 'on',
    // Each request has its own client address, so that limits per client do not hide the effect of a document.
    TRUST_PROXY: '127.0.0.1',
    LOG_LEVEL: 'info',
  });
}, 60_000);
afterAll(async () => {
  await server.end('SIGTERM');
  await database.drop();
});

let count = 0;
const nextAddress = () => `10.${(++count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`;

async function post(body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': nextAddress(), ...headers },
    body,
  });
  return { status: response.status, text: await response.text() };
}
const ask = (query: string, variables: unknown = {}) => post(JSON.stringify({ query, variables }));
const cheap = () => ask('{ products(first: 1) { nodes { name } } }');

const times = (howMany: number, piece: (i: number) => string) =>
  Array.from({ length: howMany }, (_, i) => piece(i)).join(' ');
const nested = (levels: number, open: string, inside: string, close: string) =>
  open.repeat(levels) + inside + close.repeat(levels);

/** Requests that a client might send to bring a server down. */
const HOSTILE: Record<string, () => Promise<{ status: number; text: string }>> = {
  'a category of a category, twenty levels down': () =>
    ask(`{ products(first: 12) { nodes { category { ${nested(20, 'children { ', 'name', ' }')} } } } }`),
  'lists of lists of a hundred': () =>
    ask(
      '{ categories(first: 100) { nodes { products(first: 100) { nodes { category { products(first: 100) { nodes { name } } } } } } } }',
    ),
  'a thousand levels': () => ask(nested(1000, '{ a ', '{ b }', '}')),
  'fifty thousand braces': () => ask('{'.repeat(50_000)),
  'a list in a list, ten thousand times': () =>
    ask(`{ products(filter: { categoryId: ${nested(10_000, '[', '', ']')} }) { totalCount } }`),
  'a field under ten thousand names': () => ask(`{ ${times(9_000, (i) => `a${i}: me { id }`)} }`),
  'a field selected ten thousand times': () => ask(`{ ${times(10_000, () => '__typename')} }`),
  'ten thousand root fields': () => ask(`mutation { ${times(2_000, (i) => `a${i}: logout`)} }`),
  'two hundred sign-ins in one document': () =>
    ask(
      `mutation { ${times(200, (i) => `a${i}: login(input: { email: "a@example.com", password: "${i}aaaaaaa" }) { __typename }`)} }`,
    ),
  'fragments that spread the next one twice, thirty times over': () =>
    ask(
      `{ ...F0 } ${times(30, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)} fragment F30 on Query { __typename }`,
    ),
  'aliases times fragments, ten to the sixth': () =>
    ask(
      `{ ...F0 } ${times(6, (i) => `fragment F${i} on Query { ${times(10, () => `...F${i + 1}`)} }`)} fragment F6 on Query { products(first: 100) { nodes { name } } }`,
    ),
  'a fragment that spreads itself': () =>
    ask('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'),
  'a chain of a thousand fragments': () =>
    ask(
      `{ ...F0 } ${times(1000, (i) => `fragment F${i} on Query { ...F${i + 1} }`)} fragment F1000 on Query { __typename }`,
    ),
  'fields that overlap in each of a thousand selections': () =>
    ask(`{ ${times(1000, (i) => `products(first: 1) { nodes { a: name b${i}: name } }`)} }`),
  'a thousand directives': () => ask(`{ __typename ${times(5000, () => '@skip(if: false)')} }`),
  'introspection of introspection': () =>
    ask(`{ __schema { types { ${nested(10, 'fields { type { ', 'name', ' } }')} } } }`),
  'a list of ten thousand ids': () =>
    ask('query ($items: [OrderItemInput!]) { previewOrder(input: { items: $items }) { __typename } }', {
      items: Array(2_000).fill({ productId: 'x' }),
    }),
  'variables ten thousand levels deep': () =>
    post(`{"query":"{ __typename }","variables":${nested(20_000, '{"a":', '1', '}')}}`),
  'extensions ten thousand levels deep': () =>
    post(`{"query":"{ __typename }","extensions":${nested(20_000, '{"a":', '1', '}')}}`),
  // The server stops reading the request early; not every client then receives the reason.
  'a body of twenty megabytes': () =>
    post(`{"query":"{ __typename }","x":"${'x'.repeat(20_000_000)}"}`).catch(() => ({
      status: 413,
      text: '',
    })),
  'bytes that are no UTF-8': () => post(Uint8Array.of(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d)),
  'half a document': () => post('{"query":"{ __typen'),
  'a list of operations': () => post(JSON.stringify(Array(1000).fill({ query: '{ __typename }' }))),
  'another prototype': () =>
    post(
      '{"query":"{ __typename }","__proto__":{"query":"{ me { id } }"},"variables":{"__proto__":{"a":1}}}',
    ),
  'a search of a hundred thousand letters': () =>
    ask('query ($s: String) { products(search: $s) { totalCount } }', { s: 'a%_ '.repeat(20_000) }),
  'an invalid hash of a persisted query': () =>
    post(JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'x'.repeat(50_000) } } })),
  'an access token of fifty kilobytes': () =>
    post('{"query":"{ me { id } }"}', { authorization: `Bearer ${'e'.repeat(10_000)}` }),
};

/** Texts that must never appear in a response. */
const INSIDE =
  /call stack|invalid input syntax|at Object\.|node_modules|SELECT |select "|ECONN|INTERNAL_SERVER_ERROR/;

/** A client that sends its request one byte at a time and never completes it. */
async function dawdle() {
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(
    'POST /graphql HTTP/1.1\r\nHost: shop\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{',
  );
  return socket;
}

const megabytesOf = (pid: number) =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) / 1024;

test.each(Object.keys(HOSTILE))('rejects without internal details, or answers: %s', async (name) => {
  const { status, text } = await HOSTILE[name]!();

  expect(status).toBeLessThan(500);
  expect(text).not.toMatch(INSIDE);
  expect(await cheap()).toMatchObject({ status: 200 });
});

test('responds with the same memory after all hostile requests, repeated and concurrent', async () => {
  const dawdlers = await Promise.all(Array.from({ length: 100 }, dawdle));
  const rush = async () => {
    await Promise.all(Array.from({ length: 5 }, () => Object.values(HOSTILE).map((send) => send())).flat());
  };
  try {
    for (let round = 0; round < 3; round++) await rush();
    const before = megabytesOf(server.pid);
    for (let round = 0; round < 6; round++) await rush();
    const after = megabytesOf(server.pid);

    expect(after).toBeLessThan(before * 1.25 + 50);
    const { status, text } = await cheap();
    expect(status).toBe(200);
    expect(JSON.parse(text).data.products.nodes).toHaveLength(1);
  } finally {
    for (const socket of dawdlers) socket.destroy();
  }
  // The log has no error either: all requests were handled as expected.
  expect(server.output()).not.toMatch(/"level":(50|60)/);
}, 120_000);
