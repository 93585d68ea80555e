import { eq } from 'drizzle-orm';
import { cartItems, carts } from '../../src/platform/db/schema.ts';
import { newShopper } from '../support/actors.ts';
import { startApp, type App } from '../support/app.ts';
import { linesOf, newGuest, cartClient } from '../support/carts.ts';
import { newCustomer, newProduct, newProducts, setProduct } from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const newCart = async () => (await newShopper(app)).cart;

test("a guest's cart becomes the cart of a customer without one", async () => {
  const [guest, ada] = [await newGuest(app), await newCart()];
  const [tea, cup] = await newProducts(app, 2);
  await guest.add([{ productId: tea!.id, quantity: 3 }, { productId: cup!.id }]);

  const { __typename, cart } = await ada.merge(guest.token);

  expect(__typename).toBe('CartSuccess');
  expect(linesOf(cart)).toEqual([[tea!.id, 3], [cup!.id, 1]]); // prettier-ignore
  expect(await ada.cart()).toEqual(cart);
});

test('keeps the larger quantity if both carts have a product, and increments the version', async () => {
  const [guest, ada] = [await newGuest(app), await newCart()];
  const [more, less, same, guests, own] = (await newProducts(app, 5)).map(({ id }) => id as string);
  const items = (...lines: [string | undefined, number][]) =>
    lines.map(([productId, quantity]) => ({ productId: productId!, quantity }));
  const before = (await ada.add(items([own, 1], [more, 2], [less, 5], [same, 4]))).cart;
  await guest.add(items([guests, 6], [more, 3], [less, 1], [same, 4]));

  const { cart } = await ada.merge(guest.token);

  expect(cart.id).toBe(before.id);
  expect(linesOf(cart)).toEqual([[own, 1], [more, 3], [less, 5], [same, 4], [guests, 6]]); // prettier-ignore
  expect(cart.version).toBe(before.version + 1);
});

test('a repeated merge changes nothing and returns the current cart', async () => {
  const [guest, ada] = [await newGuest(app), await newCart()];
  const [tea, cup] = await newProducts(app, 2);
  await guest.add({ productId: tea!.id, quantity: 3 });
  await ada.merge(guest.token);
  await ada.clear();
  const { cart } = await ada.add({ productId: cup!.id });

  expect(await ada.merge(guest.token)).toEqual({ __typename: 'CartSuccess', cart });
  expect(await ada.cart()).toEqual(cart);
});

test('a merge invalidates the token: the guest has no cart, and no data of it remains', async () => {
  const [guest, ada] = [await newGuest(app), await newCart()];
  const { id: productId } = await newProduct(app);
  const { cart } = await guest.add({ productId });
  await ada.merge(guest.token);

  expect(await guest.cart()).toBeNull();
  expect(await guest.add({ productId })).toBe('NOT_FOUND');
  expect(await guest.update(cart.items[0].id, 2)).toBe('NOT_FOUND');
  expect(await guest.remove(cart.items[0].id)).toBe('NOT_FOUND');
  expect(await guest.clear()).toBe('NOT_FOUND');
  expect(await app.db.$count(cartItems, eq(cartItems.cartId, cart.id))).toBe(0);
});

test('returns NOT_FOUND for an unknown token or one merged by another customer, and creates no cart', async () => {
  const [guest, ada, eve] = [await newGuest(app), await newCart(), await newCart()];
  const { id: productId } = await newProduct(app);
  await guest.add({ productId });
  const { cart } = await ada.merge(guest.token);

  for (const token of [guest.token, '', 'no-such-token', '\0']) {
    expect(await eve.merge(token)).toBe('NOT_FOUND');
  }
  expect(await eve.cart()).toBeNull();
  expect(await ada.cart()).toEqual(cart);
});

test('ten concurrent merges of one token merge it once', async () => {
  const [guest, ada] = [await newGuest(app), await newCart()];
  const [tea, cup] = await newProducts(app, 2);
  const before = (await ada.add({ productId: cup!.id })).cart;
  await guest.add({ productId: tea!.id, quantity: 3 });

  const answers = await Promise.all(Array.from({ length: 10 }, () => ada.merge(guest.token)));

  const cart = await ada.cart();
  expect(answers).toEqual(Array(10).fill({ __typename: 'CartSuccess', cart }));
  expect(cart.version).toBe(before.version + 1);
  expect(linesOf(cart)).toEqual([[cup!.id, 1], [tea!.id, 3]]); // prettier-ignore
});

test('if ten customers merge one token at once, one gets its items', async () => {
  const guest = await newGuest(app);
  const { id: productId } = await newProduct(app);
  await guest.add({ productId, quantity: 3 });
  const customers = await Promise.all(Array.from({ length: 10 }, newCart));

  const answers = await Promise.all(customers.map((customer) => customer.merge(guest.token)));

  const [merged, ...others] = answers.sort((a) => (a === 'NOT_FOUND' ? 1 : -1));
  expect(linesOf(merged.cart)).toEqual([[productId, 3]]);
  expect(others).toEqual(Array(9).fill('NOT_FOUND'));
});

test('ten guest carts merged into one cart at once all add their items', async () => {
  const account = await newCustomer(app);
  const ada = cartClient(app, account);
  const put = await newProducts(app, 10);
  const guests = await Promise.all(put.map(() => newGuest(app)));
  await Promise.all(guests.map((guest, n) => guest.add({ productId: put[n]!.id, quantity: n + 1 })));

  const answers = await Promise.all(guests.map(({ token }) => ada.merge(token)));

  expect(answers.map(({ __typename }) => __typename)).toEqual(Array(10).fill('CartSuccess'));
  const lines = new Map(linesOf(await ada.cart()) as [string, number][]);
  expect(lines).toEqual(new Map(put.map(({ id }, n) => [id, n + 1])));
  expect(await app.db.$count(carts, eq(carts.customerId, account.id))).toBe(1);
});

test('leaves out unavailable products of the guest, and keeps all items of the customer', async () => {
  const [guest, ada] = [await newGuest(app), await newCart()];
  const [fine, inactive, deleted, both] = await newProducts(app, 4);
  await guest.add([fine, inactive, deleted, both].map((p) => ({ productId: p!.id, quantity: 2 })));
  await ada.add({ productId: both!.id, quantity: 5 });
  await setProduct(app, inactive!.id, { isActive: false });
  await setProduct(app, deleted!.id, { deletedAt: new Date() });
  await setProduct(app, both!.id, { isActive: false });

  const { cart } = await ada.merge(guest.token);

  expect(linesOf(cart)).toEqual([[both!.id, 5], [fine!.id, 2]]); // prettier-ignore
});

test('keeps items with a shortage or a changed price, and reports them as problems', async () => {
  const [guest, ada] = [await newGuest(app), await newCart()];
  const [short, dearer] = await newProducts(app, 2);
  await guest.add([short, dearer].map((p) => ({ productId: p!.id, quantity: 2 })));
  await setProduct(app, short!.id, { stock: 1 });
  await setProduct(app, dearer!.id, { price: 1100n });

  const { cart } = await ada.merge(guest.token);

  expect(linesOf(cart)).toEqual([[short!.id, 2], [dearer!.id, 2]]); // prettier-ignore
  expect(cart.problems).toMatchObject([
    { __typename: 'InsufficientStock', shortages: [{ requested: 2, available: 1 }] },
    { __typename: 'PriceChanged', items: [{ product: { id: dearer!.id } }] },
  ]);
});

test("leaves out the guest's latest items beyond 100 lines, and still merges quantities of common products", async () => {
  const [guest, ada] = [await newGuest(app), await newCart()];
  const put = await newProducts(app, 110);
  const [own, both, guests] = [put.slice(0, 97), put[97]!, put.slice(98)];
  await ada.add([...own, both].map(({ id }) => ({ productId: id })));
  await guest.add([...guests, both].map(({ id }) => ({ productId: id, quantity: 2 })));

  const { cart } = await ada.merge(guest.token);

  expect(linesOf(cart)).toEqual([
    ...own.map(({ id }) => [id, 1]),
    [both.id, 2],
    [guests[0]!.id, 2],
    [guests[1]!.id, 2],
  ]);
});

test("merging an empty guest cart leaves the customer's cart unchanged", async () => {
  const [guest, ada] = [await newGuest(app), await newCart()];
  const { id: productId } = await newProduct(app);
  await ada.add({ productId });

  const { __typename, cart } = await ada.merge(guest.token);

  expect(__typename).toBe('CartSuccess');
  expect(linesOf(cart)).toEqual([[productId, 1]]);
});
