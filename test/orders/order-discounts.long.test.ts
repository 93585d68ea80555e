import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { discountCodes } from '../../src/platform/db/schema.ts';
import { newShopper, newStaffMember } from '../support/actors.ts';
import { ask, startApp, type App } from '../support/app.ts';
import {
  brokenOrders,
  newDiscountCode,
  newProduct,
  newProducts,
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
