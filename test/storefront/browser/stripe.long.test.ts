import { stripeProvider } from '../../../src/shop/payments/providers/stripe/stripe.ts';
import { startStripeServer, type StripeServer } from '../../support/stripe-server.ts';
import { newProductInCategory, shopTests, startShop, type Visit } from '../../support/storefront.ts';

/**
 * Stands for Stripe.js, which only its own host may serve. It records the options of the form in
 * `window.asked`. The number of the card is the token that it creates.
 */
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
  createConfirmationToken: async () => ({ confirmationToken: { id: document.querySelector('.stripe input').value } }),
  handleNextAction: ({ clientSecret }) => new Promise((resolve) => {
    const dialog = document.createElement('dialog');
    dialog.ariaLabel = 'Your bank';
    dialog.append(clientSecret, document.createElement('button'));
    dialog.lastChild.append('Confirm');
    dialog.lastChild.onclick = () => { dialog.remove(); resolve({}); };
    document.body.append(dialog);
    dialog.showModal();
  }),
});`;

let stripe: StripeServer;
const test = shopTests(async () => {
  stripe = await startStripeServer();
  const provider = stripeProvider({ ...stripe, apiBase: stripe.url });
  return startShop({ paymentProvider: { ...provider, publishableKey: 'pk_test_1' } });
});
afterAll(() => stripe?.stop());

/** Goes to the payment step of the checkout. */
async function reachCard({ shop, page, ada }: Visit) {
  await page.route('https://js.stripe.com/**', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: STRIPE_JS }),
  );
  await ada.addToCart(await newProductInCategory(shop.app));
  await ada.startCheckout();
  await ada.giveContact();
  await ada.giveAddress();
  const card = page.getByRole('textbox', { name: 'Card number' });
  await card.waitFor();
  return card;
}

const next = ({ page }: Visit) => page.getByRole('button', { name: 'Continue' }).click();

/** Pays with the card of this test token of Stripe. */
async function payWith(visit: Visit, token: string): Promise<void> {
  const card = await reachCard(visit);
  await card.fill(token);
  await next(visit);
  await visit.ada.payButton().click();
}

test('a guest pays with the Payment Element, which is loaded only for the payment', async (visit) => {
  const { shop, page, ada } = visit;
  const origins = new Set<string>();
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  const card = await reachCard(visit);
  expect([...origins]).toEqual([shop.app.url, 'https://js.stripe.com']);

  await next(visit);
  await page.getByRole('alert').filter({ hasText: 'Your card number is incomplete.' }).waitFor();
  await card.fill('ctoken_visa');
  await next(visit);
  await ada.payButton().click();

  await ada.status('Paid').waitFor();
  expect(await page.evaluate(() => (window as unknown as { asked: object }).asked)).toMatchObject({
    key: 'pk_test_1',
    mode: 'payment',
    amount: 1490,
    currency: 'usd',
    captureMethod: 'manual',
  });
  expect(stripe.requestsTo('POST /v1/payment_intents')[0]?.params).toMatchObject({
    amount: '1490',
    confirmation_token: 'ctoken_visa',
  });
});

test('after a declined card, the guest sees the reason and pays with another one', async (visit) => {
  const { page, ada } = visit;
  await payWith(visit, 'pm_card_chargeDeclined');

  await page.getByRole('alert').filter({ hasText: 'Your card was declined.' }).waitFor();
  await page.getByRole('textbox', { name: 'Card number' }).fill('ctoken_visa');
  await ada.payButton().click();

  await ada.status('Paid').waitFor();
});

test('a reload during the confirmation of the bank asks for it again, and pays once', async (visit) => {
  const { page, ada } = visit;
  const before = stripe.requestsTo('POST /v1/payment_intents').length;
  await payWith(visit, 'pm_card_authenticationRequired');
  await page.getByRole('dialog', { name: 'Your bank' }).waitFor();

  await page.reload();
  await page.getByRole('dialog', { name: 'Your bank' }).waitFor();
  const secret = await page.getByRole('dialog', { name: 'Your bank' }).innerText();
  stripe.books.confirm(secret.split('_secret')[0]!, 'succeeds');
  await page.getByRole('button', { name: 'Confirm' }).click();

  await ada.status('Paid').waitFor();
  expect(stripe.requestsTo('POST /v1/payment_intents')).toHaveLength(before + 1);
});
