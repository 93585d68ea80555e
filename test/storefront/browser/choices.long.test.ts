import type { Page } from 'playwright-core';
import type { App } from '../../support/app.ts';
import { newAttribute, newGroup, newVariant } from '../../support/attributes.ts';
import { newCategory, setProduct } from '../../support/data.ts';
import { newProductInCategory, shopTests } from '../../support/storefront.ts';

const test = shopTests();

/** Scarves in two colors and two materials; the red ones of wool are in two sizes. */
async function newScarves(app: App, slug: string) {
  const category = await newCategory(app, { name: slug, slug });
  const color = await newAttribute(app, ['red', 'blue'], { name: 'Color', code: `color-${slug}` });
  const material = await newAttribute(app, ['wool', 'silk'], {
    name: 'Material',
    code: `material-${slug}`,
  });
  const size = await newAttribute(app, ['small', 'large'], {
    name: 'Size',
    code: `size-${slug}`,
    isFacet: false,
  });
  const group = await newGroup(app, [size, color], { name: 'Scarf' });
  const { red, blue } = color.values;
  const { wool, silk } = material.values;
  const { small, large } = size.values;
  const variant = (name: string, options: string[], values: object = {}) =>
    newVariant(app, group.id, options, {
      name,
      slug: `${slug}-${name.toLowerCase().replaceAll(' ', '-')}`,
      categoryId: category.id,
      valueIds: [...options, wool!],
      ...values,
    });
  await variant('Small red scarf', [small!, red!]);
  await variant('Large red scarf', [large!, red!], { price: 1500n });
  await variant('Small blue scarf', [small!, blue!], { stock: 0 });
  const single = (name: string, valueIds: string[]) =>
    newProductInCategory(app, {
      name,
      slug: `${slug}-${name.toLowerCase().replaceAll(' ', '-')}`,
      categoryId: category.id,
      valueIds,
    });
  await single('Blue silk', [blue!, silk!]);
  await single('Red silk', [red!, silk!]);
}

const filter = (page: Page, name: string) => page.getByRole('checkbox', { name });

test('filters by two attributes, with counts, and keeps them in the URL', async ({ shop, page }) => {
  await newScarves(shop.app, 'scarves');
  await page.goto('/c/scarves');
  await page.getByText('3 products').waitFor();
  await filter(page, 'RED (2)').waitFor();
  await filter(page, 'BLUE (2)').waitFor();

  await filter(page, 'RED').check();
  await page.getByText('2 products').waitFor();
  await filter(page, 'WOOL (1)').waitFor();
  await filter(page, 'SILK (1)').waitFor();
  await filter(page, 'SILK').check();
  await page.getByText('1 product', { exact: true }).waitFor();
  await filter(page, 'BLUE (1)').waitFor();

  expect(await page.getByRole('main').getByRole('article').allInnerTexts()).toEqual([
    expect.stringContaining('Red silk'),
  ]);
  await page.reload();
  await page.getByRole('link', { name: 'Remove the filter RED' }).click();
  await page.getByText('2 products').waitFor();
  await page.goBack();
  await page.getByText('1 product', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Clear filters' }).click();
  await page.getByText('3 products').waitFor();
  expect(new URL(page.url()).search).toBe('');
});

test('has the filters in a dialog on a phone', async ({ shop, page }) => {
  await newScarves(shop.app, 'shawls');
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto('/c/shawls');
  await page.getByRole('button', { name: 'Filter' }).click();
  const dialog = page.getByRole('dialog', { name: 'Filter' });
  await dialog.getByRole('checkbox', { name: 'SILK' }).check();

  await dialog.getByRole('button', { name: 'Show 2 products' }).click();

  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: 'Remove the filter SILK' }).waitFor();
});

test('chooses a variant, keeps the position, and marks options that are sold out', async ({ shop, page }) => {
  await newScarves(shop.app, 'wraps');
  await page.goto('/p/wraps-small-red-scarf');
  const sizes = page.getByRole('navigation', { name: 'Size' });
  const colors = page.getByRole('navigation', { name: 'Color' });
  await colors.getByRole('link', { name: /BLUE.*Sold out/ }).waitFor();
  expect(await sizes.getByRole('link', { name: 'SMALL' }).getAttribute('aria-current')).toBe('true');

  await sizes.getByRole('link', { name: 'LARGE' }).click();

  await page.getByRole('heading', { name: 'Large red scarf', level: 1 }).waitFor();
  await page.getByText('$15.00').first().waitFor();
  expect(await sizes.getByRole('link', { name: 'LARGE' }).getAttribute('aria-current')).toBe('true');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('LARGE');
  await colors.getByRole('link', { name: /BLUE.*not available in this combination/ }).waitFor();
});

test('suggests products while a customer types, by keyboard', async ({ shop, page }) => {
  const product = await newProductInCategory(shop.app, {
    name: 'Quilted Xylophone',
    slug: 'quilted-xylophone',
  });
  await page.goto('/');
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.pressSequentially('xylo');
  const option = page.getByRole('option', { name: product.name });
  await option.waitFor();
  expect(await box.getAttribute('aria-expanded')).toBe('true');

  await box.press('ArrowUp');
  expect(await option.getAttribute('aria-selected')).toBe('true');
  expect(await box.getAttribute('aria-activedescendant')).toBe(await option.getAttribute('id'));
  await box.press('Escape');
  await option.waitFor({ state: 'hidden' });
  expect(await box.inputValue()).toBe('xylo');
  await box.press('ArrowDown');
  await option.waitFor();
  await box.press('ArrowUp');
  await box.press('Enter');

  await page.getByRole('heading', { name: product.name, level: 1 }).waitFor();
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
});

test('offers the nearest quantity where another one is not sold', async ({ shop, page, ada }) => {
  const product = await newProductInCategory(shop.app, { minQuantity: 4, quantityStep: 2, maxQuantity: 20 });
  await page.goto(`/p/${product.slug}`);
  await page.getByText('Sold in steps of 2, at least 4, at most 20 per order.').waitFor();
  const quantity = page.getByRole('textbox', { name: 'Quantity' });
  expect(await quantity.inputValue()).toBe('4');
  await quantity.fill('7');
  await page.getByRole('button', { name: 'Add to cart' }).click();
  await page.getByText(`${product.name} is sold in steps of 2: at least 4, at most 20.`).waitFor();
  await page.getByRole('button', { name: 'Change to 6' }).click();
  // The page shows the new quantity before the server has it.
  await page.getByText(`${product.name} is in your cart.`).waitFor();
  await page.getByRole('link', { name: 'Cart, 6 items' }).waitFor();

  // The rule changes while the product is in the cart.
  await setProduct(shop.app, product.id, { minQuantity: 5, quantityStep: 5 });
  await page.goto('/cart');
  await page.getByRole('alert').getByRole('button', { name: 'Change to 5' }).click();
  await page.getByRole('alert').waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: 'Cart, 5 items' }).waitFor();

  await setProduct(shop.app, product.id, { minQuantity: 8, quantityStep: 1 });
  await ada.reachReview();
  await page.getByRole('alert').getByRole('button', { name: 'Change to 8' }).click();
  await page.getByRole('alert').waitFor({ state: 'hidden' });
  expect(await ada.payButton().isEnabled()).toBe(true);
});
