import { newShopper } from '../support/actors.ts';
import { startApp, type Account, type App } from '../support/app.ts';
import { linesOf, newGuest } from '../support/carts.ts';
import {
  brokenOrders,
  newDiscountCode,
  newProduct,
  newProducts,
  unbalancedProducts,
} from '../support/data.ts';
import { queuedBehind } from '../support/queued-behind.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const sorted = (cart: Parameters<typeof linesOf>[0]) => new Map(linesOf(cart) as [string, number][]);
const behindCart = <Answers extends readonly unknown[]>(
  { id }: { id: string },
  sends: { [Index in keyof Answers]: () => Promise<Answers[Index]> },
  change?: string,
) => queuedBehind<Answers>(app, { table: 'carts', id }, sends, change);

/** Returns a customer with one product in the cart. */
async function shopperWith(quantity: number) {
  const ada = await newShopper(app);
  const [tea, cup, pot] = await newProducts(app, 3, { stock: 5000 });
  const { cart } = await ada.cart.add({ productId: tea!.id, quantity });
  return { ada, cart, tea: tea!.id, cup: cup!.id, pot: pot!.id };
}

describe('statements', () => {
  const CART = `__typename ... on CartSuccess { cart {
    version itemCount total { amount } items { quantity unitPrice { amount } product { name price { amount } } } } }`;
  const count = async (ada: Account, document: string, variables: object) => {
    app.statements.length = 0;
    const { data } = await app.query(document, variables, { as: ada });
    const typename = Object.values(data as Record<string, { __typename: string }>)[0]!.__typename;
    return [typename, app.statements.length];
  };

  test('a write takes one statement besides the viewer, and two if it returns totals', async () => {
    const { ada, cart, cup } = await shopperWith(2);
    const itemId: string = cart.items[0].id;
    const { code } = await newDiscountCode(app, { percentage: 100_000 });
    await ada.cart.apply(code);
    const withoutTotal = CART.replace('total { amount }', '');
    const write = (field: string, type: string, selection = withoutTotal) =>
      `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} } }`;
    const items = [{ productId: cup, quantity: 3 }];

    // Viewer, write.
    expect(await count(ada, write('addToCart', 'AddToCartInput'), { input: { items } })).toEqual([
      'CartSuccess',
      2,
    ]);
    expect(
      await count(ada, write('updateCartItem', 'UpdateCartItemInput'), { input: { itemId, quantity: 7 } }),
    ).toEqual(['CartSuccess', 2]);
    expect(await count(ada, write('removeCartItem', 'RemoveCartItemInput'), { input: { itemId } })).toEqual([
      'CartSuccess',
      2,
    ]);
    expect(await count(ada, `mutation { removeDiscountCode { ${withoutTotal} } }`, {})).toEqual([
      'CartSuccess',
      2,
    ]);
    // Also the tax rates and promotions.
    expect(await count(ada, write('addToCart', 'AddToCartInput', CART), { input: { items } })).toEqual([
      'CartSuccess',
      3,
    ]);
    expect(await count(ada, `mutation { clearCart { ${withoutTotal} } }`, {})).toEqual(['CartSuccess', 2]);
  });

  test('a first cart and a refusal take more statements, which do not depend on the number of items', async () => {
    const ada = await newShopper(app);
    const products = await newProducts(app, 30);
    const ADD = `mutation ($input: AddToCartInput!) { addToCart(input: $input) { ${CART} } }`;
    const add = (quantity: number, number: number) =>
      count(ada, ADD, {
        input: { items: products.slice(0, number).map(({ id }) => ({ productId: id, quantity })) },
      });

    // Viewer, write, begin, lock, insert the cart, lock, items, products, delete the cart, commit.
    const refused = await add(999, 30);
    expect(await add(999, 1)).toEqual(refused);
    expect(await ada.cart.cart()).toBeNull();
    // The same without the deletion, then write, tax rates and promotions.
    const first = await add(1, 30);
    expect([refused, first]).toEqual([
      ['InsufficientStock', 10],
      ['CartSuccess', 11],
    ]);
    // Viewer, write, begin, lock, items, products, commit.
    expect(await add(998, 30)).toEqual(['InsufficientStock', 7]);
  });
});

describe('writes that wait for another one', () => {
  test("add up the quantities of a product, and keep each other's lines", async () => {
    const { ada, cart, tea, cup, pot } = await shopperWith(2);

    const answers = await behindCart(cart, [
      () => ada.cart.add({ productId: tea, quantity: 3 }),
      () => ada.cart.add({ productId: tea, quantity: 4 }),
      () => ada.cart.add([{ productId: cup }, { productId: tea, quantity: 5 }]),
      () => ada.cart.add({ productId: pot, quantity: 6 }),
    ]);

    const versions = answers.map((answer) => answer.cart.version as number);
    expect(versions.toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6]);
    const last = answers.find((answer) => answer.cart.version === 6).cart;
    expect(last).toEqual(await ada.cart.cart());
    expect(sorted(last)).toEqual(
      new Map([
        [tea, 14],
        [cup, 1],
        [pot, 6],
      ]),
    );
  });

  test('return the items of their own version', async () => {
    const { ada, cart, tea } = await shopperWith(1);

    const answers = await behindCart(cart, [
      () => ada.cart.add({ productId: tea }),
      () => ada.cart.add({ productId: tea }),
      () => ada.cart.add({ productId: tea }),
    ]);

    for (const answer of answers) expect(answer.cart.itemCount).toBe(answer.cart.version - 1);
  });

  test('do not exceed the quantity of a line together', async () => {
    const { ada, cart, tea } = await shopperWith(998);

    const answers = await behindCart(cart, [
      () => ada.cart.add({ productId: tea }),
      () => ada.cart.add({ productId: tea }),
    ]);

    expect(
      answers.map(({ __typename }) => __typename as string).toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual(['CartSuccess', 'InvalidInput']);
    expect(linesOf(await ada.cart.cart())).toEqual([[tea, 999]]);
  });

  test('do not exceed the lines of a cart together', async () => {
    const ada = await newShopper(app);
    const products = await newProducts(app, 101);
    const items = products.map(({ id }) => ({ productId: id }));
    const { cart } = await ada.cart.add(items.slice(0, 99));

    const answers = await behindCart(cart, [() => ada.cart.add(items[99]!), () => ada.cart.add(items[100]!)]);

    expect(
      answers.map(({ __typename }) => __typename as string).toSorted((a, b) => (a < b ? -1 : 1)),
    ).toEqual(['CartSuccess', 'InvalidInput']);
    expect((await ada.cart.cart()).items).toHaveLength(100);
  });

  test('succeed once if they expect the same version', async () => {
    const { ada, cart, tea, cup } = await shopperWith(1);
    const { code } = await newDiscountCode(app, { percentage: 100_000 });
    const at = { expectedVersion: cart.version };

    const answers = await behindCart(cart, [
      () => ada.cart.add({ productId: cup }, at),
      () => ada.cart.update(cart.items[0].id, 9, at),
      () => ada.cart.apply(code, at),
      () => ada.cart.clear(at),
    ]);

    const kinds = answers.map(({ __typename }) => __typename as string).toSorted((a, b) => (a < b ? -1 : 1));
    expect(kinds).toEqual(['CartChanged', 'CartChanged', 'CartChanged', 'CartSuccess']);
    const now = await ada.cart.cart();
    expect(now.version).toBe(cart.version + 1);
    for (const answer of answers) expect(answer.cart).toEqual(now);
    expect(tea).toBe(cart.items[0].product.id);
  });

  test('of different kinds take effect one after the other', async () => {
    const { ada, cart, tea, cup, pot } = await shopperWith(2);
    const filled = (await ada.cart.add({ productId: cup })).cart;
    const { code } = await newDiscountCode(app, { percentage: 100_000 });

    const answers = await behindCart(cart, [
      () => ada.cart.add({ productId: pot, quantity: 4 }),
      () => ada.cart.update(filled.items[0].id, 9),
      () => ada.cart.remove(filled.items[1].id),
      () => ada.cart.apply(code),
    ]);

    expect(answers.map(({ __typename }) => __typename)).toEqual(Array<string>(4).fill('CartSuccess'));
    const now = await ada.cart.cart();
    expect(now).toMatchObject({ version: filled.version + 4, discountCodes: [code] });
    expect(sorted(now)).toEqual(
      new Map([
        [tea, 9],
        [pot, 4],
      ]),
    );
  });

  test('see a cart that was emptied meanwhile', async () => {
    const { ada, cart, tea } = await shopperWith(990);
    const emptied =
      'with own as (update carts set version = version + 1 where id = $1 returning id) delete from cart_items using own where cart_id = own.id';

    const [added, updated] = await behindCart(
      cart,
      [() => ada.cart.add({ productId: tea, quantity: 20 }), () => ada.cart.update(cart.items[0].id, 5)],
      emptied,
    );

    expect(added.__typename).toBe('CartSuccess');
    expect(updated).toBe('NOT_FOUND');
    expect(linesOf(await ada.cart.cart())).toEqual([[tea, 20]]);
  });

  test("find no guest's cart that was merged meanwhile", async () => {
    const guest = await newGuest(app);
    const { id: productId } = await newProduct(app);
    const { cart } = await guest.add({ productId });
    const ada = await newShopper(app);
    const own = (await ada.cart.add({ productId })).cart;

    const [answer] = await behindCart(
      cart,
      [() => guest.add({ productId })],
      `update carts set merged_into_id = '${own.id}' where id = $1`,
    );

    expect(answer).toBe('NOT_FOUND');
  });
});

test('an order of the cart and writes to it at once lose nothing: each line is ordered or still in the cart', async () => {
  for (let round = 0; round < 5; round++) {
    const { ada, cart, tea, cup } = await shopperWith(1);

    const [, , answer] = await behindCart(cart, [
      () => ada.cart.add({ productId: tea }),
      () => ada.cart.add({ productId: cup, quantity: 3 }),
      () => ada.placeOrder(undefined),
    ]);

    expect(answer.__typename).toBe('PlaceOrderSuccess');
    const { rows } = await app.db.$client.query<{ id: string; quantity: number }>(
      'select product_id as id, quantity from order_details where order_id = $1',
      [answer.order.id],
    );
    const left = sorted(await ada.cart.cart());
    const all = [tea, cup].map(
      (id) => (left.get(id) ?? 0) + (rows.find((row) => row.id === id)?.quantity ?? 0),
    );
    expect(all).toEqual([2, 3]);
  }
  expect(await brokenOrders(app)).toEqual([]);
  expect(await unbalancedProducts(app)).toEqual([]);
});
