import { eq } from 'drizzle-orm';
import { discountCodes, productCategories, taxRates } from '../../src/platform/db/schema.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { newGuest, cartClient } from '../support/carts.ts';
import {
  newCategory,
  newCustomer,
  newDiscountCode,
  newProduct,
  newStaff,
  newTaxRate,
  placeOrder,
} from '../support/data.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const HOUR = 3_600_000;
const money = (amount: string) => ({ amount });

/** Returns a customer's cart with `quantity` of a product at 10.00. */
async function cartWith(quantity: number) {
  const ada = await newCustomer(app);
  const product = await newProduct(app);
  const cart = cartClient(app, ada);
  await cart.add({ productId: product.id, quantity });
  return { ada, product, cart };
}

describe('applying and removing codes', () => {
  test('applies a code in any case, and takes its percentage off every item', async () => {
    const { code } = await newDiscountCode(app, { description: 'Ten per cent off' });
    const { cart } = await cartWith(3);
    const other = await newProduct(app, { price: 333n });
    await cart.add({ productId: other.id });

    const answer = await cart.apply(` ${code.toLowerCase()} `);

    expect(answer).toMatchObject({
      __typename: 'CartSuccess',
      cart: {
        version: 4,
        discountCode: code,
        discountCodes: [code],
        subtotal: money('33.33'),
        discount: money('3.33'),
        discountLines: [{ code, description: 'Ten per cent off', amount: money('3.33') }],
        total: money('30.00'),
        items: [
          { subtotal: money('30.00'), discount: money('3.00'), total: money('27.00') },
          { subtotal: money('3.33'), discount: money('0.33'), total: money('3.00') },
        ],
        problems: [],
      },
    });
    expect(await cart.cart()).toEqual(answer.cart);
  });

  test('limits a fixed amount to the total of the items', async () => {
    const { code } = await newDiscountCode(app, { amount: 2500n });
    const { cart, product } = await cartWith(3);

    expect((await cart.apply(code)).cart).toMatchObject({ discount: money('25.00'), total: money('5.00') });
    const { items } = await cart.cart();
    expect((await cart.update(items[0].id, 1)).cart).toMatchObject({
      items: [{ product: { id: product.id }, total: money('0.00') }],
      discount: money('10.00'),
      total: money('0.00'),
    });
  });

  test('removes one code by name, or all codes', async () => {
    const [one, two, three] = [
      await newDiscountCode(app, { isCombinable: true }),
      await newDiscountCode(app, { isCombinable: true, amount: 500n }),
      await newDiscountCode(app, { isCombinable: true, amount: 100n }),
    ];
    const { cart } = await cartWith(2);
    for (const { code } of [two, one, three]) await cart.apply(code);

    expect((await cart.cart()).discountCodes).toEqual([two.code, one.code, three.code]);
    expect((await cart.unapply(two.code.toLowerCase())).cart.discountCodes).toEqual([one.code, three.code]);
    expect((await cart.unapply('SOMETHING-ELSE')).cart.discountCodes).toEqual([one.code, three.code]);
    expect((await cart.unapply()).cart).toMatchObject({
      discountCodes: [],
      discountCode: null,
      total: money('20.00'),
    });
  });

  test('combines codes: percentages first, then amounts, each of the remainder', async () => {
    const fixed = await newDiscountCode(app, { isCombinable: true, amount: 100n });
    const tenth = await newDiscountCode(app, { isCombinable: true });
    const { cart } = await cartWith(2);
    await cart.apply(fixed.code);

    expect((await cart.apply(tenth.code)).cart).toMatchObject({
      discountLines: [
        { code: tenth.code, amount: money('2.00') },
        { code: fixed.code, amount: money('1.00') },
      ],
      discount: money('3.00'),
    });
  });

  test('rejects a code that is not combinable with another code, in either order', async () => {
    const alone = await newDiscountCode(app);
    const sociable = await newDiscountCode(app, { isCombinable: true });
    const { cart } = await cartWith(1);
    await cart.apply(alone.code);

    expect(await cart.apply(sociable.code)).toMatchObject({
      __typename: 'DiscountCodeRejected',
      code: sociable.code,
      reason: 'NOT_COMBINABLE',
    });
    await cart.unapply();
    await cart.apply(sociable.code);
    expect(await cart.apply(alone.code)).toMatchObject({ code: alone.code, reason: 'NOT_COMBINABLE' });
    expect((await cart.cart()).discountCodes).toEqual([sociable.code]);
  });

  test('accepts up to five codes per cart', async () => {
    const { cart } = await cartWith(1);
    for (let count = 0; count < 5; count++) {
      const { code } = await newDiscountCode(app, { isCombinable: true, amount: 1n });
      expect((await cart.apply(code)).__typename).toBe('CartSuccess');
    }
    const { code } = await newDiscountCode(app, { isCombinable: true, amount: 1n });

    expect(await cart.apply(code)).toMatchObject({
      __typename: 'InvalidInput',
      issues: [{ path: ['code'], code: 'TOO_MANY' }],
    });
  });

  test('rejects applying and removing codes at another version of the cart', async () => {
    const { code } = await newDiscountCode(app);
    const { cart } = await cartWith(1);

    expect(await cart.apply(code, { expectedVersion: 1 })).toMatchObject({
      __typename: 'CartChanged',
      cart: { version: 2, discountCodes: [] },
    });
    expect((await cart.apply(code, { expectedVersion: 2 })).__typename).toBe('CartSuccess');
  });
});

describe('rejected codes', () => {
  test.each([
    ['NOT_STARTED', { startsAt: new Date(Date.now() + HOUR) }],
    ['EXPIRED', { endsAt: new Date(Date.now() - HOUR) }],
    ['USED_UP', { maxUses: 3, uses: 3 }],
    ['UNKNOWN', { isActive: false }],
    ['NOT_APPLICABLE', { productIds: ['019e0000-0000-7000-8000-000000000009'] }],
  ])('rejects a code with %s and leaves the cart unchanged', async (reason, values) => {
    const { code } = await newDiscountCode(app, values);
    const { cart } = await cartWith(1);
    const before = await cart.cart();

    expect(await cart.apply(code)).toMatchObject({
      __typename: 'DiscountCodeRejected',
      code,
      reason,
      missing: null,
    });
    expect(await cart.check(code)).toEqual({
      __typename: 'DiscountCodeRejected',
      code,
      reason,
      missing: null,
    });
    expect(await cart.cart()).toEqual(before);
  });

  test('rejects an unknown code with UNKNOWN', async () => {
    const { cart } = await cartWith(1);

    expect(await cart.apply('nothing')).toMatchObject({ code: 'NOTHING', reason: 'UNKNOWN' });
  });

  test('reports the missing amount below the minimum, and accepts the code from the minimum on', async () => {
    const { code } = await newDiscountCode(app, { minimumSubtotal: 3000n });
    const { cart, product } = await cartWith(2);

    expect(await cart.apply(code)).toMatchObject({
      reason: 'MINIMUM_NOT_REACHED',
      missing: money('10.00'),
      message: 'This discount code requires a subtotal that is 10.00 USD higher.',
    });
    await cart.add({ productId: product.id });
    expect((await cart.apply(code)).cart.discount).toEqual(money('3.00'));
  });

  test("rejects a code with a limit per customer on a guest's cart", async () => {
    const { code } = await newDiscountCode(app, { maxUsesPerCustomer: 1 });
    const { id } = await newProduct(app);
    const guest = await newGuest(app);
    await guest.add({ productId: id });

    expect(await guest.apply(code)).toMatchObject({ reason: 'SIGN_IN_REQUIRED' });
  });

  test('a code applies only to its products and to its categories with their descendants', async () => {
    const parent = await newCategory(app);
    const child = await newCategory(app, { parentId: parent.id });
    const ada = await newCustomer(app);
    const cart = cartClient(app, ada);
    const [inChild, named, neither] = [
      await newProduct(app, { categoryId: child.id }),
      await newProduct(app),
      await newProduct(app),
    ];
    const { code } = await newDiscountCode(app, {
      percentage: 500_000,
      categoryIds: [parent.id],
      productIds: [named.id],
    });
    await cart.add([inChild, named, neither].map(({ id }) => ({ productId: id })));

    expect((await cart.apply(code)).cart).toMatchObject({
      discount: money('10.00'),
      items: [{ discount: money('5.00') }, { discount: money('5.00') }, { discount: money('0.00') }],
    });
  });

  test('a code applies to products with any covered category, in the cart, its check and the order', async () => {
    const parent = await newCategory(app);
    const child = await newCategory(app, { parentId: parent.id });
    const primary = await newCategory(app);
    const ada = await newCustomer(app);
    const cart = cartClient(app, ada);
    const [also, not] = [
      await newProduct(app, { categoryId: primary.id }),
      await newProduct(app, { categoryId: primary.id }),
    ];
    await app.db.insert(productCategories).values({
      productId: also.id,
      categoryId: child.id,
      createdAt: also.createdAt,
      name: also.name,
      price: also.price,
    });
    const { code } = await newDiscountCode(app, { percentage: 500_000, categoryIds: [parent.id] });
    await cart.add([also, not].map(({ id }) => ({ productId: id })));

    const check =
      'query ($code: String!) { discountCode(code: $code) { ... on DiscountCodeApplies { discount { amount } } } }';
    expect(await ask(app, check, { code }, ada)).toEqual({ discount: money('5.00') });
    expect((await cart.apply(code)).cart).toMatchObject({
      items: [{ discount: money('5.00') }, { discount: money('0.00') }],
    });
    const items = [also, not].map(({ id }) => ({ productId: id }));
    const { order } = await placeOrder(app, ada, items, { discountCode: code });
    const read = 'query ($id: ID!) { order(by: { id: $id }) { details { discount { amount } } } }';
    expect((await ask(app, read, { id: order.id }, ada)).details).toEqual([
      { discount: money('5.00') },
      { discount: money('0.00') },
    ]);
  });

  test('checks a code without a cart, or before it is applied', async () => {
    const { code } = await newDiscountCode(app, { description: 'Half of it', percentage: 500_000 });
    const minimum = await newDiscountCode(app, { minimumSubtotal: 1500n });
    const nobody = cartClient(app, await newCustomer(app));
    const { cart } = await cartWith(1);

    expect(await nobody.check(code)).toEqual({
      __typename: 'DiscountCodeApplies',
      code,
      description: 'Half of it',
      discount: money('0.00'),
    });
    expect(await nobody.check(minimum.code)).toMatchObject({
      reason: 'MINIMUM_NOT_REACHED',
      missing: money('15.00'),
    });
    expect(await cart.check(code)).toMatchObject({
      __typename: 'DiscountCodeApplies',
      discount: money('5.00'),
    });
    expect(await cartClient(app, undefined).check(code)).toBe('UNAUTHENTICATED');
  });
});

describe('codes that become invalid', () => {
  test('keeps a code that is no longer valid as a problem without discount, and rejects an order with it', async () => {
    const row = await newDiscountCode(app);
    const { ada, cart } = await cartWith(1);
    await cart.apply(row.code);
    await app.db.update(discountCodes).set({ isActive: false }).where(eq(discountCodes.id, row.id));

    expect(await cart.cart()).toMatchObject({
      discountCodes: [row.code],
      discount: money('0.00'),
      discountLines: [],
      total: money('10.00'),
      problems: [{ __typename: 'DiscountCodeRejected', code: row.code, reason: 'UNKNOWN' }],
    });
    expect(await placeOrder(app, ada, undefined)).toMatchObject({
      __typename: 'DiscountCodeRejected',
      code: row.code,
      reason: 'UNKNOWN',
    });
    await cart.unapply(row.code);
    expect((await placeOrder(app, ada, undefined)).__typename).toBe('PlaceOrderSuccess');
  });

  test('reports the missing amount if a cart falls below the minimum, and no problem if it is empty', async () => {
    const { code } = await newDiscountCode(app, { minimumSubtotal: 2000n });
    const { cart } = await cartWith(2);
    await cart.apply(code);
    const [{ id }] = (await cart.cart()).items;

    expect((await cart.update(id, 1)).cart.problems).toMatchObject([
      { reason: 'MINIMUM_NOT_REACHED', missing: money('10.00') },
    ]);
    expect((await cart.clear()).cart).toMatchObject({ problems: [], discountCodes: [code] });
  });
});

describe('merge and tax', () => {
  test("a merge moves a guest's codes to a customer's cart that has no codes of its own", async () => {
    const [first, second] = [await newDiscountCode(app), await newDiscountCode(app)];
    const { id: productId } = await newProduct(app);
    const guestWith = async (code: string) => {
      const guest = await newGuest(app);
      await guest.add({ productId });
      await guest.apply(code);
      return guest;
    };
    const cart = cartClient(app, await newCustomer(app));

    expect((await cart.merge((await guestWith(first.code)).token)).cart.discountCodes).toEqual([first.code]);
    expect((await cart.merge((await guestWith(second.code)).token)).cart.discountCodes).toEqual([first.code]);
  });

  test('computes the tax after the discount', async () => {
    const rate = await newTaxRate(app, { name: 'VAT', rate: 88_750 });
    try {
      const { code } = await newDiscountCode(app);
      const cart = cartClient(app, await newCustomer(app));
      const { id: productId } = await newProduct(app);
      await cart.add({ productId, quantity: 3 });

      expect((await cart.apply(code)).cart).toMatchObject({
        subtotal: money('30.00'),
        discount: money('3.00'),
        tax: money('2.40'),
        taxLines: [{ name: 'VAT', rate: '8.875', base: money('27.00'), amount: money('2.40') }],
        total: money('29.40'),
        items: [{ discount: money('3.00'), tax: money('2.40'), total: money('29.40') }],
      });
    } finally {
      await app.db.delete(taxRates).where(eq(taxRates.id, rate.id));
    }
  });

  test('the check of a code agrees with the discount of a cart that has it', async () => {
    const [first, second] = [
      await newDiscountCode(app, { isCombinable: true }),
      await newDiscountCode(app, { isCombinable: true, amount: 100n }),
    ];
    const { cart } = await cartWith(1);
    await cart.apply(first.code);
    await cart.apply(second.code);
    await app.db.update(discountCodes).set({ isCombinable: false }).where(eq(discountCodes.id, first.id));

    expect((await cart.cart()).problems).toMatchObject([{ code: second.code, reason: 'NOT_COMBINABLE' }]);
    expect((await cart.check(first.code)).__typename).toBe('DiscountCodeApplies');
    expect(await cart.check(second.code)).toMatchObject({ reason: 'NOT_COMBINABLE' });
  });

  test("a guest's cart uses guest rules, even if a signed-in customer previews it", async () => {
    const { code } = await newDiscountCode(app, { maxUsesPerCustomer: 1 });
    const { id: productId } = await newProduct(app);
    const guest = await newGuest(app);
    await guest.add({ productId });
    const ada = await newCustomer(app);
    const preview = async (input: object) =>
      ask(
        app,
        `query ($input: PreviewOrderInput!) { previewOrder(input: $input) {
        ... on OrderPreview { problems { ... on DiscountCodeRejected { reason } } } } }`,
        { input: { discountCode: code, ...input } },
        ada,
      );

    expect(await preview({ cartToken: guest.token })).toEqual({ problems: [{ reason: 'SIGN_IN_REQUIRED' }] });
    expect(await preview({ items: [{ productId }] })).toEqual({ problems: [] });
  });

  test('prices the carts of a list of customers with as many statements as one cart', async () => {
    const staff = await newStaff(app);
    const { code } = await newDiscountCode(app, { maxUsesPerCustomer: 5 });
    const { id: productId } = await newProduct(app);
    for (let customers = 0; customers < 4; customers++) {
      const { ada, cart } = await cartWith(1);
      await placeOrder(app, ada, [{ productId }]);
      await cart.apply(code);
    }
    const count = async (first: number) => {
      app.statements.length = 0;
      await ask(
        app,
        'query ($first: Int) { orders(first: $first) { nodes { customer { cart { total { amount } discount { amount } } } } } }',
        { first },
        staff,
      );
      return app.statements.length;
    };

    // Viewer, orders, customers, carts, items, products, codes, tax rates.
    expect(await count(1)).toBe(8);
    expect(await count(4)).toBe(8);
  });

  test('a cart with codes takes one more statement, regardless of the number of codes and items', async () => {
    const ada = await newCustomer(app);
    const cart = cartClient(app, ada);
    const count = async () => {
      app.statements.length = 0;
      await app.query(
        '{ cart { discount { amount } total { amount } discountLines { amount { amount } } taxLines { name } items { total { amount } } problems { __typename } } }',
        {},
        { as: ada },
      );
      return app.statements.length;
    };
    await cart.add({ productId: (await newProduct(app)).id });

    // Viewer, cart, items, products, tax rates.
    expect(await count()).toBe(5);
    for (let more = 0; more < 4; more++) {
      await cart.add({ productId: (await newProduct(app)).id });
      await cart.apply((await newDiscountCode(app, { isCombinable: true })).code);
      expect(await count()).toBe(6);
    }
  });
});
