import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { products } from '../../src/platform/db/schema.ts';
import { newAttribute, type NewAttribute } from '../support/attributes.ts';
import { ask, startApp, type App } from '../support/app.ts';

/** More products than the counts read at once. The rare ones are written last, so that they are not among the products read. */
const FREQUENT = 21_000;
const BOTH = 120;
const ONLY_RARE = 50;

let app: App;
let color: NewAttribute;
let size: NewAttribute;
beforeAll(async () => {
  app = await startApp();
  color = await newAttribute(app, ['black', 'gold', 'red']);
  size = await newAttribute(app, ['m', 'xl']);
  await addProducts(FREQUENT, color.values['black']!, size.values['m']!);
  await addProducts(BOTH, color.values['gold']!, size.values['xl']!);
  await addProducts(ONLY_RARE, color.values['red']!, size.values['xl']!);
  await app.db.execute(sql`analyze ${products}`);
}, 300_000);
afterAll(() => app.stop());

async function addProducts(count: number, ...valueIds: string[]) {
  for (let left = count; left > 0; left -= 1_000) {
    const rows = Array.from({ length: Math.min(left, 1_000) }, () => {
      const slug = randomUUID();
      return { name: 'Shirt', slug, sku: slug.slice(0, 30), price: 1_000n, stock: 0, valueIds };
    });
    await app.db.insert(products).values(rows);
  }
}

/** Estimates of the number of products: with the larger one, each part of the counts reads its own products. */
const ESTIMATES = [FREQUENT, 5 * FREQUENT];

test.each(
  [false, true].flatMap((oneOfEachGroup) => ESTIMATES.map((estimate) => ({ oneOfEachGroup, estimate }))),
)('counts of rare products are exact in a large list: %o', async ({ oneOfEachGroup, estimate }) => {
  await app.db.execute(sql`update pg_class set reltuples = ${estimate} where oid = 'products'::regclass`);
  const list = await ask(
    app,
    `query ($filter: ProductFilter) { products(filter: $filter) { totalCount
      facets { attribute { code } values { value { code } count } } } }`,
    {
      filter: {
        oneOfEachGroup,
        attributes: [
          { code: color.code, anyOf: ['black', 'gold'] },
          { code: size.code, anyOf: ['xl'] },
        ],
      },
    },
  );
  const counts = Object.fromEntries(
    list.facets.map(({ attribute, values }: any) => [
      attribute.code,
      Object.fromEntries(values.map(({ value, count }: any) => [value.code, count])),
    ]),
  );

  expect(list.totalCount).toBe(BOTH);
  expect(counts[color.code]).toEqual({ black: 0, gold: BOTH, red: ONLY_RARE });
  expect(counts[size.code].m).toBeGreaterThan(9_000);
});
