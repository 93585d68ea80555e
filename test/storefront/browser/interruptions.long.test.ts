import { eq } from 'drizzle-orm';
import type { Page } from 'playwright-core';
import { orders, shippingMethods } from '../../../src/platform/db/schema.ts';
import { newOwner, PASSWORD } from '../../support/accounts.ts';
import { newProductInCategory, shopTests, type Visit } from '../../support/storefront.ts';

const test = shopTests();

const proceed = (page: Page) => page.getByRole('button', { name: 'Continue' }).click();

async function startCheckout({ shop, ada }: Pick<Visit, 'shop' | 'ada'>) {
  const product = await newProductInCategory(shop.app);
  await ada.addToCart(product);
  await ada.startCheckout();
  return product;
}

test('without a connection, a step tries again by itself, and the delivery is not left out', async ({
  shop,
  page,
  ada,
}) => {
  const context = page.context();
  await startCheckout({ shop, ada });

  await context.setOffline(true);
  await ada.giveContact('offline@example.com');
  await page.getByRole('alert').filter({ hasText: 'We cannot reach the shop.' }).waitFor();
  await context.setOffline(false);
  await page.getByRole('combobox', { name: 'Country' }).selectOption('US');
  await page.getByRole('radio', { name: /Parcel/ }).waitFor();

  await context.setOffline(true);
  // The options for this address cannot be read.
  await ada.fillAddress();
  await proceed(page);
  await page.getByRole('alert').filter({ hasText: 'We cannot reach the shop.' }).first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/checkout/delivery');
  await context.setOffline(false);
  await proceed(page);

  await ada.choosePayment('Card is accepted');
  await page.getByRole('button', { name: 'Pay $14.90' }).click();
  await ada.status('Paid').waitFor();
  const deliveries = shop.app.db.select({ delivery: orders.shippingName }).from(orders);
  expect(await deliveries.where(eq(orders.email, 'offline@example.com'))).toEqual([{ delivery: 'Parcel' }]);
});

test('the method of another country is not kept, and a method that has ended is explained', async ({
  shop,
  page,
  ada,
}) => {
  await startCheckout({ shop, ada });
  await ada.giveContact();
  await page.getByRole('combobox', { name: 'Country' }).selectOption('US');
  await ada.fillAddress();
  await page.getByRole('radio', { name: /Parcel/ }).waitFor();

  // The options of the other country have not arrived when the form is sent.
  let arrive = () => {};
  const isSent = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('"country":"DE"')) await isSent;
    await route.continue();
  });
  await page.getByRole('combobox', { name: 'Country' }).selectOption('DE');
  await proceed(page);
  arrive();
  await page.getByText('Sorry, we do not deliver to this address.').first().waitFor();
  expect(new URL(page.url()).pathname).toBe('/checkout/delivery');

  await page.getByRole('combobox', { name: 'Country' }).selectOption('US');
  await page.getByRole('radio', { name: /Parcel/ }).waitFor();
  await proceed(page);
  await page.getByRole('heading', { name: 'How would you like to pay?' }).waitFor();
  const change = (isActive: boolean) => shop.app.db.update(shippingMethods).set({ isActive });
  await change(false);
  try {
    await page.reload();
    const alert = page.getByRole('alert').filter({ hasText: 'This option does not deliver to the address.' });
    await alert.getByRole('link', { name: 'Delivery' }).click();
    await page.getByRole('textbox', { name: 'Full name' }).waitFor();
  } finally {
    await change(true);
  }
});

test('problems that the server finds are shown at their fields', async ({ shop, page, ada }) => {
  await startCheckout({ shop, ada });
  // A browser accepts this address.
  await ada.giveContact('ada@shop');
  await page.getByRole('combobox', { name: 'Country' }).selectOption('US');
  await ada.fillAddress();
  await page.getByRole('checkbox', { name: 'The billing address is the same' }).uncheck();
  const billing = page.getByRole('group', { name: 'Billing address' });
  await billing.getByRole('combobox', { name: 'Country' }).selectOption('US');
  await ada.fillAddress(billing);
  await billing.getByRole('textbox', { name: 'City' }).fill('New\u0007York');
  await proceed(page);
  await ada.choosePayment('Card is accepted');

  await ada.payButton().click();
  await page.getByRole('alert').getByRole('link', { name: 'Contact' }).click();
  await page.getByText('Please enter an e-mail address, such as name@example.com.').waitFor();
  await ada.giveContact('ada@shop.example');
  await proceed(page);
  await proceed(page);

  await ada.payButton().click();
  await page.getByRole('alert').getByRole('link', { name: 'Delivery' }).click();
  const city = billing.getByRole('textbox', { name: 'City' });
  await city.waitFor();
  expect(await city.getAttribute('aria-invalid')).toBe('true');
  expect(await page.locator('[aria-invalid]').count()).toBe(1);
});

test('a sign-out leaves no inputs of the checkout to the next customer', async ({ shop, page, ada }) => {
  const { email } = await newOwner(shop.app);
  await page.goto('/sign-in');
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Your orders' }).waitFor();
  await startCheckout({ shop, ada });
  await proceed(page);
  await ada.giveAddress();
  await ada.choosePayment('Card is accepted');
  await ada.payButton().waitFor();

  await page.getByRole('link', { name: 'Account', exact: true }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('link', { name: 'Sign in' }).waitFor();
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('Lovelace');

  await startCheckout({ shop, ada });
  await ada.giveContact();
  const name = page.getByRole('textbox', { name: 'Full name' });
  await name.waitFor();
  expect(await name.inputValue()).toBe('');
});

test('a guest who signs in during the checkout keeps the inputs', async ({ shop, page, ada }) => {
  const { email } = await newOwner(shop.app);
  await startCheckout({ shop, ada });
  await ada.giveContact();
  await ada.giveAddress();
  await page.getByRole('heading', { name: 'How would you like to pay?' }).waitFor();

  await page.getByRole('link', { name: 'Contact', exact: true }).click();
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await page.getByRole('textbox', { name: 'E-mail address' }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await page.getByText(`You are signed in as ${email}`).waitFor();
  await page.getByRole('link', { name: 'Payment', exact: true }).click();
  await page.getByRole('heading', { name: 'How would you like to pay?' }).waitFor();
});

test('the second click of a double click does not reach what has moved under the pointer', async ({
  shop,
  page,
}) => {
  const product = await newProductInCategory(shop.app);
  await page.goto(`/p/${product.slug}`);
  const button = page.getByRole('button', { name: 'Add to cart' });
  const box = (await button.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const clickAs = async (clickCount: number) => {
    await page.mouse.down({ clickCount });
    await page.mouse.up({ clickCount });
  };

  await clickAs(1);
  const link = page.getByRole('link', { name: 'Your account' });
  await link.evaluate((element, { x, y, width, height }) => {
    Object.assign(element.style, {
      position: 'fixed',
      left: `${x}px`,
      top: `${y}px`,
      width: `${width}px`,
      height: `${height}px`,
    });
  }, box);
  await clickAs(2);
  await page.getByText(`${product.name} is in your cart.`).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/p/${product.slug}`);

  await clickAs(1);
  await page.waitForURL('**/sign-in*');
});
