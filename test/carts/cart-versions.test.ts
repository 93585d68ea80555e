import { eq } from 'drizzle-orm';
import { carts } from '../../src/platform/db/schema.ts';
import { newShopper } from '../support/actors.ts';
import { startApp, type App } from '../support/app.ts';
import { newGuest } from '../support/carts.ts';
import { newCustomer, newProduct, newProducts } from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const newCart = async () => (await newShopper(app)).cart;

test('each change increments the version, and a rejected change does not', async () => {
  const ada = await newCart();
  const [tea, cup] = await newProducts(app, 2);

  const { cart } = await ada.add([{ productId: tea!.id }, { productId: cup!.id }]);
  const versions = [cart.version];
  for (const change of [
    () => ada.add({ productId: tea!.id }),
    () => ada.add({ productId: tea!.id, quantity: 998 }),
    () => ada.update(cart.items[0].id, 5),
    () => ada.update(cart.items[0].id, 101),
    () => ada.update(cart.items[0].id, 0),
    () => ada.remove(cart.items[0].id),
    () => ada.remove(cart.items[1].id),
    () => ada.clear(),
  ]) {
    await change();
    versions.push((await ada.cart()).version);
  }

  expect(versions).toEqual([2, 3, 3, 4, 4, 5, 5, 6, 7]);
});

test('accepts each write at the expected version, and returns CartChanged with the current cart at any other', async () => {
  for (const someone of [await newCart(), await newGuest(app)]) {
    const [tea, cup] = await newProducts(app, 2);
    const { cart } = await someone.add([{ productId: tea!.id }, { productId: cup!.id }]);
    const [item] = cart.items;
    const refused = { __typename: 'CartChanged', cart };

    for (const expectedVersion of [cart.version - 1, cart.version + 1, 0, -1, 2_147_483_647]) {
      expect(await someone.add({ productId: tea!.id }, { expectedVersion })).toEqual(refused);
      expect(await someone.update(item.id, 9, { expectedVersion })).toEqual(refused);
      expect(await someone.update(item.id, 0, { expectedVersion })).toEqual(refused);
      expect(await someone.remove(item.id, { expectedVersion })).toEqual(refused);
      expect(await someone.clear({ expectedVersion })).toEqual(refused);
    }
    expect(await someone.cart()).toEqual(cart);

    const at = (expectedVersion: number) => ({ expectedVersion });
    expect((await someone.add({ productId: tea!.id }, at(2))).cart.version).toBe(3);
    expect((await someone.update(item.id, 9, at(3))).cart.version).toBe(4);
    expect((await someone.remove(item.id, at(4))).cart.version).toBe(5);
    expect((await someone.clear(at(5))).cart).toMatchObject({ version: 6, items: [] });
  }
});

test('of 10 concurrent writes that expect the same version, one succeeds', async () => {
  const ada = await newCart();
  const [first, ...products] = await newProducts(app, 11);
  const { cart } = await ada.add({ productId: first!.id });

  const answers = await Promise.all(
    products.map(({ id }) => ada.add({ productId: id }, { expectedVersion: cart.version })),
  );

  const kinds = answers.map(({ __typename }) => __typename);
  expect(kinds.filter((kind) => kind === 'CartSuccess')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'CartChanged')).toHaveLength(9);
  expect((await ada.cart()).items).toHaveLength(2);
});

test('of 10 concurrent removals of the same item, one succeeds and increments the version', async () => {
  const ada = await newCart();
  const { id: productId } = await newProduct(app);
  const { cart } = await ada.add({ productId });

  const answers = await Promise.all(Array.from({ length: 10 }, () => ada.remove(cart.items[0].id)));

  expect(answers.filter((answer) => answer !== 'NOT_FOUND')).toHaveLength(1);
  expect((await ada.cart()).version).toBe(cart.version + 1);
});

test('each of several mutations in one document returns the cart after that mutation', async () => {
  const account = await newCustomer(app);
  const [tea, cup] = await newProducts(app, 2);
  const fields = '... on CartSuccess { cart { version itemCount items { quantity product { id } } } }';

  const { data } = await app.query(
    `mutation ($tea: ID!, $cup: ID!) {
      first: addToCart(input: { items: [{ productId: $tea, quantity: 2 }] }) { ${fields} }
      second: addToCart(input: { items: [{ productId: $tea }, { productId: $cup }] }) { ${fields} }
      cleared: clearCart { ${fields} }
      last: addToCart(input: { items: [{ productId: $cup, quantity: 4 }] }) { ${fields} }
    }`,
    { tea: tea!.id, cup: cup!.id },
    { as: account },
  );

  const line = (id: string, quantity: number) => ({ quantity, product: { id } });
  expect(data).toEqual({
    first: { cart: { version: 2, itemCount: 2, items: [line(tea!.id, 2)] } },
    second: { cart: { version: 3, itemCount: 4, items: [line(tea!.id, 3), line(cup!.id, 1)] } },
    cleared: { cart: { version: 4, itemCount: 0, items: [] } },
    last: { cart: { version: 5, itemCount: 4, items: [line(cup!.id, 4)] } },
  });
});

test('each change updates updatedAt', async () => {
  const ada = await newCart();
  const { id: productId } = await newProduct(app);
  const { cart } = await ada.add({ productId });
  const longAgo = new Date('2020-01-01T00:00:00Z');
  await app.db.update(carts).set({ updatedAt: longAgo }).where(eq(carts.id, cart.id));

  await ada.add({ productId });

  const [row] = await app.db.select().from(carts).where(eq(carts.id, cart.id));
  expect(row!.updatedAt.getTime()).toBeGreaterThan(longAgo.getTime());
});
