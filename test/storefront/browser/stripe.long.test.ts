import type { Page } from 'playwright-core';
import { stripeProvider } from '../../../src/shop/payments/providers/stripe/stripe.ts';
import { hasChromium } from '../../support/chromium.ts';
import { startStripeServer, type StripeServer } from '../../support/stripe-server.ts';
import { customer, newSoldProduct, startShop, type Shop } from '../../support/storefront.ts';

/** Stands for Stripe.js, which only its own host may serve. It records the options of the form in `window.asked`. */
const STRIPE_JS = `window.Stripe = (key) => ({
  elements: (options) => {
    window.asked = { key, ...options };
    return {
      create: () => ({
        mount: (box) => (box.innerHTML = '<label>Card number <input></label>'),
        destroy: () => {},
      }),
      submit: async () =>
        document.querySelector('.stripe input').value ? {} : { error: { message: 'Your card number is incomplete.' } },
    };
  },
  createConfirmationToken: async () => ({ confirmationToken: { id: 'ctoken_visa' } }),
  handleNextAction: async () => ({}),
});`;

(hasChromium ? describe : describe.skip)('a shop with Stripe', () => {
  let stripe: StripeServer;
  let shop: Shop;
  let page: Page;
  beforeAll(async () => {
    stripe = await startStripeServer();
    const provider = stripeProvider({ ...stripe, apiBase: stripe.url });
    shop = await startShop({ paymentProvider: { ...provider, publishableKey: 'pk_test_1' } });
    page = await (await shop.visitor()).newPage();
    await page.route('https://js.stripe.com/**', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: STRIPE_JS }),
    );
  });
  afterAll(async () => {
    await shop.stop();
    await stripe.stop();
  });

  test('a guest pays with the Payment Element, which is loaded only for the payment', async () => {
    const product = await newSoldProduct(shop.app);
    const ada = customer(page);
    const origins = new Set<string>();
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    await ada.addToCart(product);
    await ada.startCheckout();
    await ada.giveContact();
    await ada.giveAddress();
    const card = page.getByRole('textbox', { name: 'Card number' });
    await card.waitFor();
    expect([...origins]).toEqual([shop.app.url, 'https://js.stripe.com']);

    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('alert').filter({ hasText: 'Your card number is incomplete.' }).waitFor();
    await card.fill('4242 4242 4242 4242');
    await page.getByRole('button', { name: 'Continue' }).click();
    await ada.payButton().click();

    await ada.status('Paid').waitFor();
    expect(await page.evaluate(() => (window as unknown as { asked: object }).asked)).toMatchObject({
      key: 'pk_test_1',
      mode: 'payment',
      amount: 1490,
      currency: 'usd',
      captureMethod: 'manual',
    });
    expect(stripe.requests.find(({ route }) => route === 'POST /v1/payment_intents')?.params).toMatchObject({
      amount: '1490',
      confirmation_token: 'ctoken_visa',
    });
  });
});
