import { eq, inArray } from 'drizzle-orm';
import { priceHistory, products } from '../../src/platform/db/schema.ts';
import { toDecimal } from '../../src/platform/money/money.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { newCategory, newProduct } from '../support/data.ts';
import { repetitions } from '../support/depth.ts';
import { drawing } from '../support/drawing.ts';
import { readPages } from '../support/pages.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const HOUR = 3_600_000;
const DAYS_30 = 30 * 24;

const { upTo, chance } = drawing('price history');

type Entry = typeof priceHistory.$inferInsert;

/** The hours of a history count from an arbitrary instant. The sale of the product starts at `SALE_START`. */
const ORIGIN = Date.UTC(2026, 0, 1);
const SALE_START = 60 * 24;
const at = (hour: number) => new Date(ORIGIN + hour * HOUR);

function entryAt(productId: string, hour: number): Entry {
  const regularPrice = BigInt(100 + upTo(900));
  const startsAt = Math.max(0, hour - 100 + upTo(400));
  const sale = chance(0.6) && {
    salePrice: BigInt(1 + upTo(100)),
    saleStartsAt: at(startsAt),
    saleEndsAt: chance(0.7) ? at(startsAt + 1 + upTo(200)) : null,
  };
  return { productId, regularPrice, validFrom: at(hour), ...sale };
}

/** Walks through the hours before the sale, and looks up the price that was charged in each of them. */
function lowestByHour(entries: readonly Entry[]): string | undefined {
  let lowest: bigint | null = null;
  for (let hour = SALE_START - DAYS_30; hour < SALE_START; hour++) {
    const now = at(hour);
    const valid = entries.findLast(({ validFrom }) => validFrom <= now);
    if (!valid) continue;
    const { regularPrice, salePrice, saleStartsAt, saleEndsAt } = valid;
    const isSale = salePrice != null && saleStartsAt! <= now && (saleEndsAt == null || now < saleEndsAt);
    const charged = isSale ? salePrice : regularPrice;
    if (lowest === null || charged < lowest) lowest = charged;
  }
  return lowest === null ? undefined : toDecimal({ amount: lowest, currency: 'USD' });
}

const LIST = `query ($categoryId: ID!, $first: Int, $after: String) {
  products(first: $first, after: $after, filter: { categoryId: $categoryId }) {
    nodes { id lowestPrice30Days { amount } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

type Page = {
  nodes: { id: string; lowestPrice30Days: { amount: string } | null }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
};

test('finds the lowest price that was charged in the 30 days before a sale', async () => {
  const { id: categoryId } = await newCategory(app);
  const histories = new Map<string, Entry[]>();
  for (let n = repetitions(1_000); n > 0; n--) {
    const { id } = await newProduct(app, {
      categoryId,
      stock: 0,
      salePrice: 0n,
      saleStartsAt: at(SALE_START),
    });
    const hours = Array.from({ length: upTo(8) }, () => upTo(SALE_START)).sort((a, b) => a - b);
    histories.set(
      id,
      [...new Set(hours)].map((hour) => entryAt(id, hour)),
    );
  }
  const ids = [...histories.keys()];
  await app.db.delete(priceHistory).where(inArray(priceHistory.productId, ids));
  for (const entries of histories.values())
    for (const entry of entries) await app.db.insert(priceHistory).values(entry);

  const pages = await readPages<Page>((args) => ask(app, LIST, { categoryId, ...args }), { size: 100 });
  const found = pages.flatMap(({ nodes }) => nodes);
  expect(new Map(found.map((product) => [product.id, product.lowestPrice30Days?.amount]))).toEqual(
    new Map([...histories].map(([id, entries]) => [id, lowestByHour(entries)])),
  );
});

test('the history of a product is deleted with it only', async () => {
  const { id } = await newProduct(app, { stock: 0 });
  await app.db.update(products).set({ deletedAt: new Date() }).where(eq(products.id, id));

  expect(await app.db.select().from(priceHistory).where(eq(priceHistory.productId, id))).toHaveLength(1);
});
