import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { combineManifests, parseManifest } from '../../../src/engine/documents/trusted-documents.ts';
import { categories } from '../../../src/platform/db/schema.ts';
import { startApp } from '../../support/app.ts';
import { newCategory, newProducts, setProduct } from '../../support/data.ts';
import { customer, newProductInCategory, operationOf, shopTests } from '../../support/storefront.ts';

/** Before the first page is shown, and with what is loaded later. */
const MAX_FIRST_SCRIPT_BYTES = 85_000;
const MAX_SCRIPT_BYTES = 110_000;
const MAX_STYLE_BYTES = 15_000;
const MAX_OPERATIONS = 2;
const SESSION_DOCUMENTS = fileURLToPath(
  new URL('../../../packages/client/src/generated/session-documents.json', import.meta.url),
);

const test = shopTests();

/** Opens a page without a cache, and measures the bytes that it loads until its largest paint. */
async function measure(page: Page, path: string) {
  const operations: string[] = [];
  const origins = new Set<string>();
  const responses: Promise<{ type: string; path: string; bytes: number }>[] = [];
  page.on('request', (request) => {
    origins.add(new URL(request.url()).origin);
    const operation = operationOf(request);
    if (operation !== null) operations.push(operation);
  });
  page.on('response', (response) => {
    responses.push(
      response
        .request()
        .sizes()
        .then(({ responseBodySize }) => ({
          type: response.request().resourceType(),
          path: new URL(response.url()).pathname,
          bytes: responseBodySize,
        })),
    );
  });
  const html = await (await page.goto(path))!.text();
  await page.getByRole('heading', { level: 1 }).waitFor();
  if (path.startsWith('/search')) await page.getByRole('article').first().waitFor();
  const atLargestPaint = operations.length;
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(responses);
  const of = (type: string) => sizes.filter((one) => one.type === type);
  const bytesOf = (list: typeof sizes) => list.reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    atLargestPaint,
    origins: [...origins],
    firstScripts: bytesOf(of('script').filter((one) => html.includes(one.path))),
    scripts: bytesOf(of('script')),
    styles: bytesOf(of('stylesheet')),
    // Scripts of which the browser learns late.
    lateScripts: of('script').filter((one) => !html.includes(one.path)).length,
  };
}

test('the first page of a visit stays within its budgets', async ({ shop, page }) => {
  const product = await newProductInCategory(shop.app);

  const category = await newCategory(shop.app, { name: 'Budgets', slug: 'budgets' });
  await newProducts(shop.app, 3, { categoryId: category.id });
  for (const path of ['/', `/p/${product.slug}`, '/c/budgets', '/search?q=lamp']) {
    const { atLargestPaint, origins, firstScripts, scripts, styles } = await measure(page, path);

    expect(origins).toEqual([shop.app.url]);
    expect(atLargestPaint).toBeLessThanOrEqual(MAX_OPERATIONS);
    if (path !== '/') continue;
    expect(firstScripts).toBeGreaterThan(0);
    expect(firstScripts).toBeLessThanOrEqual(MAX_FIRST_SCRIPT_BYTES);
    expect(scripts).toBeLessThanOrEqual(MAX_SCRIPT_BYTES);
    expect(styles).toBeLessThanOrEqual(MAX_STYLE_BYTES);
  }
});

test('the HTML of a page names all scripts that the page needs', async ({ page }) => {
  const inHtml = async (path: string) =>
    (await (await page.request.get(path, { headers: { accept: 'text/html' } })).text()).match(
      /modulepreload/g,
    )!.length;
  const ofEveryPage = await inHtml('/search');
  for (const path of [
    'checkout',
    'checkout/review',
    'order',
    'register',
    'forgot-password',
    'account',
    'account/orders',
  ])
    expect(await inHtml(`/${path}`)).toBeGreaterThan(ofEveryPage);
  for (const path of ['/cart', '/sign-in', '/find-order', '/reset-password', '/verify-email?token=x'])
    expect(await measure(page, path)).toMatchObject({ lateScripts: 0 });
});

test('no script or style is refused by the content security policy, and nothing fails on the way', async ({
  shop,
  page,
  ada,
}) => {
  const problems: string[] = [];
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  const product = await newProductInCategory(shop.app);
  await page.goto('/');
  await ada.addToCart(product);
  await ada.reachReview();
  await ada.payButton().click();
  await ada.status('Paid').waitFor();

  expect(problems).toEqual([]);
});

test('sorting, filters and pages of a list are in the URL', async ({ shop, page }) => {
  const category = await newCategory(shop.app, { name: 'Rugs', slug: 'rugs' });
  await newProducts(shop.app, 30, { categoryId: category.id });
  await newProductInCategory(shop.app, {
    name: 'Cheap rug',
    slug: 'cheap-rug',
    price: 1n,
    categoryId: category.id,
  });
  await newProductInCategory(shop.app, {
    name: 'Sold rug',
    slug: 'sold-rug',
    stock: 0,
    categoryId: category.id,
  });
  await page.goto('/c/rugs');
  await page.getByText('32 products').waitFor();

  await page.getByRole('combobox', { name: 'Sort by' }).selectOption('Price: low to high');
  const first = page.getByRole('main').getByRole('article').first();
  await first.getByRole('link', { name: 'Cheap rug' }).waitFor();
  await page.getByRole('link', { name: 'Next page' }).click();
  await page.getByRole('link', { name: 'Previous page' }).waitFor();
  await page.reload();
  await page.getByRole('link', { name: 'Previous page' }).waitFor();
  await page.goBack();
  await first.getByRole('link', { name: 'Cheap rug' }).waitFor();

  await page.getByRole('checkbox', { name: 'In stock only' }).check();
  await page.getByText('31 products').waitFor();
  expect(new URL(page.url()).search).toBe('?sort=PRICE_ASC&available=1');
});

test('the search finds a product, and says what to do without a result', async ({ shop, page }) => {
  const product = await newProductInCategory(shop.app, { name: 'Velvet Armchair', slug: 'velvet-armchair' });
  await page.goto('/');
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.fill('velvet');
  await box.press('Enter');
  await page.getByRole('link', { name: product.name }).click();
  await page.getByRole('heading', { name: product.name, level: 1 }).waitFor();

  await box.fill('qqqqqqq');
  await box.press('Enter');

  await page.getByText('We found nothing for “qqqqqqq”').waitFor();
});

test('back restores the scroll position, and a link starts at the top', async ({ shop, page }) => {
  const category = await newCategory(shop.app, { name: 'Vases', slug: 'vases' });
  await newProducts(shop.app, 24, { categoryId: category.id });
  await page.goto('/c/vases');
  const last = page.getByRole('main').getByRole('article').last().getByRole('link');
  await last.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => window.scrollY > 500);
  const before = await page.evaluate(() => window.scrollY);

  await last.click();
  await page.getByRole('button', { name: 'Add to cart' }).waitFor();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.goBack();

  await page.waitForFunction((position) => Math.abs(window.scrollY - position) < 50, before);
});

test('two windows share the cart, and the stock of a product is current', async ({ shop, page, ada }) => {
  const product = await newProductInCategory(shop.app);
  await ada.addToCart(product);
  const second = await page.context().newPage();
  await second.goto('/cart');
  await second.getByRole('link', { name: product.name }).waitFor();

  await second.getByRole('button', { name: 'Increase quantity' }).click();

  await page.getByRole('link', { name: 'Cart, 2 items' }).waitFor();
  await page.goto('/cart');
  await page.getByRole('button', { name: `Remove ${product.name}` }).click();
  await second.getByRole('heading', { name: 'Your cart is empty.' }).waitFor();
});

test('a refused quantity is taken back and explained', async ({ shop, page, ada }) => {
  const product = await newProductInCategory(shop.app, { stock: 5 });
  await ada.addToCart(product);
  await page.goto('/cart');
  const quantity = page.getByRole('textbox', { name: `Quantity of ${product.name}` });
  await quantity.waitFor();
  await setProduct(shop.app, product.id, { stock: 1 });

  await page.getByRole('button', { name: 'Increase quantity' }).click();

  await page.getByText(`Only 1 of ${product.name} is left.`).first().waitFor();
  expect(await quantity.inputValue()).toBe('1');
});

test('the shop speaks German, and remembers it', async ({ shop }) => {
  const german = await (await shop.visitor({ locale: 'de-DE' })).newPage();
  const product = await newProductInCategory(shop.app);
  await german.goto(`/p/${product.slug}`);
  await german.getByRole('button', { name: 'In den Warenkorb' }).waitFor();
  expect(await german.locator('html').getAttribute('lang')).toBe('de');
  await german.getByText('10,00 $').first().waitFor();

  await german.getByRole('combobox', { name: 'Sprache' }).selectOption('English');
  await german.getByRole('button', { name: 'Add to cart' }).waitFor();
  await german.reload();
  await german.getByRole('button', { name: 'Add to cart' }).waitFor();
  await german.context().close();
});

test('an address with a page or a filter that the API refuses shows the whole list', async ({
  shop,
  page,
}) => {
  const { name, slug, categoryId } = await newProductInCategory(shop.app);
  const [category] = await shop.app.db
    .select({ slug: categories.slug })
    .from(categories)
    .where(eq(categories.id, categoryId!));

  for (const query of ['?after=no-cursor', '?sort=RELEVANCE&before=no-cursor']) {
    await page.goto(`/c/${category!.slug}${query}`);
    await page.getByRole('link', { name }).waitFor();
    expect(new URL(page.url()).search).toBe('');
  }
  await page.goto(`/search?q=${slug.split('-')[1]}&after=no-cursor`);
  await page.getByRole('link', { name }).waitFor();
});

for (const width of [360, 1280]) {
  test(`nothing visible moves while a page loads, ${width} px`, async ({ shop }) => {
    const context = await shop.visitor({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    await page.addInitScript(() => {
      const shifts = Object.assign(window, { shifts: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.shifts += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    for (const [path, heading] of [
      ['/cart', 'Your cart'],
      ['/sign-in', 'Sign in'],
      ['/find-order', 'Find an order'],
      ['/order', 'We cannot find this order.'],
    ] as const) {
      await page.goto(path);
      await page.getByRole('heading', { name: heading }).first().waitFor();
      const shifts = await page.evaluate(() => (window as unknown as { shifts: number }).shifts);
      expect([path, shifts > 0.05 && shifts]).toEqual([path, false]);
    }
    await context.close();
  });
}

test('an unknown address shows a message with links', async ({ page }) => {
  const response = await page.goto('/no-such-page');

  expect(response!.status()).toBe(404);
  await page.getByRole('heading', { name: 'We cannot find this page', level: 2 }).waitFor();
  await page.getByRole('link', { name: 'Go to the home page' }).click();
  await page.getByRole('heading', { name: 'Shop by department' }).waitFor();
});

test('a shop that accepts only the documents of the build and of the client sells', async ({ shop }) => {
  const manifests = await Promise.all(
    [`${shop.folder}server/trusted-documents.json`, SESSION_DOCUMENTS].map(async (path) =>
      parseManifest(JSON.parse(await readFile(path, 'utf8'))),
    ),
  );
  const strict = await startApp({
    sharedApp: shop.app,
    storefrontPages: { folder: shop.folder, buildsAtStart: false },
    trustedDocuments: combineManifests(manifests),
  });
  try {
    const product = await newProductInCategory(shop.app);
    const strictPage = await (await shop.visitor({ baseURL: strict.url })).newPage();
    const ada = customer(strictPage);
    await ada.addToCart(product);
    await ada.reachReview();
    await ada.payButton().click();
    await ada.status('Paid').waitFor();

    expect((await strict.query('{ shop { name } }')).errors?.[0]?.extensions.code).toBe(
      'PERSISTED_QUERY_NOT_FOUND',
    );
    await strictPage.context().close();
  } finally {
    await strict.stop();
  }
});
