import { sql } from 'drizzle-orm';
import { products } from '../../src/platform/db/schema.ts';
import { ask, startApp, type App, type Json } from '../support/app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** More products than a search ranks one by one. The newest product is the first. */
const COUNT = 2_400;
const EXACT = ['Ocarina', 'ocarina', 'OCARINA!'];
const PAGE_SIZE = 100;

/** Every ninth product has the word in its name; the first few of these are the oldest products of the shop. */
const textsOf = (n: number) => {
  if (n >= COUNT - EXACT.length) return { name: EXACT[COUNT - 1 - n]!, description: null };
  if (n % 9 === 0 || n > COUNT - 40) return { name: `Ocarina ${n}`, description: 'A flute.' };
  return { name: `Flute ${n}`, description: 'Sounds like an ocarina.' };
};

const SEARCH = `query ($search: String!, $first: Int, $after: String, $last: Int, $before: String, $inStock: Boolean) {
  products(search: $search, first: $first, after: $after, last: $last, before: $before, filter: { inStock: $inStock }) {
    nodes { name }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

async function readAll(
  search: string,
  isBackward: boolean,
  inStock: boolean | null = null,
): Promise<string[]> {
  const names: string[] = [];
  let cursor: string | null = null;
  for (;;) {
    const page: object = isBackward
      ? { last: PAGE_SIZE, before: cursor }
      : { first: PAGE_SIZE, after: cursor };
    const { nodes, pageInfo }: Json = await ask(app, SEARCH, { search, inStock, ...page });
    const found = nodes.map(({ name }: { name: string }) => name);
    if (isBackward) names.unshift(...found);
    else names.push(...found);
    if (!(isBackward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) return names;
    cursor = isBackward ? pageInfo.startCursor : pageInfo.endCursor;
  }
}

test('lists a search with more results than it ranks: exact names, names, then descriptions, each by age', async () => {
  const rows = Array.from({ length: COUNT }, (_, n) => ({
    ...textsOf(n),
    id: `01900000-0000-7000-8000-${(COUNT - n).toString(16).padStart(12, '0')}`,
    slug: `flute-${n}`,
    sku: `FLUTE-${n}`,
    price: 100n,
    stock: n % 2,
    createdAt: new Date(Date.UTC(2024, 0, 1) - n * 60_000),
  }));
  await app.db.insert(products).values(rows);
  await app.db.execute(sql`analyze products`);

  const kindOf = ({ name }: { name: string }) =>
    name === 'Ocarina' ? 0 : EXACT.includes(name) ? 1 : name.startsWith('Ocarina') ? 2 : 3;
  const sorted = rows.toSorted((a, b) => kindOf(a) - kindOf(b) || b.id.localeCompare(a.id));
  const expected = sorted.map(({ name }) => name);

  expect(await readAll('Ocarina', false)).toEqual(expected);
  expect(await readAll('Ocarina', true)).toEqual(expected);
  const inStock = sorted.filter(({ stock }) => stock > 0).map(({ name }) => name);
  expect(await readAll('Ocarina', false, true)).toEqual(inStock);
}, 120_000);

test('fills a page with matches in descriptions if there are few matches in names, some new and some old', async () => {
  const newest = 10;
  const oldest = 5;
  const rows = Array.from({ length: COUNT }, (_, n) => ({
    name: n < newest || n >= COUNT - oldest ? `Kalimba ${n}` : `Harp ${n}`,
    description: 'Similar to a kalimba.',
    id: `01910000-0000-7000-8000-${(COUNT - n).toString(16).padStart(12, '0')}`,
    slug: `harp-${n}`,
    sku: `HARP-${n}`,
    price: 100n,
    stock: 1,
    createdAt: new Date(Date.UTC(2025, 0, 1) - n * 60_000),
  }));
  await app.db.insert(products).values(rows);
  await app.db.execute(sql`analyze products`);

  const { nodes, pageInfo }: Json = await ask(app, SEARCH, { search: 'kalimba', first: 20 });

  const inNames = [...rows.slice(0, newest), ...rows.slice(-oldest)];
  const inDescriptions = rows.slice(newest, newest + 5);
  expect(nodes.map(({ name }: { name: string }) => name)).toEqual(
    [...inNames, ...inDescriptions].map(({ name }) => name),
  );
  expect(pageInfo.hasNextPage).toBe(true);
}, 120_000);
