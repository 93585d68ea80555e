import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { discountCodes } from '../../src/platform/db/schema.ts';
import { newShopper, newStaffMember } from '../support/actors.ts';
import { ask, startApp, type App } from '../support/app.ts';
import {
  ADDRESS,
  brokenOrders,
  newCategory,
  newDiscountCode,
  newProduct,
  newProducts,
  newTaxRate,
  countByTypename,
  unbalancedProducts,
} from '../support/data.ts';
import { until } from '../support/until.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const money = (amount: string) => ({ amount });
const usesOf = async (id: string) => {
  const [row] = await app.db.select().from(discountCodes).where(eq(discountCodes.id, id));
  return row!.uses;
};
/** Returns a customer with a function that orders a product at 10.00. */
async function buyer() {
  const ada = await newShopper(app);
  const { id: productId } = await newProduct(app);
  const order = (quantity = 1, input: object = {}) => ada.placeOrder([{ productId, quantity }], input);
  return { ada, productId, order };
}

describe('discounts on an order', () => {
  test('an order of a cart uses its codes, shows the amount of each, and clears them from the cart', async () => {
    const { ada, productId } = await buyer();
    const cart = ada.cart;
    const tenth = await newDiscountCode(app, { isCombinable: true, description: 'A tenth' });
    const fixed = await newDiscountCode(app, {
      isCombinable: true,
      amount: 50n,
      description: 'Half a dollar',
    });
    await cart.add({ productId, quantity: 2 });
    await cart.apply(fixed.code);
    await cart.apply(tenth.code);

    expect(await ada.placeOrder(undefined)).toMatchObject({
      __typename: 'PlaceOrderSuccess',
      order: {
        subtotal: money('20.00'),
        discount: money('2.50'),
        total: money('17.50'),
        discountCode: tenth.code,
        discountLines: [
          { code: tenth.code, description: 'A tenth', amount: money('2.00') },
          { code: fixed.code, description: 'Half a dollar', amount: money('0.50') },
        ],
        details: [{ subtotal: money('20.00'), discount: money('2.50'), total: money('17.50') }],
      },
    });
    expect(await cart.cart()).toMatchObject({ items: [], discountCodes: [] });
    expect([await usesOf(tenth.id), await usesOf(fixed.id)]).toEqual([1, 1]);
  });

  test('accepts a code with the order, in any case, in addition to the codes of the cart', async () => {
    const { ada, productId, order } = await buyer();
    const one = await newDiscountCode(app, { isCombinable: true });
    const two = await newDiscountCode(app, { isCombinable: true, amount: 100n });

    expect((await order(1, { discountCode: one.code.toLowerCase() })).order).toMatchObject({
      discount: money('1.00'),
    });
    const cart = ada.cart;
    await cart.add({ productId });
    await cart.apply(one.code);
    expect((await ada.placeOrder(undefined, { discountCode: two.code })).order.discountLines).toMatchObject([
      { code: one.code },
      { code: two.code },
    ]);
  });

  test('an order keeps its discounts when the code is changed or deleted', async () => {
    const { ada, order } = await buyer();
    const { id, code } = await newDiscountCode(app, { description: 'As it was' });
    const placed = (await order(1, { discountCode: code })).order;
    await app.db.delete(discountCodes).where(eq(discountCodes.id, id));

    const shown = await ask(
      app,
      'query ($id: ID!) { order(by: { id: $id }) { discount { amount } discountLines { code description amount { amount } } } }',
      { id: placed.id },
      ada,
    );
    expect(shown).toEqual({
      discount: money('1.00'),
      discountLines: [{ code, description: 'As it was', amount: money('1.00') }],
    });
  });

  test('a preview has the same amounts as the order in every line, and reports an unknown code as a problem', async () => {
    const { id: categoryId } = await newCategory(app);
    const ada = await newShopper(app);
    const products = await newProducts(app, 7, { price: 333n, categoryId });
    const { code } = await newDiscountCode(app, { amount: 100n, categoryIds: [categoryId] });
    const items = products.map(({ id }, index) => ({ productId: id, quantity: index + 1 }));
    const FIELDS = `subtotal { amount } discount { amount } tax { amount } total { amount }`;
    const preview = (discountCode: string) =>
      ask(
        app,
        `query ($input: PreviewOrderInput!) { previewOrder(input: $input) { ... on OrderPreview {
        ${FIELDS} discountLines { code amount { amount } } lines { ${FIELDS} }
        problems { ... on DiscountCodeRejected { code reason } } } } }`,
        { input: { items, discountCode, country: 'US' } },
        ada,
      );

    const previewed = await preview(code);
    expect(previewed.problems).toEqual([]);
    expect(previewed.discount).toEqual(money('1.00'));
    const { order } = await ada.placeOrder(items, { discountCode: code });
    expect(order).toMatchObject({
      subtotal: previewed.subtotal,
      discount: previewed.discount,
      tax: previewed.tax,
      total: previewed.total,
      discountLines: previewed.discountLines,
      details: previewed.lines,
    });
    expect(await preview('nothing')).toMatchObject({
      discount: money('0.00'),
      problems: [{ code: 'NOTHING', reason: 'UNKNOWN' }],
    });
  });
});

describe('limits', () => {
  test('if 100 customers order with a code limited to ten uses, ten succeed and ninety are rejected', async () => {
    const { id, code } = await newDiscountCode(app, { maxUses: 10 });
    const { id: productId } = await newProduct(app, { stock: 1000 });
    const customers = await Promise.all(Array.from({ length: 100 }, () => newShopper(app)));

    const answers = await Promise.all(
      customers.map((customer) => customer.placeOrder([{ productId }], { discountCode: code })),
    );

    expect(countByTypename(answers)).toEqual({ PlaceOrderSuccess: 10, USED_UP: 90 });
    expect(await usesOf(id)).toBe(10);
    const check = await ask(
      app,
      'query ($code: String!) { discountCode(code: $code) { ... on DiscountCodeRejected { reason } } }',
      { code },
      customers[0],
    );
    expect(check).toEqual({ reason: 'USED_UP' });
  });

  test('if one customer places 30 concurrent orders with a code limited to three per customer, three succeed', async () => {
    const { id, code } = await newDiscountCode(app, { maxUsesPerCustomer: 3 });
    const { order } = await buyer();

    const answers = await Promise.all(Array.from({ length: 30 }, () => order(1, { discountCode: code })));

    expect(countByTypename(answers)).toEqual({ PlaceOrderSuccess: 3, USED_UP_BY_CUSTOMER: 27 });
    expect(await usesOf(id)).toBe(3);
    const other = await buyer();
    expect((await other.order(1, { discountCode: code })).__typename).toBe('PlaceOrderSuccess');
  });

  test('concurrent cancellations return one use, to the customer limit and to the total limit', async () => {
    const { id, code } = await newDiscountCode(app, { maxUses: 2, maxUsesPerCustomer: 1 });
    const { ada, order } = await buyer();
    const staff = await newStaffMember(app);
    const first = (await order(1, { discountCode: code })).order;
    expect(await order(1, { discountCode: code })).toMatchObject({ reason: 'USED_UP_BY_CUSTOMER' });

    const cancelled = await Promise.all(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? ada : staff).cancel(first.id)),
    );

    expect(countByTypename(cancelled)).toEqual({ CancelOrderSuccess: 1, TransitionNotAllowed: 9 });
    expect(await usesOf(id)).toBe(0);
    expect((await order(1, { discountCode: code })).__typename).toBe('PlaceOrderSuccess');
    expect(await order(1, { discountCode: code })).toMatchObject({ reason: 'USED_UP_BY_CUSTOMER' });
    expect(await usesOf(id)).toBe(1);
  });

  test('replays an order even if that order used up its code', async () => {
    const { code } = await newDiscountCode(app, { maxUses: 1 });
    const { order } = await buyer();
    const input = { idempotencyKey: randomUUID(), discountCode: code };

    const [first, second] = [await order(1, input), await order(1, input)];

    expect(second).toMatchObject({ replayed: true, order: { id: first.order.id } });
    expect(await order(1, { ...input, discountCode: undefined })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });

  test('concurrent orders and cancellations with the same codes and products neither deadlock nor miscount', async () => {
    const products = await newProducts(app, 3, { stock: 10_000 });
    const codes = await Promise.all(
      Array.from({ length: 2 }, () => newDiscountCode(app, { isCombinable: true, maxUses: 1000 })),
    );
    const customers = await Promise.all(Array.from({ length: 8 }, () => newShopper(app)));

    const answers = await Promise.all(
      customers.map(async (customer, number) => {
        const cart = customer.cart;
        const results = [];
        for (let turn = 0; turn < 6; turn++) {
          const items = products.map(({ id }) => ({ productId: id }));
          await cart.add(number % 2 ? items : items.toReversed());
          for (const { code } of number % 2 ? codes : codes.toReversed()) await cart.apply(code);
          const placed = await customer.placeOrder(undefined);
          results.push(placed);
          if (turn % 2) results.push(await customer.cancel(placed.order.id));
        }
        return results;
      }),
    );

    expect(countByTypename(answers.flat())).toEqual({ PlaceOrderSuccess: 48, CancelOrderSuccess: 24 });
    expect(await Promise.all(codes.map(({ id }) => usesOf(id)))).toEqual([24, 24]);
  });

  test('applies the terms of a code that change between quote and order', async () => {
    const { order } = await buyer();
    const { id, code } = await newDiscountCode(app);
    const client = await app.db.$client.connect();
    try {
      await client.query('begin');
      await client.query(
        'update discount_codes set percentage = 500000, version = version + 1 where id = $1',
        [id],
      );
      const answer = order(1, { discountCode: code, expectedTotal: 9 });
      const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      while ((await app.db.$client.query(waits)).rows.length === 0);
      await client.query('commit');

      expect(await answer).toMatchObject({
        __typename: 'TotalChanged',
        expected: money('9.00'),
        actual: money('5.00'),
      });
    } finally {
      client.release(true);
    }
    expect(await usesOf(id)).toBe(0);
  });
});

describe('expected amounts', () => {
  test('TotalChanged lists the parts that changed, with a preview of the order at current amounts', async () => {
    await newTaxRate(app, { country: 'CA' });
    const shippingAddress = { ...ADDRESS, country: 'CA' };
    const { code } = await newDiscountCode(app);
    const { order: placeOrder } = await buyer();
    const order = (input: object) => placeOrder(2, { discountCode: code, shippingAddress, ...input });

    // 20.00 less 2.00, plus 1.80 of tax.
    expect(
      await order({
        expectedSubtotal: 22,
        expectedDiscount: '2.20',
        expectedTax: '1.98',
        expectedTotal: '21.78',
      }),
    ).toMatchObject({
      __typename: 'TotalChanged',
      expected: money('21.78'),
      actual: money('19.80'),
      changes: [
        { part: 'LINES', expected: money('22.00'), actual: money('20.00') },
        { part: 'DISCOUNT', expected: money('2.20'), actual: money('2.00') },
        { part: 'TAX', expected: money('1.98'), actual: money('1.80') },
      ],
      preview: { total: money('19.80'), lines: [{ quantity: 2 }] },
    });
    expect(await order({ expectedTax: 1 })).toMatchObject({
      expected: money('19.00'),
      actual: money('19.80'),
      changes: [{ part: 'TAX' }],
    });
    expect(await order({ expectedTotal: 5 })).toMatchObject({ changes: [] });
    expect(
      await order({ expectedSubtotal: 20, expectedDiscount: 2, expectedTax: '1.8', expectedTotal: '19.8' }),
    ).toMatchObject({ __typename: 'PlaceOrderSuccess', order: { total: { amount: '19.80' } } });
  });

  test('TotalChanged lists LINES for a repriced cart if only the total was expected', async () => {
    const { ada, productId } = await buyer();
    await ada.cart.add({ productId, quantity: 2 });
    await app.db.$client.query('update products set price = 1100 where id = $1', [productId]);

    expect(await ada.placeOrder(undefined, { expectedTotal: 20 })).toMatchObject({
      __typename: 'TotalChanged',
      changes: [{ part: 'LINES', expected: money('20.00'), actual: money('22.00') }],
    });
  });
});

describe('deletion of a code', () => {
  test('a code can be deleted during orders and cancellations that use it', async () => {
    const staff = await newStaffMember(app);
    const remove = (id: string) =>
      ask(app, 'mutation ($id: ID!) { deleteDiscountCode(id: $id) { id } }', { id }, staff);
    for (let round = 0; round < 10; round++) {
      const { id, code } = await newDiscountCode(app);
      const buyers = await Promise.all(Array.from({ length: 4 }, buyer));
      const placed = await Promise.all(buyers.map(({ order }) => order(1, { discountCode: code })));

      const [removed, ...others] = await Promise.all([
        remove(id),
        ...buyers.map(({ ada }, index) => ada.cancel(placed[index].order.id)),
        ...buyers.map(({ order }) => order(1, { discountCode: code })),
      ]);

      expect(removed).toEqual({ id });
      for (const { __typename, reason } of others) {
        expect(['CancelOrderSuccess', 'PlaceOrderSuccess', 'UNKNOWN']).toContain(reason ?? __typename);
      }
    }
  });

  test('a cancellation during the deletion of its code still returns the use', async () => {
    const { id, code } = await newDiscountCode(app);
    const { ada, order } = await buyer();
    const { order: placed } = await order(1, { discountCode: code });
    const client = await app.db.$client.connect();
    await client.query('begin');
    await client.query('delete from discount_codes where id = $1', [id]);

    const cancelling = ada.cancel(placed.id);
    await until(async () => {
      const { rows } = await app.db.$client.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return rows.length > 0;
    });
    await client.query('commit');
    client.release();

    expect(await cancelling).toMatchObject({ __typename: 'CancelOrderSuccess' });
    expect(await brokenOrders(app)).toEqual([]);
  });
});

test('at the end, order totals, code uses and the stock ledger agree', async () => {
  expect(await brokenOrders(app)).toEqual([]);
  expect(await unbalancedProducts(app)).toEqual([]);
});
