import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { newOwner, PASSWORD } from '../../support/accounts.ts';
import { newAttribute, newGroup } from '../../support/attributes.ts';
import { newProducts, placeOrder } from '../../support/data.ts';
import { newProductInCategory, shopTests, startShop } from '../../support/storefront.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

type Violation = { id: string; nodes: { target: string[]; failureSummary: string }[] };

let source: string;
let product: Awaited<ReturnType<typeof newProductInCategory>>;
const test = shopTests(async () => {
  const shop = await startShop();
  source = await readFile(axe, 'utf8');
  const { app } = shop;
  const color = await newAttribute(app, ['red', 'blue'], { name: 'Color' });
  const { red, blue } = color.values;
  const group = await newGroup(app, [color]);
  const variantOf = (option: string) => ({ groupId: group.id, optionIds: [option], valueIds: [option] });
  product = await newProductInCategory(app, { compareAtPrice: 2000n, ...variantOf(red!) });
  await newProductInCategory(app, { stock: 0, ...variantOf(blue!) });
  await newProducts(shop.app, 30, { categoryId: product.categoryId });
  await newProductInCategory(shop.app, { stock: 0 });
  return shop;
});

/** Checks the page as it is. `Page.evaluate` is not subject to the content security policy of the page. */
async function check(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(source);
  const violations = await page.evaluate(async (tags) => {
    type Axe = { run: (context: Document, options: object) => Promise<{ violations: unknown }> };
    const { run } = (window as unknown as { axe: Axe }).axe;
    return (await run(document, { runOnly: tags })).violations;
  }, TAGS);
  const found = (violations as Violation[]).map(({ id, nodes }) => [
    name,
    id,
    nodes[0]!.target.join(),
    nodes[0]!.failureSummary,
  ]);
  expect(found).toEqual([]);
  // Nothing is wider than the window, so no page scrolls horizontally.
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect([name, overflow]).toEqual([name, 0]);
}

const VIEWS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [360, 1280].map((width) => ({ colorScheme, width })),
);

for (const { colorScheme, width } of VIEWS) {
  test(`pages for guests, ${colorScheme}, ${width} px`, async ({ page, ada }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const visit = async (path: string) => {
      await page.goto(path);
      await page.getByRole('heading').first().waitFor();
      await check(page, path);
    };
    const paths = [
      '/',
      `/p/${product.slug}`,
      '/search?q=product',
      '/search?q=qqqqqqq',
      '/search',
      '/cart',
      '/order',
      '/find-order',
      '/sign-in',
      '/register',
      '/forgot-password',
      '/reset-password#token=x',
      '/verify-email#token=x',
      '/confirm-email#token=x',
      '/no-such-page',
    ];
    for (const path of paths) await visit(path);
    await page.goto(`/p/${product.slug}`);
    await page.getByRole('navigation', { name: 'You are here' }).getByRole('link').last().click();
    await page.getByRole('combobox', { name: 'Sort by' }).waitFor();
    await check(page, 'category');
    const isPhone = width === 360;
    if (isPhone) await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('checkbox', { name: /RED/ }).check();
    await page.getByText('1 product', { exact: true }).waitFor();
    await check(page, 'category with filters');
    if (isPhone) await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('link', { name: 'Remove the filter RED' }).waitFor();
    await check(page, 'category with a filter');
    await page.getByRole('combobox', { name: 'Search' }).fill(product.name.slice(0, 8));
    await page.getByRole('option').first().waitFor();
    await page.getByRole('combobox', { name: 'Search' }).press('ArrowDown');
    await check(page, 'suggestions');

    await ada.addToCart(product);
    await check(page, 'product with a notice');
    await ada.startCheckout();
    await page.getByRole('button', { name: 'Continue' }).click();
    await check(page, 'contact with an error');
    await ada.giveContact();
    await page.getByRole('textbox', { name: 'Full name' }).waitFor();
    await page.getByRole('checkbox', { name: 'The billing address is the same' }).uncheck();
    await check(page, 'delivery');
    await page.getByRole('checkbox', { name: 'The billing address is the same' }).check();
    await ada.giveAddress();
    await check(page, 'payment');
    await ada.choosePayment('Card is declined');
    await ada.payButton().waitFor();
    await check(page, 'review');
    await ada.payButton().click();
    await page.getByRole('alert').first().waitFor();
    await check(page, 'order that is not paid');
    await page.getByRole('radio', { name: 'Card is accepted' }).check();
    await ada.payButton().click();
    await ada.status('Paid').waitFor();
    await check(page, 'order');
    await visit('/cart');
  });
}

for (const { colorScheme, width } of VIEWS) {
  test(`pages of an account, ${colorScheme}, ${width} px`, async ({ shop, page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const owner = await newOwner(shop.app);
    await placeOrder(shop.app, owner, [{ productId: product.id }], { saveAddress: true });
    await page.goto('/sign-in');
    await page.getByRole('textbox', { name: 'E-mail address' }).fill(owner.email);
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Your orders' }).waitFor();
    await check(page, 'orders');
    await page.getByRole('link', { name: /^ORD-/ }).click();
    await page.getByRole('heading', { name: 'Items' }).waitFor();
    await check(page, 'order');
    for (const [path, heading] of [
      ['/account/addresses', 'Addresses'],
      ['/account/profile', 'Profile'],
      ['/account/security', 'Signed-in devices'],
    ] as const) {
      await page.goto(path);
      await page.getByRole('heading', { name: heading }).waitFor();
      await check(page, path);
    }
    await page.goto('/account/addresses');
    await page.getByRole('button', { name: 'Add an address' }).click();
    await page.getByRole('dialog').waitFor();
    await check(page, 'address dialog');
  });
}
