import fc from 'fast-check';
import { eq } from 'drizzle-orm';
import { JsonText, stringify } from '../../src/engine/execution/json-text.ts';
import { orderDetails } from '../../src/platform/db/schema.ts';
import { localStorage } from '../../src/platform/storage/local-storage.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { newCategory, newCustomer, newProduct, newProducts, placeOrder } from '../support/data.ts';
import { repetitions } from '../support/depth.ts';

/** Names with characters that JSON or other formats escape. */
const NAMES = [
  'Plain',
  'a "quoted" name',
  String.raw`back\slash and \n`,
  'tab\tnewline\nreturn\r\b\f\u0001\u001f\u007f',
  '</script> & \u2028 \u2029',
  "it's ü 茶碗 🫖 e\u0301",
  '{"json":[1]}',
];

const CURRENCIES = ['USD', 'JPY', 'KWD'];

const IMAGES = [
  null,
  '/images/lamp.svg',
  String.raw`/images/a"quote'and\backslash.svg`,
  new URL(`https://cdn.example/a b.jpg?x=1&y='2'#%22`).href,
];
const IMAGE_FILES = [null, null, `${'ab'.repeat(32)}-800.webp`];

/** The shop with yen shows its uploaded images at the address of another server. */
const storageOf = (currency: string) =>
  localStorage('/no/such/folder', currency === 'JPY' ? "https://cdn.example/it's/here" : null);

type Shop = {
  app: App;
  customer: Awaited<ReturnType<typeof newCustomer>>;
  categoryId: string;
  currency: string;
};
const shops: Shop[] = [];

/** Creates products with different characters and nulls, an order with as many lines as are eager-loaded, and one with more. */
async function createShop(currency: string): Promise<Shop> {
  const app = await startApp({ currency, storage: storageOf(currency) });
  const customer = await newCustomer(app);
  const { id: categoryId } = await newCategory(app, { name: NAMES[3]!, image: IMAGES[1]! });
  for (const [index, name] of NAMES.entries()) {
    const values =
      index % 2 ? { description: name, compareAtPrice: 10_000_000n, taxClass: 'REDUCED' as const } : {};
    const image = IMAGES[index % IMAGES.length]!;
    const imageFile = IMAGE_FILES[index % IMAGE_FILES.length]!;
    const stock = index % 3;
    await newProduct(app, {
      ...{ name, categoryId, price: 10n ** BigInt(index), stock, image, imageFile },
      ...values,
    });
  }
  const onSale = { price: 500n, regularPrice: 2_000n, salePrice: 500n, saleStartsAt: new Date('2026-01-01') };
  await newProduct(app, { categoryId, maxQuantity: 5, ...onSale });
  const sold = await newProducts(app, 21, { name: NAMES[1]! });
  const inCategory = await newProduct(app, { name: NAMES[2]!, categoryId, price: 7n });
  for (const count of [1, 6, 20, 21])
    await placeOrder(app, customer, lines([inCategory, ...sold].slice(0, count)));
  const [withoutProduct] = await app.db.select().from(orderDetails).limit(1);
  await app.db.update(orderDetails).set({ productId: null }).where(eq(orderDetails.id, withoutProduct!.id));
  return { app, customer, categoryId, currency };
}

const lines = (products: { id: string }[]) => products.map(({ id }) => ({ productId: id, quantity: 3 }));

beforeAll(async () => {
  shops.push(...(await Promise.all(CURRENCIES.map(createShop))));
});
afterAll(async () => {
  await Promise.all([...servers.values()].map(({ app }) => app.stop()));
  await Promise.all(shops.map(({ app }) => app.stop()));
});

const ALIASES = ['', '', '', 'a: ', '__proto__: ', 'constructor: ', 'B9: '];
const MONEY = ['amount', 'currency', '__typename'];
const CATEGORY = ['id', 'name', 'slug', 'description', 'image', '__typename'];
const PRODUCT = [
  ...['id', 'name', 'slug', 'sku', 'inStock', 'taxClass', 'weightGrams', 'minQuantity', 'maxQuantity'],
  ...['quantityStep', 'image', '__typename'],
];

/** Selects at most five fields, so that an operation stays within the limits on aliases and values. */
const selectionOf = (...fields: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...ALIASES), fc.oneof(...fields)), { minLength: 1, maxLength: 5 })
    // A response name can have only one field.
    .map((chosen) => [
      ...new Map(chosen.map(([alias, field]) => [alias || field.split(' ')[0], alias + field])).values(),
    ])
    .map((chosen) => `{ ${chosen.join(' ')} }`);
const objectOf = (names: string[], selection: fc.Arbitrary<string>) =>
  fc.tuple(fc.constantFrom(...names), selection).map((parts) => parts.join(' '));

/** SQL does not write the JSON of longer selections. */
const MAX_FIELDS = 40;
const isShort = (selection: string) => selection.match(/\w+\b(?!:)/g)!.length <= MAX_FIELDS;

const money = fc.shuffledSubarray(MONEY, { minLength: 1 }).map((fields) => `{ b: ${fields.join(' ')} }`);
const category = objectOf(['category'], selectionOf(fc.constantFrom(...CATEGORY)));
const product = (...more: string[]) =>
  selectionOf(fc.constantFrom(...PRODUCT, ...more), objectOf(['price', 'compareAtPrice'], money), category);
const line = selectionOf(
  fc.constantFrom('id', 'productName', 'sku', 'quantity', '__typename'),
  objectOf(['unitPrice', 'regularUnitPrice', 'subtotal', 'discount', 'tax'], money),
  objectOf(['product'], product()),
).filter(isShort);

/** Fewer than the 25 selections of a field for which a server writes JSON. */
const MAX_READS = 20;

/** The current server of each shop. `serverOf` replaces it after MAX_READS reads. */
const servers = new Map<Shop, { app: App; reads: number }>();
async function serverOf(shop: Shop): Promise<App> {
  const known = servers.get(shop);
  if (known && known.reads++ < MAX_READS) return known.app;
  await known?.app.stop();
  const { app: sharedApp, currency } = shop;
  const app = await startApp({ sharedApp, currency, storage: storageOf(currency) });
  servers.set(shop, { app, reads: 1 });
  return app;
}

/** Returns the field of the response, and whether a statement wrote JSON. */
async function read(shop: Shop, document: string, variables: object) {
  const app = await serverOf(shop);
  app.statements.length = 0;
  const data = await ask(app, document, variables, shop.customer);
  const isWritten = app.statements.some((statement) => /as "json"|string_agg/.test(statement));
  return { data, isWritten };
}

const shopIndex = fc.nat({ max: CURRENCIES.length - 1 });

const RUNS = { numRuns: repetitions(400) };

test('products have the same JSON whether PostgreSQL or the executor writes it', async () => {
  await fc.assert(
    fc.asyncProperty(shopIndex, product('description'), async (index, selection) => {
      const shop = shops[index]!;
      const query = (fields: string) => `query ($id: ID!) {
        products(first: 50, sort: NAME, filter: { categoryId: $id }) { ${fields} } }`;
      const variables = { id: shop.categoryId };
      const written = await read(shop, query(`nodes ${selection}`), variables);
      const both = await read(shop, query(`nodes ${selection} again: nodes { id }`), variables);

      expect([written.isWritten, both.isWritten, both.data.nodes.length]).toEqual([true, false, 9]);
      expect(JSON.stringify(written.data.nodes)).toBe(JSON.stringify(both.data.nodes));
    }),
    RUNS,
  );
});

test('order lines have the same JSON whether PostgreSQL or the executor writes it', async () => {
  await fc.assert(
    fc.asyncProperty(shopIndex, line, async (index, selection) => {
      const shop = shops[index]!;
      const query = (fields: string) => `{ me { orders { nodes { number ${fields} } } } }`;
      const written = await read(shop, query(`lines: details ${selection}`), {});
      const both = await read(shop, query(`lines: details ${selection} again: details { id }`), {});
      const linesOf = ({ data }: typeof both) =>
        JSON.stringify(data.orders.nodes.map((order: { lines: unknown[] }) => order.lines));

      expect([written.isWritten, both.isWritten]).toEqual([true, false]);
      expect(linesOf(written)).toBe(linesOf(both));
    }),
    RUNS,
  );
});

test('PostgreSQL writes the JSON of plain selections only', async () => {
  const [shop] = shops as [Shop];
  const isWritten = async (selection: string) =>
    (await read(shop, `{ products(first: 2) { ${selection} } }`, {})).isWritten;

  expect(await isWritten('nodes { id name price { amount } category { name } }')).toBe(true);
  expect(await isWritten('edges { cursor node { id name } } pageInfo { endCursor }')).toBe(true);
  expect(await isWritten('nodes { id createdAt }')).toBe(false);
  expect(await isWritten('nodes { id images(first: 1) { id } }')).toBe(false);
  expect(await isWritten('nodes { id } edges { node { name } }')).toBe(false);
});

test('PostgreSQL writes objects of which a directive leaves no fields', async () => {
  const [shop] = shops as [Shop];
  const products = async (selection: string) => {
    const { data, isWritten } = await read(shop, `{ products(first: 1, sort: NAME) { ${selection} } }`, {});
    return { data: data.nodes ?? data.edges, isWritten };
  };
  const lines = async (selection: string) => {
    const { data, isWritten } = await read(shop, `{ me { orders { nodes { details ${selection} } } } }`, {});
    return { data: data.orders.nodes.at(-1).details, isWritten };
  };
  const written = (data: unknown[]) => ({ data, isWritten: true });

  expect(await products('nodes { id @skip(if: true) }')).toEqual(written([{}]));
  expect(await products('nodes { price { amount @include(if: false) } }')).toEqual(written([{ price: {} }]));
  expect(await products('edges { node { id @skip(if: true) } }')).toEqual(written([{ node: {} }]));
  expect(await lines('{ id @skip(if: true) }')).toEqual(written([{}]));
  expect(await lines('{ quantity tax { amount @skip(if: true) } }')).toEqual(
    written([{ quantity: 3, tax: {} }]),
  );
});

test('selections that SQL cannot write leave their places to others', async () => {
  const [shop] = shops as [Shop];
  const app = await startApp({ sharedApp: shop.app, currency: shop.currency });
  const statements = async (document: string) => {
    app.statements.length = 0;
    await ask(app, document, {}, shop.customer);
    return app.statements.filter((statement) => /as "json"|string_agg/.test(statement)).length;
  };
  for (let index = 0; index < 25; index++) {
    expect(await statements(`{ products(first: 1) { nodes { a${index}: id createdAt } } }`)).toBe(0);
    expect(
      await statements(`{ me { orders { nodes { details { a${index}: id total { amount } } } } } }`),
    ).toBe(0);
  }

  expect(await statements('{ products(first: 1) { nodes { id } } }')).toBe(1);
  expect(await statements('{ me { orders { nodes { details { id } } } } }')).toBe(1);
  await app.stop();
});

test('a long selection reads columns, so that its statement does not fill the memory of PostgreSQL', async () => {
  const [shop] = shops as [Shop];
  const isWritten = async (count: number, name: string, field = 'category { id name slug }') => {
    const fields = Array.from({ length: count }, (_, index) => `${name}${index}: ${field}`);
    return (await read(shop, `{ products(first: 2) { nodes { ${fields.join(' ')} } } }`, {})).isWritten;
  };

  expect(await isWritten(12, 'a')).toBe(true);
  expect(await isWritten(25, 'a')).toBe(false);
  expect(await isWritten(12, 'a'.repeat(300))).toBe(false);
  expect(await isWritten(12, 'a', 'image')).toBe(true);
  expect(await isWritten(25, 'a', 'image')).toBe(false);
});

test('stringify inserts each text unchanged, even if it contains replacement patterns', () => {
  const text = new JsonText('{"a":"$& $1 \\u0000"}');
  const list = JsonText.listOf([text, new JsonText('null')]);

  expect(stringify({ x: text, y: [list, 1], z: null })).toBe(
    '{"x":{"a":"$& $1 \\u0000"},"y":[[{"a":"$& $1 \\u0000"},null],1],"z":null}',
  );
  expect([list.length, stringify('no text')]).toEqual([2, '"no text"']);
  expect(JSON.stringify({ text })).toBe('{"text":{"a":"$& $1 \\u0000"}}');
});
