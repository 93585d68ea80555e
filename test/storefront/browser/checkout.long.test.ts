import { eq } from 'drizzle-orm';
import { orderDetails, orders, payments, shippingMethods } from '../../../src/platform/db/schema.ts';
import { reconcilePayments } from '../../../src/shop/payments/reconcile-payments.ts';
import { ask } from '../../support/app.ts';
import { newDiscountCode, newStaff, setProduct, stockOf } from '../../support/data.ts';
import {
  customer,
  newProductInCategory,
  operationOf,
  shopTests,
  type Shop,
  type Visit,
} from '../../support/storefront.ts';

const MOVE = `mutation ($input: UpdateOrderStatusInput!) { updateOrderStatus(input: $input) { __typename } }`;

const test = shopTests();

/** Returns a product that the visitor has put into the cart. */
async function productInCart(
  { shop, ada }: Pick<Visit, 'shop' | 'ada'>,
  values: Parameters<typeof newProductInCategory>[1] = {},
) {
  const product = await newProductInCategory(shop.app, values);
  await ada.addToCart(product);
  return product;
}

const ordersOf = (shop: Shop, productId: string) =>
  shop.app.db
    .select({ id: orders.id })
    .from(orders)
    .innerJoin(orderDetails, eq(orderDetails.orderId, orders.id))
    .where(eq(orderDetails.productId, productId));

for (const outcome of ['Card is accepted', 'Bank asks to confirm', 'Bank answers later']) {
  test(`a guest buys with "${outcome}", and the page of the order shows "Paid"`, async ({
    shop,
    page,
    ada,
  }) => {
    await productInCart({ shop, ada });
    await ada.reachReview(outcome);
    await ada.payButton().click();

    await page.getByRole('heading', { name: 'Thank you for your order' }).waitFor();
    await ada.status('Paid').waitFor();
    await ada.status('Being prepared').waitFor({ state: 'attached' });
  });
}

for (const [outcome, reason] of [
  ['Card is declined', 'The card was declined.'],
  ['Not enough money', 'The card has insufficient funds.'],
  ['Bank declines later', 'The bank declined it.'],
] as const) {
  test(`after "${outcome}", the guest sees the reason and pays again`, async ({ shop, page, ada }) => {
    await productInCart({ shop, ada });
    await ada.reachReview(outcome);
    await ada.payButton().click();

    await page.getByRole('alert').filter({ hasText: reason }).waitFor();
    await page.getByRole('radio', { name: 'Card is accepted' }).check();
    await ada.payButton().click();

    await ada.status('Paid').waitFor();
  });
}

test('a provider does not respond: after a while the guest learns that the order is saved, and then sees the result', async ({
  shop,
  page,
  ada,
}) => {
  const status = (hasText: string) => page.getByRole('status').filter({ hasText });
  await productInCart({ shop, ada });
  await ada.reachReview('Provider does not respond');
  await page.clock.install();
  await ada.payButton().click();

  await status('The payment is being confirmed.').waitFor();
  await page.clock.fastForward(30_000);
  await status('Your order is saved, and we keep checking the payment.').waitFor();
  // Also for a customer who comes back.
  await page.reload();
  await status('Your order is saved, and we keep checking the payment.').waitFor();

  await reconcilePayments(shop.app.db, shop.app.paymentProvider!, 0);
  await ada.status('Paid').waitFor();
  expect(await status('Your order is saved').count()).toBe(0);
});

test('the last unit is sold during checkout: the guest sees a message, and nothing is ordered', async ({
  shop,
  page,
  ada,
}) => {
  const product = await productInCart({ shop, ada }, { stock: 1 });
  await ada.reachReview();
  await setProduct(shop.app, product.id, { stock: 0 });

  await ada.payButton().click();

  const alert = page.getByRole('alert').filter({ hasText: `${product.name} is sold out.` });
  await alert.first().waitFor();
  expect(await alert.first().getByRole('link', { name: 'View cart' }).count()).toBe(1);
  expect(await ordersOf(shop, product.id)).toEqual([]);
});

test('a price changes meanwhile: the guest confirms the new total first', async ({ shop, page, ada }) => {
  const product = await productInCart({ shop, ada });
  await ada.reachReview();
  await setProduct(shop.app, product.id, { price: 1500n });

  await ada.payButton().click();

  await page.getByRole('alert').filter({ hasText: 'The total changed from $14.90 to $19.90' }).waitFor();
  expect(await ordersOf(shop, product.id)).toEqual([]);
  await page.getByRole('button', { name: 'Pay $19.90' }).click();
  await ada.status('Paid').waitFor();
});

test('the shipping method ends meanwhile: the guest chooses another one', async ({ shop, page, ada }) => {
  await productInCart({ shop, ada });
  await ada.reachReview();
  const [method] = await shop.app.db.select().from(shippingMethods).limit(1);
  const other = { ...method!, id: crypto.randomUUID(), name: 'Parcel by bicycle', price: 300n };
  await shop.app.db.insert(shippingMethods).values(other);
  const change = (isActive: boolean) =>
    shop.app.db.update(shippingMethods).set({ isActive }).where(eq(shippingMethods.id, method!.id));
  await change(false);
  try {
    await ada.payButton().click();

    const alert = page.getByRole('alert').filter({ hasText: 'no longer available' });
    await alert.getByRole('link', { name: 'Delivery' }).click();
    await page.getByRole('radio', { name: /bicycle/ }).check();
    await page.getByRole('button', { name: 'Continue' }).click();
    await ada.choosePayment('Card is accepted');
    await page.getByRole('button', { name: 'Pay $13.00' }).click();
    await ada.status('Paid').waitFor();
  } finally {
    await change(true);
    await shop.app.db.delete(shippingMethods).where(eq(shippingMethods.id, other.id));
  }
});

test('a discount code lowers the total, and an unknown one is explained', async ({ shop, page, ada }) => {
  await productInCart({ shop, ada });
  const { code } = await newDiscountCode(shop.app, { description: 'Ten per cent off' });
  await page.goto('/cart');
  const field = page.getByRole('textbox', { name: 'Discount code' });

  await field.fill('NO-SUCH-CODE');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText('There is no such discount code.').waitFor();

  await field.fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText('Ten per cent off').waitFor();
  await page.getByText('−$1.00').waitFor();
  await ada.reachReview();
  await page.getByRole('button', { name: 'Pay $13.90' }).click();
  await ada.status('Paid').waitFor();
});

test('a double click places one order', async ({ shop, ada }) => {
  const product = await productInCart({ shop, ada });
  await ada.reachReview();

  await ada.payButton().dblclick();

  await ada.status('Paid').waitFor();
  expect(await ordersOf(shop, product.id)).toHaveLength(1);
});

test('a lost response is asked for again, and the order is placed once', async ({ shop, page, ada }) => {
  const product = await productInCart({ shop, ada });
  await ada.reachReview();
  let isLost = false;
  await page.route('**/graphql', async (route) => {
    if (isLost || operationOf(route.request()) !== 'PlaceOrder') return route.continue();
    isLost = true;
    await route.fetch();
    return route.abort('connectionreset');
  });

  await ada.payButton().click();

  await ada.status('Paid').waitFor();
  expect([isLost, (await ordersOf(shop, product.id)).length]).toEqual([true, 1]);
});

for (const operation of ['PlaceOrder', 'PayOrder']) {
  test(`a reload while ${operation} is under way continues it: one order, one payment`, async ({
    shop,
    page,
    ada,
  }) => {
    const product = await productInCart({ shop, ada });
    await ada.reachReview();
    let isFirst = true;
    let arrive = () => {};
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await page.route('**/graphql', async (route) => {
      if (!isFirst || operationOf(route.request()) !== operation) return route.continue();
      isFirst = false;
      // The server executes it, and the page is gone before the response.
      await route.fetch();
      return arrive();
    });
    await ada.payButton().click();
    await arrived;

    await page.reload();

    await ada.status('Paid').waitFor();
    const placed = await ordersOf(shop, product.id);
    expect(placed).toHaveLength(1);
    expect(await shop.app.db.select().from(payments).where(eq(payments.orderId, placed[0]!.id))).toHaveLength(
      1,
    );
  });
}

test('a reload that starts just before the response of PlaceOrder shows the order', async ({
  shop,
  page,
  ada,
}) => {
  const product = await productInCart({ shop, ada });
  await ada.reachReview();
  await ada.payButton().click();
  await ada.status('Paid').waitFor();

  // The browser then opens the address of the checkout, after the old page has received the response.
  await page.goto('/checkout/review');

  await ada.status('Paid').waitFor();
  expect(new URL(page.url()).pathname).toBe('/order');
  expect(await ordersOf(shop, product.id)).toHaveLength(1);
});

test('a second window with the same cart cannot order it again', async ({ shop, page, ada }) => {
  const product = await productInCart({ shop, ada });
  await ada.reachReview();
  const second = await page.context().newPage();
  const other = customer(second);
  await other.reachReview();
  await ada.payButton().click();
  await ada.status('Paid').waitFor();

  // The other window has followed: its cart is empty.
  await second.getByRole('heading', { name: 'Your cart is empty.' }).waitFor();
  expect(await ordersOf(shop, product.id)).toHaveLength(1);
});

test('the page of the order follows while staff ship it', async ({ shop, page, ada }) => {
  const product = await productInCart({ shop, ada });
  await ada.reachReview();
  await ada.payButton().click();
  await ada.status('Paid').waitFor();
  const [order] = await ordersOf(shop, product.id);
  const staff = await newStaff(shop.app);
  const input = { orderId: order!.id, status: 'SHIPPED', carrier: 'Bicycle Post', trackingNumber: 'BP-1' };

  expect(await ask(shop.app, MOVE, { input }, staff)).toMatchObject({
    __typename: 'UpdateOrderStatusSuccess',
  });

  await ada.status('On its way').waitFor({ state: 'attached' });
  await page.getByText('Bicycle Post').waitFor();
  await page.getByText('BP-1').waitFor();
});

test('a guest cancels an unpaid order, and its stock returns', async ({ shop, page, ada }) => {
  const product = await productInCart({ shop, ada }, { stock: 4 });
  await ada.reachReview('Card is declined');
  await ada.payButton().click();
  await page.getByRole('alert').first().waitFor();

  await page.getByRole('button', { name: 'Cancel the order' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the order' }).click();

  await page.getByRole('heading', { name: 'Cancelled' }).waitFor();
  expect(await stockOf(shop.app, product.id)).toBe(4);
});

test('back and forward lead through the steps, and keep the inputs', async ({ shop, page, ada }) => {
  await productInCart({ shop, ada });
  await ada.reachReview('Bank asks to confirm');

  await page.goBack();
  await page.getByRole('heading', { name: 'How would you like to pay?' }).waitFor();
  expect(await page.getByRole('radio', { name: 'Bank asks to confirm' }).isChecked()).toBe(true);
  await page.goBack();
  await page.getByRole('textbox', { name: 'Full name' }).waitFor();
  expect(await page.getByRole('textbox', { name: 'Full name' }).inputValue()).toBe('Ada Lovelace');
  await page.goForward();
  await page.goForward();
  await ada.payButton().waitFor();
  await page.reload();
  await ada.payButton().click();
  await ada.status('Paid').waitFor();
});

test('the whole checkout works with the keyboard alone', async ({ shop, page, ada }) => {
  const product = await newProductInCategory(shop.app);
  await page.goto(`/p/${product.slug}`);
  /** Moves with Tab until the element has the focus. */
  const reach = async (role: 'button' | 'link' | 'textbox' | 'radio' | 'combobox', name: RegExp) => {
    const target = page.getByRole(role, { name }).first();
    await target.waitFor();
    for (let presses = 0; presses < 80; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not reach ${role} ${name}`);
  };
  const type = async (name: RegExp, text: string) => {
    await reach('textbox', name);
    await page.keyboard.type(text);
  };
  const press = async (role: 'button' | 'link', name: RegExp) => {
    await reach(role, name);
    await page.keyboard.press('Enter');
  };

  await press('button', /Add to cart/);
  // Not the link in the notice, which disappears after some seconds.
  await press('link', /Cart, 1 item/);
  await press('link', /Go to checkout/);
  await type(/E-mail address/, 'keyboard@example.com');
  await page.keyboard.press('Enter');
  await reach('combobox', /Country/);
  await page.keyboard.type('United States');
  await type(/Full name/, 'Ada Lovelace');
  await type(/Street and number/, '12 Analytical Way');
  await type(/Postal code/, '10001');
  await type(/City/, 'New York');
  await reach('radio', /Parcel/);
  await press('button', /Continue/);
  await page.getByRole('heading', { name: 'How would you like to pay?' }).waitFor();
  await reach('radio', /Card is accepted/);
  await press('button', /Continue/);
  await press('button', /^Pay \$/);

  await ada.status('Paid').waitFor();
});
