import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createCachedFeed } from '../../src/shop/exchange/feed/cached-feed.ts';
import { startApp, type App } from '../support/app.ts';
import { newCategory, newProduct } from '../support/data.ts';
import { get } from '../support/exchange.ts';

let app: App;
beforeAll(async () => {
  app = await startApp({
    merchantFeed: true,
    currency: 'EUR',
    storefront: {
      name: 'Fish & <Chips>',
      locale: 'en-US',
      timeZone: 'UTC',
      url: 'https://shop.example/',
      links: [],
    },
  });
});
afterAll(() => app.stop());

test('lists the products on sale, escaped, with prices and availability', async () => {
  const parent = await newCategory(app, { name: 'Home' });
  const category = await newCategory(app, { name: 'Bowls & Cups', parentId: parent.id });
  const bowl = await newProduct(app, {
    name: `Bowl "L" <b>&\u0007`,
    description: ']]> & more',
    price: 1990n,
    compareAtPrice: 2500n,
    image: '/images/bowl.svg',
    weightGrams: 700,
    categoryId: category.id,
  });
  const cup = await newProduct(app, { name: 'Cup', price: 5n, stock: 0 });
  await newProduct(app, { name: 'Hidden', isActive: false });
  await newProduct(app, { name: 'Deleted', deletedAt: new Date() });

  const { status, headers, body } = await get(app, '/feeds/google.xml');

  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('application/xml; charset=utf-8');
  expect(headers.get('cache-control')).toBe('public, max-age=900');
  expect(body).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">
<channel>
<title>Fish &amp; &lt;Chips&gt;</title>
<link>https://shop.example</link>
<description>Fish &amp; &lt;Chips&gt;</description>
<item>
<g:id>${bowl.id}</g:id>
<g:mpn>${bowl.sku}</g:mpn>
<g:title>Bowl &quot;L&quot; &lt;b&gt;&amp;</g:title>
<g:description>]]&gt; &amp; more</g:description>
<g:link>https://shop.example/p/${bowl.slug}</g:link>
<g:image_link>${app.url}/images/bowl.svg</g:image_link>
<g:availability>in_stock</g:availability>
<g:price>25.00 EUR</g:price>
<g:sale_price>19.90 EUR</g:sale_price>
<g:condition>new</g:condition>
<g:product_type>Home &gt; Bowls &amp; Cups</g:product_type>
<g:shipping_weight>700 g</g:shipping_weight>
</item>
<item>
<g:id>${cup.id}</g:id>
<g:mpn>${cup.sku}</g:mpn>
<g:title>Cup</g:title>
<g:description>Cup</g:description>
<g:link>https://shop.example/p/${cup.slug}</g:link>
<g:availability>out_of_stock</g:availability>
<g:price>0.05 EUR</g:price>
<g:condition>new</g:condition>
</item>
</channel>
</rss>
`);
});

test('reads the database once for concurrent and later requests, and answers 304', async () => {
  app.statements.length = 0;
  const [first, second] = await Promise.all([get(app, '/feeds/google.xml'), get(app, '/feeds/google.xml')]);

  expect(first.body).toBe(second.body);
  expect(app.statements.filter((text) => text.includes('categories'))).toEqual([]);
  const etag = first.headers.get('etag')!;
  expect((await get(app, '/feeds/google.xml', { 'if-none-match': etag })).status).toBe(304);
});

test('is not served by default', async () => {
  const other = await startApp({ sharedApp: app, currency: 'EUR' });
  const { status } = await get(other, '/feeds/google.xml');
  await other.stop();

  expect(status).toBe(404);
});

test('writes the feed to another folder after the folder was deleted', async () => {
  // The following test files run in this process, too.
  const { TMPDIR: before } = process.env;
  const folder = await mkdtemp(join(tmpdir(), 'ordergraph-test-'));
  process.env['TMPDIR'] = folder;
  const feed = createCachedFeed(async function* () {
    yield 'text';
  });
  const read = async () => (await text((await feed.read()).content)) === 'text';

  expect(await read()).toBe(true);
  await rm(folder, { recursive: true });
  await mkdir(folder);
  await expect(read()).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await read()).toBe(true);
  await feed.stop();
  await rm(folder, { recursive: true });
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
});
