import { randomUUID } from 'node:crypto';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { cartClient, newGuest } from '../support/carts.ts';
import { ADDRESS, itemsOf, newCustomer, newProduct } from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const PLACE = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { ... on PlaceOrderSuccess { replayed cart { id version itemCount total { amount } } } }
}`;
const place = async (input: object, as?: Account) =>
  ask(app, PLACE, { input: { idempotencyKey: randomUUID(), shippingAddress: ADDRESS, ...input } }, as);

test('returns the emptied cart of an account', async () => {
  const ada = await newCustomer(app);
  const cart = cartClient(app, ada);
  const { cart: before } = await cart.add(itemsOf([await newProduct(app)]));

  const placed = await place({}, ada);

  expect(placed.cart).toEqual({
    id: before.id,
    version: before.version + 1,
    itemCount: 0,
    total: { amount: '0.00' },
  });
});

test('returns the emptied cart of a guest, also for a repeated request', async () => {
  const guest = await newGuest(app);
  await guest.add(itemsOf([await newProduct(app)]));
  const input = { idempotencyKey: randomUUID(), cartToken: guest.token, email: 'guest@example.com' };

  const placed = await place(input);

  expect([placed.replayed, placed.cart.itemCount]).toEqual([false, 0]);
  expect(await place(input)).toEqual({ ...placed, replayed: true });
});

test('returns null without a cart, and the unchanged cart after an order of other items', async () => {
  const [ada, ben] = [await newCustomer(app), await newCustomer(app)];
  const product = await newProduct(app);
  const items = itemsOf([product]);
  await cartClient(app, ben).add(itemsOf([product], 3));

  expect((await place({ items }, ada)).cart).toBeNull();
  expect((await place({ items }, ben)).cart.itemCount).toBe(3);
});
