import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { startApp, type Account, type App } from './support/app.ts';
import { fillWithLargeShop, PEOPLE } from './support/large-shop.ts';
import { flawsIn, type Node } from './support/plans.ts';

/**
 * Each statement that the server sends for a list or a look-up is planned and executed on a shop that is large enough for a missing
 * index to show. What is sent is written down while the operations run: a new statement is looked at as soon as one sends it.
 */
const SIZE = { orders: 20_000, products: 20_000 };

type Statement = { sql: string; parameters: unknown[]; asked: string };

let app: App;
let as: Record<keyof typeof PEOPLE, Account>;
const sent = new Map<string, Statement>();
let asking = '';

beforeAll(async () => {
  app = await startApp({
    logStatement: (sql, parameters) => {
      // The first values are those of the first page, and the last ones of the next: both have a text of their own.
      if (asking && !sent.has(sql)) sent.set(sql, { sql, parameters, asked: asking });
    },
  });
  await fillWithLargeShop(app.databaseUrl, SIZE);
  as = Object.fromEntries(
    await Promise.all(
      Object.entries(PEOPLE).map(async ([who, email]) => {
        const { rows } = await app.db.$client.query(
          'select users.id, sessions.id as session from users join sessions on user_id = users.id where email = $1',
          [email],
        );
        const { id, session } = rows[0] as { id: string; session: string };
        const { token } = await app.tokens.sign(id, session);
        return [who, { id, email, token, sessionId: session }];
      }),
    ),
  ) as typeof as;
}, 60_000);
afterAll(() => app.stop());

async function run(name: string, document: string, variables: object = {}, who?: Account) {
  asking = name;
  const { data, errors } = await app.query(document, variables, { as: who });
  asking = '';
  expect([name, errors]).toEqual([name, undefined]);
  return data;
}

test('what lists and look-ups cost goes by the page, not by the table', async () => {
  await runExamples();
  await runLists();

  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  const found: string[] = [];
  try {
    for (const statement of sent.values()) {
      if (!/^\s*(select|with)/i.test(statement.sql)) continue;
      const modes = statement.sql.includes('limit 10001') ? ['force_custom_plan'] : ['force_custom_plan', 'force_generic_plan'];
      for (const mode of modes) {
        const read = async (seqScans: boolean) => flawsIn(await planOf(client, statement, mode, seqScans), statement.sql.includes('limit 10001') ? 11_000 : 3_000);
        let flaws = await read(true);
        // Of a table that is small yet, the planner reads all, index or not.
        if (flaws.some((flaw) => flaw.startsWith('Seq Scan'))) flaws = await read(false);
        if (flaws.length > 0) found.push(`${statement.asked.slice(0, 150)} ${mode}: ${flaws.join('; ')}`);
        if (flaws.length > 0) writeFileSync(`/tmp/growth-data/flaw-${found.length}.sql`, JSON.stringify({ ...statement, mode, flaws }, null, 1));
      }
    }
  } finally {
    await client.end();
  }
  expect(found).toEqual([]);
}, 60_000);

let prepared = 0;
async function planOf(client: pg.Client, { sql, parameters }: Statement, mode: string, seqScans: boolean): Promise<Node> {
  const name = `s${prepared++}`;
  await client.query('begin');
  try {
    await client.query(`set local plan_cache_mode = ${mode}; set local enable_seqscan = ${seqScans}`);
    await client.query(`prepare ${name} as ${sql}`);
    const values = parameters.map(literal).join(', ');
    const { rows } = await client.query(
      `explain (analyze, timing off, format json) execute ${name}${values && `(${values})`}`,
    );
    return rows[0]['QUERY PLAN'][0].Plan as Node;
  } finally {
    await client.query('rollback');
    await client.query(`deallocate all`);
  }
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Buffer.isBuffer(value)) return `'\\x${value.toString('hex')}'`;
  if (Array.isArray(value))
    return pg.escapeLiteral(
      `{${value.map((each) => (each === null ? 'NULL' : JSON.stringify(String(each)))).join(',')}}`,
    );
  return pg.escapeLiteral(String(value));
}

// ── what is asked ───────────────────────────────────────────────────────────────────────────────────────────────

/** The queries among the examples, as they are. */
async function runExamples() {
  const folder = new URL('../examples/operations/', import.meta.url);
  for (const file of readdirSync(folder)) {
    const text = readFileSync(new URL(file, folder), 'utf8');
    if (!/^query /m.test(text)) continue;
    const [, json] = /^# Variables:\n((?:# .*\n)+)/m.exec(text) ?? [];
    const variables = json ? (JSON.parse(json.replace(/^# /gm, '')) as object) : {};
    for (const who of [as.regular, as.admin]) {
      asking = file;
      await app.query(text, variables, { as: who });
      asking = '';
    }
  }
}

const PAGE = 'totalCount pageInfo { startCursor endCursor }';

/** Each list by each filter: its first page, the next one, and the last. */
async function runList(field: string, args: string, who?: Account, nodes = 'nodes { id }') {
  const page = async (place: string) => {
    const given = [args, place].filter(Boolean).join(', ');
    return run(`${field}(${given})`, `{ ${wrap(field, `(${given}) { ${PAGE} ${nodes} }`)} }`, {}, who);
  };
  const endOf = (data: any) =>
    unwrap(data).pageInfo as {
      startCursor: string | null;
      endCursor: string | null;
    };
  const first = endOf(await page('first: 20'));
  await page('last: 20');
  if (first.endCursor) {
    await page(`first: 20, after: "${first.endCursor}"`);
    await page(`last: 20, before: "${first.endCursor}"`);
  }
}
const wrap = (field: string, rest: string) =>
  field.includes('.')
    ? field
        .split('.')
        .map((each, index, all) => (index < all.length - 1 ? `${each} {` : each))
        .join(' ') +
      rest +
      ' }'.repeat(field.split('.').length - 1)
    : field + rest;
const unwrap = (data: any): any => {
  let value = data as any;
  while (!('pageInfo' in value)) value = Object.values(value)[0];
  return value;
};

async function runLists() {
  const nested = `nodes { id number customer { id } details { product { id category { id name } } } payments { id refunds { id } } history { at actor { id } } emails { id } }`;
  const customerId = as.regular.id;
  const orderFilters = [
    '',
    'status: [PENDING]',
    'status: [PENDING, CANCELLED]',
    `customerId: "${customerId}"`,
    'placedFrom: "2025-01-01T00:00:00Z"',
    'placedBefore: "2025-01-01T00:00:00Z"',
    'placedFrom: "2025-01-01T00:00:00Z", placedBefore: "2026-01-01T00:00:00Z", status: [SHIPPED]',
    'number: "ORD-00000100"',
  ];
  for (const filter of orderFilters) await runList('orders', `filter: { ${filter} }`, as.staff, nested);
  for (const filter of ['', 'status: [DELIVERED]', 'placedBefore: "2025-01-01T00:00:00Z"'])
    await runList('me.orders', `filter: { ${filter} }`, as.regular, nested);

  const productFilters = [
    '',
    'inStock: true',
    'minPrice: "20", maxPrice: "60"',
    'minPrice: "20", maxPrice: "20.01"',
    'categorySlug: "category-700"',
    'categorySlug: "category-1", includeSubcategories: true',
    'categorySlug: "category-5", includeSubcategories: true, inStock: true, minPrice: "20"',
  ];
  for (const filter of productFilters) {
    for (const sort of ['NEWEST', 'NAME', 'PRICE_ASC', 'PRICE_DESC'])
      await runList(
        'products',
        `sort: ${sort}, filter: { ${filter} }`,
        undefined,
        'nodes { id category { id parent { id } } }',
      );
  }
  for (const search of [
    'walnut',
    'kitchen',
    'walnut bowl',
    'Walnut Bowl bakobabin',
    'wal',
    'walnt bwol',
    'SKU-0000100',
    'zyxwv',
    'box',
  ]) {
    await runList('products', `search: "${search}"`);
    await runList('products', `search: "${search}", sort: PRICE_ASC`);
    await runList(
      'products',
      `search: "${search}", filter: { categorySlug: "category-3", includeSubcategories: true }`,
    );
  }
  await runList('category(by: { slug: "category-5" }).products', 'filter: { includeSubcategories: true }');
  await runList('category(by: { slug: "category-700" }).products', 'sort: NAME');
  await run(
    'tree',
    '{ category(by: { slug: "category-1023" }) { ancestors { id } parent { id children { id products(first: 2) { totalCount nodes { id } } } } } }',
  );
  for (const rootsOnly of [true, false]) await runList('categories', `rootsOnly: ${rootsOnly}`);

  const { products, orders } = await run(
    'ids',
    `{ products(first: 1) { nodes { id slug sku } } orders(first: 1) { nodes { id number } } }`,
    {},
    as.staff,
  );
  for (const [key, value] of Object.entries<string>(products.nodes[0]))
    await run(`product by ${key}`, `{ product(by: { ${key}: "${value}" }) { id } }`);
  for (const [key, value] of Object.entries<string>(orders.nodes[0]))
    for (const who of [as.staff, as.regular])
      await run(`order by ${key}`, `{ order(by: { ${key}: "${value}" }) { id } }`, {}, who);

  for (const filter of [
    '',
    'role: STAFF',
    'search: "customer-77@"',
    'search: "example.com"',
    'search: "Person 12", role: CUSTOMER',
  ])
    await runList('users', `filter: { ${filter} }`, as.admin);
  const auditFilters = [
    '',
    'action: ROLE_CHANGED',
    'action: UPDATED',
    `actorId: "${as.staff.id}"`,
    'subjectType: "Product"',
    'from: "2026-01-01T00:00:00Z"',
    'before: "2025-01-01T00:00:00Z"',
  ];
  for (const filter of auditFilters)
    await runList('auditLog', `filter: { ${filter} }`, as.admin, 'nodes { id actor { id } }');
  for (const filter of ['', 'state: FAILED', 'state: DELIVERED'])
    await runList(
      'webhookDeliveries',
      `filter: { ${filter} }`,
      as.admin,
      'nodes { id endpoint { id } order { id } }',
    );
  await runList('failedJobs', '', as.staff);
  await run('changes', '{ ordersChangedSince(first: 50) { cursor changes { order { id } } } }', {}, as.admin);
}
