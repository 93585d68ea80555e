import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { createBudget } from '../../src/platform/throttles/budget.ts';
import { startApp, type App } from '../support/app.ts';
import { newCategory, newImage, newProduct } from '../support/data.ts';

const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

const VERSIONS = 'width small: url(width: 320) medium: url(width: 800)';
/** A build in miniature. The browser tests use the real one. */
const DOCUMENTS = {
  ShopShell: `query ShopShell { shop { name } categories(first: 20, rootsOnly: true) { nodes { image images(first: 1) { ${VERSIONS} } } } }`,
  HomePage: 'query HomePage { products(first: 8) { nodes { name } } }',
  CategoryPage: `query CategoryPage($slug: String!, $first: Int, $filter: ProductFilter) { category(by: { slug: $slug }) {
    name slug description image ancestors { name slug }
    products(first: $first, filter: $filter) { nodes { name image images(first: 1) { ${VERSIONS} } } } } }`,
  ProductDetails: `query ProductDetails($slug: String!) { product(by: { slug: $slug }) {
    name slug sku description image stockLevel price { amount currency } previousPrice { amount currency } saleEndsAt
    gallery: images { ${VERSIONS} large: url(width: 1600) } group { id name gallery: images { ${VERSIONS} large: url(width: 1600) } } category { name slug ancestors { name slug } } } }`,
};
const PRELOADS = {
  'cart/cart-page.tsx': ['/assets/cart.js', '/assets/shared.js'],
  'server.ts': ['/assets/server.js', '/assets/shared.js'],
  'shared/messages/de.ts': ['/assets/de.js'],
};
const TEMPLATE = '<!doctype html><html><head><!--head--></head><body><!--data--></body></html>';
const SCRIPT = 'console.log("shop")';

let folder: string;
let app: App;
beforeAll(async () => {
  folder = `${await mkdtemp(join(tmpdir(), 'ordergraph-storefront-'))}/`;
  await mkdir(`${folder}assets`);
  await mkdir(`${folder}server`);
  await writeFile(`${folder}index.html`, TEMPLATE);
  await writeFile(`${folder}server/documents.json`, JSON.stringify(DOCUMENTS));
  await writeFile(`${folder}server/preloads.json`, JSON.stringify(PRELOADS));
  await writeFile(`${folder}assets/index-4f2a.js`, SCRIPT);
  await writeFile(`${folder}assets/index-4f2a.js.br`, brotliCompressSync(SCRIPT));
  await writeFile(`${folder}build.json`, '{"sources":"4f2a"}');
  app = await startApp({
    startPage: true,
    storefrontPages: { folder, buildsAtStart: false },
    storefront: {
      name: 'Lamps & More',
      locale: 'en-US',
      timeZone: 'UTC',
      links: [],
      url: 'https://lamps.example/',
    },
  });
});
afterAll(() => Promise.all([app.stop(), rm(folder, { recursive: true })]));

const visit = async (path: string, headers: Record<string, string> = BROWSER, { url } = app) => {
  const response = await fetch(url + path, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const scripts = (page: string, type: string): any[] =>
  [...page.matchAll(new RegExp(`<script type="${type}"[^>]*>(.*?)</script>`, 'gs'))].map(([, json]) =>
    JSON.parse(json!),
  );
const structuredData = (page: string) => scripts(page, 'application/ld\\+json');
const pageData = (page: string): { name: string; variables: object; data: any }[] =>
  scripts(page, 'application/json')[0];

test('writes title, description, canonical address, Open Graph, JSON-LD and the data of a product into its page', async () => {
  const parent = await newCategory(app, { name: 'Lamps', slug: 'lamps' });
  const category = await newCategory(app, { name: 'Desk lamps', slug: 'desk-lamps', parentId: parent.id });
  await newProduct(app, {
    name: 'Lamp "Ada"',
    slug: 'lamp-ada',
    sku: 'LAMP-1',
    description: 'A lamp.</script><script>alert(1)</script>',
    categoryId: category.id,
  });

  const { status, text } = await visit('/p/lamp-ada?utm_source=letter');

  expect(status).toBe(200);
  expect(text).toContain('<title>Lamp &quot;Ada&quot; · Lamps &amp; More</title>');
  expect(text).toContain('<link rel="canonical" href="https://lamps.example/p/lamp-ada" />');
  expect(text).toContain('<meta property="og:type" content="product" />');
  expect(text).not.toContain('<script>alert');
  const [product, breadcrumb] = structuredData(text);
  expect(product).toMatchObject({
    '@type': 'Product',
    sku: 'LAMP-1',
    offers: { price: '10.00', priceCurrency: 'USD', availability: 'https://schema.org/InStock' },
  });
  expect(breadcrumb.itemListElement.map(({ item }: { item: string }) => item)).toEqual([
    'https://lamps.example/c/lamps',
    'https://lamps.example/c/desk-lamps',
    'https://lamps.example/p/lamp-ada',
  ]);
  expect(pageData(text).map(({ name, variables }) => [name, variables])).toEqual([
    ['ShopShell', {}],
    ['ProductDetails', { slug: 'lamp-ada' }],
  ]);
  expect(pageData(text)[1]!.data.product.name).toBe('Lamp "Ada"');
});

test('writes a sale and a low stock into the JSON-LD of a product', async () => {
  const ended = new Date(Date.now() + 86_400_000);
  await newProduct(app, {
    slug: 'lamp-sale',
    regularPrice: 1000n,
    price: 700n,
    salePrice: 700n,
    saleStartsAt: new Date(Date.now() - 86_400_000),
    saleEndsAt: ended,
    stock: 1,
  });

  const { text } = await visit('/p/lamp-sale');

  expect(structuredData(text)[0].offers).toMatchObject({
    price: '7.00',
    priceSpecification: { priceType: 'https://schema.org/StrikethroughPrice', price: '10.00' },
    priceValidUntil: ended.toISOString(),
    availability: 'https://schema.org/LimitedAvailability',
  });
});

test('writes the first page of its products into the page of a category', async () => {
  const { id } = await newCategory(app, { name: 'Shades', slug: 'shades', description: 'Paper and linen.' });
  await newProduct(app, { name: 'Shade', categoryId: id });

  const { text } = await visit('/c/shades');

  expect(text).toContain('<meta name="description" content="Paper and linen." />');
  expect(pageData(text)[1]).toEqual({
    name: 'CategoryPage',
    variables: { slug: 'shades', first: 24, filter: { includeSubcategories: true, oneOfEachGroup: true } },
    data: {
      category: expect.objectContaining({
        products: { nodes: [{ name: 'Shade', image: null, images: [] }] },
      }),
    },
  });
});

test.each(['/p/unknown', '/c/unknown', '/unknown', '/p/%00', '/c/a%00', '/p/%F0%9F%92%A1'])(
  'answers a browser at %s with the page and 404',
  async (path) => {
    const { status, text } = await visit(path);

    expect(status).toBe(404);
    expect(text).toContain('<meta name="robots" content="noindex" />');
  },
);

test('preloads the first picture of a page in the width that the browser needs', async () => {
  const { id: categoryId } = await newCategory(app, { slug: 'pictured' });
  const { id: productId } = await newProduct(app, { slug: 'pictured-product', categoryId });
  await newImage(app, { productId });
  const preloadIn = async (path: string) => /<link\s+rel="preload"[^>]*>/.exec((await visit(path)).text)?.[0];

  for (const path of ['/c/pictured', '/p/pictured-product']) {
    const preload = await preloadIn(path);
    expect(preload).toMatch(/href="\/media\/\w+-\d+\.webp"/);
    expect(preload).toMatch(/imagesrcset="\/media\/\w+-\d+\.webp \d+w/);
    expect(preload).toContain('imagesizes="(min-width: ');
  }
  expect(await preloadIn('/cart')).toBeUndefined();
});

test('answers other clients at an unknown address with JSON', async () => {
  const { status, text } = await visit('/unknown', { accept: '*/*' });

  expect([status, JSON.parse(text).errors[0].extensions.code]).toEqual([404, 'NOT_FOUND']);
});

test.each(['/cart', '/checkout/review', '/order', '/account/orders/1', '/search?q=lamp'])(
  'keeps %s out of search engines',
  async (path) => {
    const { status, text } = await visit(path);

    expect([status, pageData(text).map(({ name }) => name)]).toEqual([200, ['ShopShell']]);
    expect(text).toContain('<meta name="robots" content="noindex" />');
  },
);

test('serves browsers the shop at /, other clients the links, and developers their page at /dev', async () => {
  const home = await visit('/');
  const links = await visit('/', { accept: 'application/json' });
  const dev = await visit('/dev');

  expect(pageData(home.text).map(({ name }) => name)).toEqual(['ShopShell', 'HomePage']);
  expect(JSON.parse(links.text)).toMatchObject({ name: 'Ordergraph' });
  expect(dev.text).toContain('Ordergraph is running');
});

test('allows only scripts and styles of its own', async () => {
  const policy = (await visit('/')).headers.get('content-security-policy')!;

  expect(policy).toContain("script-src 'self'; style-src 'self';");
  expect(policy).not.toContain('unsafe');
  expect(policy).not.toContain('stripe');
});

test('serves compressed assets that browsers keep', async () => {
  const { headers, text } = await visit('/assets/index-4f2a.js', { 'accept-encoding': 'br' });

  expect([headers.get('content-encoding'), headers.get('cache-control')]).toEqual([
    'br',
    'public, max-age=31536000, immutable',
  ]);
  expect(text).toBe(SCRIPT);
  expect((await visit('/assets/missing.js', { accept: '*/*' })).status).toBe(404);
  // Only the assets are public, not the other files of the build.
  expect((await visit('/assets/../build.json', { accept: '*/*' })).status).toBe(404);
});

test('lists categories and products on sale in sitemaps', async () => {
  await newCategory(app, { slug: 'listed' });
  const onSale = await newProduct(app, { slug: 'listed-product' });
  await newProduct(app, { slug: 'hidden-product', isActive: false });

  const index = await visit('/sitemap.xml');
  const files = [...index.text.matchAll(/<loc>https:\/\/lamps\.example(.*?)<\/loc>/g)].map(
    ([, path]) => path!,
  );
  const texts = await Promise.all(files.map(async (path) => (await visit(path)).text));

  expect(index.headers.get('content-type')).toBe('application/xml; charset=utf-8');
  expect(texts[0]).toContain('<loc>https://lamps.example/c/listed</loc>');
  expect(texts.slice(1).join()).toContain(
    `<loc>https://lamps.example/p/listed-product</loc><lastmod>${onSale.updatedAt.toISOString()}</lastmod>`,
  );
  expect(texts.join()).not.toContain('hidden-product');
  app.statements.length = 0;
  expect((await visit('/sitemap.xml')).text).toBe(index.text);
  expect(app.statements).toEqual([]);
  expect((await visit('/robots.txt')).text).toContain('Sitemap: https://lamps.example/sitemap.xml');
  expect((await visit('/sitemaps/other.xml')).status).toBe(404);
});

test('reads the data of a page in at most five statements', async () => {
  const { id } = await newCategory(app, { slug: 'counted' });
  await newProduct(app, { slug: 'counted-product', categoryId: id });
  await visit('/p/counted-product');
  app.statements.length = 0;

  await visit('/p/counted-product');

  expect(app.statements.length).toBeLessThanOrEqual(5);
});

test('preloads the scripts of the page and of the language of the browser', async () => {
  const preloaded = async (path: string, language: string) => {
    const { text } = await visit(path, { ...BROWSER, 'accept-language': language });
    return [...text.matchAll(/rel="modulepreload" crossorigin href="\/assets\/(.*?)\.js"/g)].map(
      ([, name]) => name,
    );
  };

  expect(await preloaded('/', 'en-US,de;q=0.5')).toEqual([]);
  expect(await preloaded('/', 'fr, de-AT;q=0.8, en;q=0.5')).toEqual(['de']);
  expect(await preloaded('/cart', 'fr')).toEqual(['cart', 'shared', 'server']);
  expect(await preloaded('/cart', 'de')).toEqual(['de', 'cart', 'shared', 'server']);
});

test('names every request header on which a page depends in Vary', async () => {
  const vary = (await visit('/cart')).headers.get('vary')?.toLowerCase().split(', ');

  expect(vary).toEqual(['origin', 'accept-language']);
});

test('answers 503 and says what to do if there is no build', async () => {
  const empty = `${await mkdtemp(join(tmpdir(), 'ordergraph-storefront-'))}/`;
  const unbuilt = await startApp({
    sharedApp: app,
    storefrontPages: { folder: empty, buildsAtStart: false },
  });
  try {
    const { status } = await visit('/', BROWSER, unbuilt);

    expect(status).toBe(503);
    expect(unbuilt.logs.join()).toContain('npm run build');
    expect((await unbuilt.query('{ shop { name } }')).status).toBe(200);
  } finally {
    await unbuilt.stop();
    await rm(empty, { recursive: true });
  }
});

test('serves pages after a build was found incomplete', async () => {
  const broken = `${await mkdtemp(join(tmpdir(), 'ordergraph-storefront-'))}/`;
  const repaired = await startApp({
    sharedApp: app,
    storefrontPages: { folder: broken, buildsAtStart: false },
  });
  try {
    await writeFile(`${broken}build.json`, '');
    expect((await visit('/cart', BROWSER, repaired)).status).toBe(500);

    await cp(folder, broken, { recursive: true });

    expect((await visit('/cart', BROWSER, repaired)).status).toBe(200);
  } finally {
    await repaired.stop();
    await rm(broken, { recursive: true });
  }
});

test('waits for a build that is running, while the API answers', async () => {
  const building = `${await mkdtemp(join(tmpdir(), 'ordergraph-storefront-'))}/`;
  const early = await startApp({
    sharedApp: app,
    storefrontPages: { folder: building, buildsAtStart: true },
  });
  try {
    const page = visit('/cart', BROWSER, early);
    expect((await early.query('{ shop { name } }')).status).toBe(200);
    await mkdir(`${building}server`);
    await writeFile(`${building}index.html`, TEMPLATE);
    await writeFile(`${building}server/documents.json`, JSON.stringify(DOCUMENTS));
    await writeFile(`${building}server/preloads.json`, '{}');
    await writeFile(`${building}build.json`, '{"sources":"1"}');

    expect((await page).status).toBe(200);
  } finally {
    await early.stop();
    await rm(building, { recursive: true });
  }
});

test('charges each file of the sitemap to the bucket of its address', async () => {
  const metered = await startApp({
    sharedApp: app,
    startPage: true,
    storefrontPages: { folder, buildsAtStart: false },
    budget: createBudget({ capacity: 1_500, refillPerSecond: 1 }),
  });
  const statuses = [];
  for (let n = 0; n < 3; n++)
    statuses.push((await visit('/sitemaps/categories.xml', BROWSER, metered)).status);
  await metered.stop();

  expect(statuses).toEqual([200, 429, 429]);
});
