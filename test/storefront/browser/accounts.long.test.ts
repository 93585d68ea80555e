import type { Page } from 'playwright-core';
import { newOwner, OTHER_PASSWORD, PASSWORD } from '../../support/accounts.ts';
import { newStaff, placeOrder } from '../../support/data.ts';
import { EMAIL, newProductInCategory, shopTests } from '../../support/storefront.ts';

const test = shopTests();

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

async function signIn(page: Page, email: string, password = PASSWORD) {
  await page.goto('/sign-in');
  await field(page, 'E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await click(page, 'Sign in');
}

test('a wrong password is explained, and the right one opens the account', async ({ shop, page }) => {
  const { email } = await newOwner(shop.app);
  await signIn(page, email, 'not the password');
  await page.getByRole('alert').filter({ hasText: 'No account has this e-mail address' }).waitFor();

  await signIn(page, email);

  await page.getByRole('heading', { name: 'Your orders' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Your orders' }).waitFor();
});

test("sign-in moves the guest's cart into the account, and sign-out leaves none", async ({
  shop,
  page,
  ada,
}) => {
  const { email } = await newOwner(shop.app);
  const product = await newProductInCategory(shop.app);
  await ada.addToCart(product);

  await signIn(page, email);

  await page.getByRole('heading', { name: 'Your orders' }).waitFor();
  await page.getByRole('link', { name: 'Cart, 1 item' }).click();
  await page.getByRole('link', { name: product.name }).waitFor();
  await page.goto('/account/orders');
  await click(page, 'Sign out');
  await page.getByRole('link', { name: 'Cart', exact: true }).waitFor();
  await page.goto('/account/orders');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
});

test('a visitor registers, and confirms the address with the link of the e-mail', async ({ shop, page }) => {
  await page.goto('/register');
  await field(page, 'Name').fill('Grace Hopper');
  await field(page, 'E-mail address').fill('grace@example.com');
  await page.getByLabel('Password', { exact: true }).fill('grace@example.com');
  await click(page, 'Create the account');
  await page.getByText('The password must differ from the e-mail address.').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(OTHER_PASSWORD);
  await click(page, 'Create the account');
  await page.getByRole('heading', { name: 'Hello, Grace Hopper' }).waitFor();

  await page.goto(await shop.linkTo('grace@example.com', /Welcome/));

  await page.getByText('grace@example.com is confirmed.').waitFor();
  await page.reload();
  await page.getByText('grace@example.com is confirmed.').waitFor();
});

test('a customer resets the password with the link of the e-mail, once', async ({ shop, page }) => {
  const { email } = await newOwner(shop.app);
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgot your password?' }).click();
  await field(page, 'E-mail address').fill(email);
  await click(page, 'Send the link');
  await page.getByText('a link is on its way').waitFor();
  const link = await shop.linkTo(email, /Reset your password/);

  await page.goto(link);
  await page.getByLabel('New password', { exact: true }).fill(OTHER_PASSWORD);
  await click(page, 'Save the password');
  await page.getByText(`Sign in as ${email}`).waitFor();
  await signIn(page, email, OTHER_PASSWORD);
  await page.getByRole('heading', { name: 'Your orders' }).waitFor();

  await page.goto(link);
  await page.reload();
  await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await click(page, 'Save the password');
  await page.getByRole('alert').filter({ hasText: 'no longer valid' }).waitFor();
});

test('a customer changes the e-mail address with the link of the e-mail', async ({ shop, page }) => {
  const { email } = await newOwner(shop.app);
  await signIn(page, email);
  await page.getByRole('link', { name: 'Profile' }).click();
  await page.getByText('Change the e-mail address').first().click();
  await field(page, 'New e-mail address').fill('new-address@example.com');
  await page.getByLabel('Current password', { exact: true }).fill(PASSWORD);
  await click(page, 'Change the e-mail address');
  await page.getByText('We sent a link to new-address@example.com').waitFor();

  await page.goto(await shop.linkTo('new-address@example.com', /Confirm your new/));

  await page.getByText('is now new-address@example.com').waitFor();
});

test('a customer saves, changes and removes an address, and orders with it', async ({ shop, page, ada }) => {
  const { email } = await newOwner(shop.app);
  await signIn(page, email);
  await page.getByRole('link', { name: 'Addresses' }).click();
  await click(page, 'Add an address');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Country' }).selectOption('US');
  await dialog.getByRole('textbox', { name: 'Full name' }).fill('Ada Home');
  await dialog.getByRole('textbox', { name: 'Street and number' }).fill('1 Main Street');
  await dialog.getByRole('textbox', { name: 'Postal code' }).fill('10001');
  await dialog.getByRole('textbox', { name: 'City' }).fill('New York');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await click(page, 'Edit the address of Ada Home');
  await dialog.getByRole('textbox', { name: 'Full name' }).fill('Ada Work');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: 'Edit the address of Ada Work' }).waitFor();

  const product = await newProductInCategory(shop.app);
  await ada.addToCart(product);
  await ada.startCheckout();
  await page.getByText(`You are signed in as ${email}.`).waitFor();
  await click(page, 'Continue');
  await page.getByRole('radio', { name: /Ada Work/ }).waitFor();
  await page.getByRole('radio', { name: /Parcel/ }).waitFor();
  await click(page, 'Continue');
  await ada.choosePayment('Card is accepted');
  await ada.payButton().click();
  await ada.status('Paid').waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/account\/orders\//);

  await page.goto('/account/addresses');
  await click(page, 'Remove the address of Ada Work');
  await page.getByText('You have not saved an address yet.').waitFor();
});

test('a customer changes the password, and other devices are signed out', async ({ shop, page }) => {
  const { email } = await newOwner(shop.app);
  const other = await (await shop.visitor()).newPage();
  await signIn(page, email);
  await page.getByRole('heading', { name: 'Your orders' }).waitFor();
  const here = page;
  page = other;
  await signIn(page, email);
  await page.getByRole('heading', { name: 'Your orders' }).waitFor();
  page = here;
  await page.getByRole('link', { name: 'Security' }).click();
  await page.getByText('This device', { exact: true }).waitFor();
  await page.getByLabel('Current password', { exact: true }).first().fill('wrong');
  await page.getByLabel('New password', { exact: true }).fill(OTHER_PASSWORD);
  await click(page, 'Change the password');
  await page.getByText('This is not your current password.').waitFor();
  await page.getByLabel('Current password', { exact: true }).first().fill(PASSWORD);
  await click(page, 'Change the password');
  await page.getByText('Your password was changed.').waitFor();

  await other.reload();
  await other.getByRole('heading', { name: 'Sign in' }).waitFor();
  await other.context().close();
});

test('a guest asks for the link to an order, and adds the order to an account', async ({ shop, page }) => {
  const product = await newProductInCategory(shop.app);
  const { order } = await placeOrder(shop.app, undefined, [{ productId: product.id }], {
    email: EMAIL,
    idempotencyKey: crypto.randomUUID(),
  });
  await page.goto('/find-order');
  await field(page, 'Order number').fill(order.number);
  await field(page, 'E-mail address').fill(EMAIL);
  await click(page, 'Send the link');
  await page.getByText('a link is on its way').waitFor();
  const link = await shop.linkTo(EMAIL, /Your link to order/);

  const { email } = await newOwner(shop.app);
  await signIn(page, email);
  await page.getByRole('heading', { name: 'Your orders' }).waitFor();
  await page.goto(link);
  await click(page, 'Add to my account');

  await page.getByText('The order is now in your account.').waitFor();
  await page.goto('/account/orders');
  await page.getByRole('link', { name: order.number }).waitFor();
});

test('a customer orders again', async ({ shop, page }) => {
  const product = await newProductInCategory(shop.app);
  const { email, ...account } = await newOwner(shop.app);
  await placeOrder(shop.app, { email, ...account }, [{ productId: product.id, quantity: 2 }]);
  await signIn(page, email);
  await page.getByRole('link', { name: /^ORD-/ }).click();

  await click(page, 'Order again');

  await page.getByRole('heading', { name: 'Your cart' }).waitFor();
  await page.getByRole('link', { name: 'Cart, 2 items' }).waitFor();
});

test('a link cannot lead to another site after the sign-in', async ({ shop, page }) => {
  const { email } = await newOwner(shop.app);
  await page.goto('/sign-in?next=//evil.example/');
  await field(page, 'E-mail address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await click(page, 'Sign in');

  await page.getByRole('heading', { name: 'Your orders' }).waitFor();
  expect(new URL(page.url()).origin).toBe(shop.app.url);
});

test('a customer deletes the account', async ({ shop, page }) => {
  const { email } = await newOwner(shop.app);
  await newStaff(shop.app);
  await signIn(page, email);
  await page.getByRole('link', { name: 'Security' }).click();
  await page.getByText('Delete the account', { exact: true }).last().click();
  await page.getByLabel('Current password', { exact: true }).last().fill(PASSWORD);
  await click(page, 'Delete the account permanently');

  await page.getByText('Your account was deleted.').waitFor();
  await signIn(page, email);
  await page.getByRole('alert').filter({ hasText: 'No account has this e-mail address' }).waitFor();
});
