import { createHash, randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { carts } from '../../src/platform/db/schema.ts';
import { newShopper } from '../support/actors.ts';
import { startApp, type App } from '../support/app.ts';
import { linesOf, newGuest, cartClient } from '../support/carts.ts';
import { newProduct, newProducts, setProduct } from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const newCart = async () => {
  const shopper = await newShopper(app);
  return { ...shopper.cart, account: shopper };
};

describe('guests', () => {
  test('a guest creates an empty cart, which only its token can access', async () => {
    const { data } = await app.query(
      'mutation { createCart { token cart { id version itemCount total { amount currency } items { id } problems { __typename } } } }',
    );
    const { token, cart } = data.createCart;

    expect(cart).toEqual({
      id: cart.id,
      version: 1,
      itemCount: 0,
      total: { amount: '0.00', currency: 'USD' },
      items: [],
      problems: [],
    });
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect((await cartClient(app, undefined, token).cart()).id).toBe(cart.id);
  });

  test('a token without a cart reads null, and every write with it is rejected', async () => {
    const { id: productId } = await newProduct(app);
    for (const token of ['', 'no-such-token', 'ünïcode', 'x'.repeat(10_000)]) {
      const stranger = cartClient(app, undefined, token);
      expect(await stranger.cart()).toBeNull();
      expect(await stranger.add({ productId })).toBe('NOT_FOUND');
      expect(await stranger.update(randomUUID(), 1)).toBe('NOT_FOUND');
      expect(await stranger.remove(randomUUID())).toBe('NOT_FOUND');
      expect(await stranger.clear()).toBe('NOT_FOUND');
    }
  });

  test("stores only a hash of a guest's token", async () => {
    const guest = await newGuest(app);
    const tokenHash = createHash('sha256').update(guest.token).digest();

    const rows = await app.db.select().from(carts).where(eq(carts.tokenHash, tokenHash));
    const { rows: found } = await app.db.execute<{ id: string }>(
      sql`select id from carts where carts::text like ${`%${guest.token}%`}`,
    );

    expect(rows).toHaveLength(1);
    expect(found).toEqual([]);
    expect(app.logs.join('')).not.toContain(guest.token);
  });

  test('rejects a caller without session and token with UNAUTHENTICATED', async () => {
    const nobody = cartClient(app, undefined);
    const { id: productId } = await newProduct(app);

    expect(await nobody.cart()).toBeNull();
    expect(await nobody.add({ productId })).toBe('UNAUTHENTICATED');
    expect(await nobody.update(randomUUID(), 1)).toBe('UNAUTHENTICATED');
    expect(await nobody.remove(randomUUID())).toBe('UNAUTHENTICATED');
    expect(await nobody.clear()).toBe('UNAUTHENTICATED');
    expect(await nobody.merge('any')).toBe('UNAUTHENTICATED');
  });

  test("a customer with a guest's token writes to the guest's cart, not to their own", async () => {
    const guest = await newGuest(app);
    const customer = await newCart();
    const { id: productId } = await newProduct(app);

    await cartClient(app, customer.account, guest.token).add({ productId, quantity: 3 });

    expect(linesOf(await guest.cart())).toEqual([[productId, 3]]);
    expect(await customer.cart()).toBeNull();
  });
});

describe('open cart', () => {
  test('a customer has no cart before the first item, then the same one in cart and me.cart', async () => {
    const ada = await newCart();
    const { id: productId } = await newProduct(app);
    const bothCarts = () => app.query('{ cart { id } me { cart { id } } }', {}, { as: ada.account });

    expect((await bothCarts()).data).toEqual({ cart: null, me: { cart: null } });
    const { cart } = await ada.add({ productId });

    expect((await bothCarts()).data).toEqual({ cart: { id: cart.id }, me: { cart: { id: cart.id } } });
  });

  test('20 concurrent first writes of a customer create one cart and lose no item', async () => {
    const ada = await newCart();
    const products = await newProducts(app, 20);

    const answers = await Promise.all(products.map(({ id }) => ada.add({ productId: id, quantity: 2 })));

    expect(new Set(answers.map(({ cart }) => cart.id)).size).toBe(1);
    expect(await app.db.$count(carts, eq(carts.customerId, ada.account.id))).toBe(1);
    const cart = await ada.cart();
    expect(new Map(linesOf(cart) as [string, number][])).toEqual(new Map(products.map(({ id }) => [id, 2])));
    expect(cart.version).toBe(21);
  });

  test('the database rejects a second open cart of a customer', async () => {
    const ada = await newCart();
    await app.db.insert(carts).values({ customerId: ada.account.id });

    await expect(app.db.insert(carts).values({ customerId: ada.account.id })).rejects.toMatchObject({
      cause: { constraint: 'carts_one_open_per_customer' },
    });
  });
});

describe('addToCart', () => {
  test('adds many products together, and sums repeated ones within a call and across calls', async () => {
    const ada = await newCart();
    const tea = await newProduct(app, { price: 250n });
    const cup = await newProduct(app, { price: 1999n });

    await ada.add([
      { productId: tea.id, quantity: 2 },
      { productId: cup.id },
      { productId: tea.id.toUpperCase(), quantity: 3 },
    ]);
    const { __typename, cart } = await ada.add([{ productId: cup.id, quantity: 4 }]);

    expect(__typename).toBe('CartSuccess');
    expect(cart).toEqual({
      id: cart.id,
      version: 3,
      itemCount: 10,
      discountCode: null,
      discountCodes: [],
      subtotal: { amount: '112.45' },
      discount: { amount: '0.00' },
      discountLines: [],
      tax: { amount: '0.00' },
      taxLines: [],
      pricesIncludeTax: false,
      total: { amount: '112.45' },
      items: [
        {
          id: cart.items[0].id,
          quantity: 5,
          unitPrice: { amount: '2.50' },
          unitPriceWhenAdded: { amount: '2.50' },
          subtotal: { amount: '12.50' },
          discount: { amount: '0.00' },
          tax: { amount: '0.00' },
          total: { amount: '12.50' },
          product: { id: tea.id },
        },
        {
          id: cart.items[1].id,
          quantity: 5,
          unitPrice: { amount: '19.99' },
          unitPriceWhenAdded: { amount: '19.99' },
          subtotal: { amount: '99.95' },
          discount: { amount: '0.00' },
          tax: { amount: '0.00' },
          total: { amount: '99.95' },
          product: { id: cup.id },
        },
      ],
      problems: [],
    });
    expect(await ada.cart()).toEqual(cart);
  });

  test('limits the quantity of a line to 1 to 999, within a call and across calls', async () => {
    const ada = await newCart();
    const { id: productId } = await newProduct(app, { stock: 5000 });
    const outOfRange = (...path: string[]) => ({
      __typename: 'InvalidInput',
      issues: [{ path, code: 'OUT_OF_RANGE' }],
    });

    for (const quantity of [0, -1, 1000, 2_147_483_647]) {
      expect(await ada.add({ productId, quantity })).toEqual(outOfRange('items', '0', 'quantity'));
    }
    expect(await ada.add([{ productId, quantity: 999 }, { productId }])).toEqual(
      outOfRange('items', '1', 'quantity'),
    );
    expect((await ada.add({ productId, quantity: 999 })).cart.itemCount).toBe(999);
    expect(await ada.add({ productId })).toEqual(outOfRange('items'));
    expect(linesOf(await ada.cart())).toEqual([[productId, 999]]);
  });

  test('limits a cart to 100 lines, within a call and across calls', async () => {
    const ada = await newCart();
    const products = await newProducts(app, 101);
    const items = products.map(({ id }) => ({ productId: id }));
    const refused = (code: string) => ({ __typename: 'InvalidInput', issues: [{ path: ['items'], code }] });

    expect(await ada.add([])).toEqual(refused('OUT_OF_RANGE'));
    expect(await ada.add(items)).toEqual(refused('OUT_OF_RANGE'));
    expect((await ada.add(items.slice(1))).cart.items).toHaveLength(100);
    expect(await ada.add(items[0]!)).toEqual(refused('TOO_MANY'));
    expect((await ada.add(items[1]!)).cart.itemCount).toBe(101);
  });

  test('returns NOT_FOUND for an unknown product and BAD_USER_INPUT for a malformed id, and adds nothing', async () => {
    const ada = await newCart();
    const { id: productId } = await newProduct(app);

    expect(await ada.add([{ productId }, { productId: randomUUID() }])).toBe('NOT_FOUND');
    for (const malformed of ['', 'abc', `${productId} `, `${productId}\0`, "' or 1=1 --"]) {
      expect(await ada.add([{ productId }, { productId: malformed }])).toBe('BAD_USER_INPUT');
    }
    expect(await ada.cart()).toBeNull();
  });

  test('lists all shortages, including the quantity in the cart, and adds nothing', async () => {
    const ada = await newCart();
    const plenty = await newProduct(app);
    const few = await newProduct(app, { stock: 5 });
    const none = await newProduct(app, { stock: 0 });
    const before = (await ada.add({ productId: few.id, quantity: 3 })).cart;

    const answer = await ada.add([
      { productId: plenty.id },
      { productId: none.id },
      { productId: few.id, quantity: 3 },
    ]);

    expect(answer).toEqual({
      __typename: 'InsufficientStock',
      shortages: [
        { product: { id: none.id }, requested: 1, available: 0 },
        { product: { id: few.id }, requested: 6, available: 5 },
      ],
    });
    expect(await ada.cart()).toEqual(before);
  });

  test('lists all unavailable products, and adds nothing', async () => {
    const ada = await newCart();
    const sold = await newProduct(app);
    const [inactive, deleted] = [await newProduct(app), await newProduct(app)];
    await ada.add([inactive, deleted].map(({ id }) => ({ productId: id })));
    await setProduct(app, inactive.id, { isActive: false });
    await setProduct(app, deleted.id, { deletedAt: new Date() });
    const before = await ada.cart();

    const answer = await ada.add([sold, inactive, deleted].map(({ id }) => ({ productId: id })));

    expect(answer).toEqual({
      __typename: 'ProductUnavailable',
      products: [{ id: inactive.id }, { id: deleted.id }],
    });
    expect(await ada.cart()).toEqual(before);
  });
});

describe('updateCartItem, removeCartItem, clearCart', () => {
  test('sets the quantity of an item, and removes it at 0', async () => {
    const ada = await newCart();
    const [tea, cup] = await newProducts(app, 2);
    const { cart } = await ada.add([{ productId: tea!.id, quantity: 7 }, { productId: cup!.id }]);
    const teaItem = cart.items[0].id;

    const set = await ada.update(teaItem, 2);
    expect(set.__typename).toBe('CartSuccess');
    expect(linesOf(set.cart)).toEqual([[tea!.id, 2], [cup!.id, 1]]); // prettier-ignore
    expect(set.cart.items[0].id).toBe(teaItem);
    expect(linesOf((await ada.update(teaItem, 0)).cart)).toEqual([[cup!.id, 1]]);
    expect(await ada.update(teaItem, 2)).toBe('NOT_FOUND');
  });

  test('rejects a quantity out of bounds, beyond the stock, or of an unavailable product', async () => {
    const ada = await newCart();
    const few = await newProduct(app, { stock: 5 });
    const before = (await ada.add({ productId: few.id })).cart;
    const [{ id }] = before.items;

    for (const quantity of [-1, 1000]) {
      expect(await ada.update(id, quantity)).toEqual({
        __typename: 'InvalidInput',
        issues: [{ path: ['quantity'], code: 'OUT_OF_RANGE' }],
      });
    }
    expect(await ada.update(id, 6)).toEqual({
      __typename: 'InsufficientStock',
      shortages: [{ product: { id: few.id }, requested: 6, available: 5 }],
    });
    expect(await ada.update('abc', 1)).toBe('BAD_USER_INPUT');
    expect(await ada.cart()).toEqual(before);

    await app.db.execute(sql`update products set is_active = false where id = ${few.id}`);
    expect(await ada.update(id, 2)).toEqual({ __typename: 'ProductUnavailable', products: [{ id: few.id }] });
    expect((await ada.update(id, 0)).cart.items).toEqual([]);
  });

  test('removes an item once; a second removal or an unknown item is NOT_FOUND', async () => {
    const ada = await newCart();
    const [tea, cup] = await newProducts(app, 2);
    const { cart } = await ada.add([{ productId: tea!.id }, { productId: cup!.id }]);

    expect(linesOf((await ada.remove(cart.items[0].id)).cart)).toEqual([[cup!.id, 1]]);
    expect(await ada.remove(cart.items[0].id)).toBe('NOT_FOUND');
    expect(await ada.remove(randomUUID())).toBe('NOT_FOUND');
    expect(await ada.remove('abc')).toBe('BAD_USER_INPUT');
    expect((await ada.cart()).version).toBe(3);
  });

  test('an item in another cart is NOT_FOUND and stays unchanged', async () => {
    const [ada, eve, guest] = [await newCart(), await newCart(), await newGuest(app)];
    const { id: productId } = await newProduct(app);
    const { cart } = await ada.add({ productId, quantity: 2 });
    await eve.add({ productId });
    await guest.add({ productId });

    for (const stranger of [eve, guest]) {
      expect(await stranger.update(cart.items[0].id, 9)).toBe('NOT_FOUND');
      expect(await stranger.update(cart.items[0].id, 0)).toBe('NOT_FOUND');
      expect(await stranger.remove(cart.items[0].id)).toBe('NOT_FOUND');
    }
    expect(await ada.cart()).toEqual(cart);
  });

  test('clearing removes all items and keeps the cart', async () => {
    const ada = await newCart();
    const products = await newProducts(app, 3);
    const { cart } = await ada.add(products.map(({ id }) => ({ productId: id })));

    const cleared = await ada.clear();

    expect(cleared.__typename).toBe('CartSuccess');
    expect(cleared.cart).toEqual({
      ...cart,
      version: 3,
      itemCount: 0,
      items: [],
      subtotal: { amount: '0.00' },
      total: { amount: '0.00' },
    });
  });
});
