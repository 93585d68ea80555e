import { randomInt, randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { orders, stockMovements } from '../../src/platform/db/schema.ts';
import { newShopper, newStaffMember, type Actor, type Shopper } from '../support/actors.ts';
import { fieldOf, startApp, type App } from '../support/app.ts';
import {
  brokenOrders,
  newProduct,
  newProducts,
  countByTypename,
  unbalancedProducts,
  stockOf,
} from '../support/data.ts';

let app: App;
let staff: Actor;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaffMember(app);
});
afterAll(() => app.stop());

afterEach(async () => {
  const [unbalanced, broken] = [await unbalancedProducts(app), await brokenOrders(app)];
  // oxlint-disable-next-line jest/no-standalone-expect -- what holds after every race
  expect({ unbalanced, broken }).toEqual({ unbalanced: [], broken: [] });
});

const times = <T>(howMany: number, make: (n: number) => T): T[] =>
  Array.from({ length: howMany }, (_, n) => make(n));
const newShoppers = (howMany: number) => Promise.all(times(howMany, () => newShopper(app)));
const shuffled = <T>(list: readonly T[]): T[] => {
  const rest = [...list];
  return times(rest.length, () => rest.splice(randomInt(rest.length), 1)[0]!);
};

describe('stock', () => {
  test('if 100 customers buy a product with 40 in stock at once, 40 succeed and 60 get InsufficientStock', async () => {
    const { id: productId } = await newProduct(app, { stock: 40 });
    const buyers = await newShoppers(100);

    const answers = await Promise.all(buyers.map((buyer) => buyer.placeOrder([{ productId }])));

    expect(countByTypename(answers)).toEqual({ PlaceOrderSuccess: 40, InsufficientStock: 60 });
    expect(await stockOf(app, productId)).toBe(0);
    const booked = await app.db
      .select()
      .from(stockMovements)
      .where(eq(stockMovements.productId, productId))
      .orderBy(asc(stockMovements.stockAfter));
    expect(booked.map(({ stockAfter }) => stockAfter)).toEqual(times(41, (n) => n));
  });

  test('30 concurrent orders of carts with the same products in any order do not deadlock', async () => {
    const sold = await newProducts(app, 6, { stock: 30 });
    const buyers = await newShoppers(30);
    const carts = buyers.map(() => shuffled(sold).slice(0, 5));
    await Promise.all(
      carts.map(async (lines, n) => {
        for (const { id } of lines) await buyers[n]!.cart.add({ productId: id });
      }),
    );

    app.statements.length = 0;
    const answers = await Promise.all(buyers.map((buyer) => buyer.placeOrder(undefined)));

    expect(countByTypename(answers)).toEqual({ PlaceOrderSuccess: 30 });
    // The server retries after a deadlock, which would add a statement here.
    expect(app.statements.filter((statement) => statement.includes('insert into orders'))).toHaveLength(30);
    expect(
      answers.map(({ order }) => order.details.map((d: { product: object }) => d.product)),
    ).toMatchObject(carts.map((lines) => lines.map(({ id }) => ({ id }))));
    const left = await Promise.all(sold.map(({ id }) => stockOf(app, id)));
    expect(left).toEqual(sold.map((product) => 30 - carts.filter((lines) => lines.includes(product)).length));
  });

  test('concurrent orders, cancellations and deliveries of the same products all succeed', async () => {
    const sold = await newProducts(app, 6, { stock: 500 });
    const buyers = await newShoppers(10);
    const items = () =>
      shuffled(sold)
        .slice(0, 5)
        .map(({ id }) => ({ productId: id, quantity: 2 }));
    const early = await Promise.all(buyers.map((buyer) => buyer.placeOrder(items())));
    const receive = async (productId: string) =>
      fieldOf(
        await app.query(
          'mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { __typename } }',
          { input: { productId, delta: 3, reason: 'delivery', idempotencyKey: randomUUID() } },
          { as: staff },
        ),
      );

    const [placed, cancelled, received] = await Promise.all([
      Promise.all(times(20, (n) => buyers[n % 10]!.placeOrder(items()))),
      Promise.all(early.map(({ order }, n) => buyers[n]!.cancel(order.id))),
      Promise.all(times(12, (n) => receive(sold[n % 6]!.id))),
    ]);

    expect(countByTypename(placed)).toEqual({ PlaceOrderSuccess: 20 });
    expect(countByTypename(cancelled)).toEqual({ CancelOrderSuccess: 10 });
    expect(countByTypename(received)).toEqual({ AdjustStockSuccess: 12 });
  });
});

describe('idempotency', () => {
  test.each(['items', 'the cart'])(
    'an order of %s sent 20 times at once is placed once and replayed 19 times',
    async (of) => {
      const ada = await newShopper(app);
      // The stock covers one order only: a second check of the stock would reject.
      const [tea, cup] = await newProducts(app, 2, { stock: 3 });
      const lines = [tea, cup].map((product) => ({ productId: product!.id, quantity: 3 }));
      if (of === 'the cart') await ada.cart.add(lines);
      const input = { idempotencyKey: randomUUID() };

      const answers = await Promise.all(
        times(20, () => ada.placeOrder(of === 'items' ? lines : undefined, input)),
      );

      expect(countByTypename(answers)).toEqual({ PlaceOrderSuccess: 20 });
      expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
      expect(new Set(answers.map(({ order }) => order.id)).size).toBe(1);
      expect(await app.db.$count(orders, eq(orders.customerId, ada.id))).toBe(1);
      expect([await stockOf(app, tea!.id), await stockOf(app, cup!.id)]).toEqual([0, 0]);
    },
  );

  test('one key with ten different inputs at once places one order', async () => {
    const ada = await newShopper(app);
    const { id: productId } = await newProduct(app);
    const input = { idempotencyKey: randomUUID() };

    const answers = await Promise.all(
      times(10, (n) => ada.placeOrder([{ productId, quantity: n + 1 }], input)),
    );

    expect(countByTypename(answers)).toEqual({ PlaceOrderSuccess: 1, IdempotencyKeyReused: 9 });
    expect(await app.db.$count(orders, eq(orders.customerId, ada.id))).toBe(1);
  });

  test('one cart ordered ten times at once under different keys is placed once', async () => {
    const ada = await newShopper(app);
    const { id: productId } = await newProduct(app);
    const { cart } = await ada.cart.add({ productId });

    const answers = await Promise.all(times(10, () => ada.placeOrder(undefined)));

    expect(countByTypename(answers)).toEqual({ PlaceOrderSuccess: 1, CartEmpty: 9 });
    expect(await ada.cart.cart()).toMatchObject({ items: [], version: cart.version + 1 });
    expect(await stockOf(app, productId)).toBe(99);
  });
});

describe('cancellation', () => {
  test('if a customer and staff cancel one order ten times at once, one succeeds and the goods return once', async () => {
    const ada = await newShopper(app);
    const { id: productId } = await newProduct(app, { stock: 5 });
    const { order } = await ada.placeOrder([{ productId, quantity: 4 }]);

    const answers = await Promise.all(
      times(10, (n) =>
        n % 3 === 0
          ? ada.cancel(order.id)
          : n % 3 === 1
            ? staff.cancel(order.id)
            : staff.move(order.id, 'CANCELLED'),
      ),
    );

    const { TransitionNotAllowed, ...winner } = countByTypename(answers);
    expect(TransitionNotAllowed).toBe(9);
    expect(Object.values(winner)).toEqual([1]);
    expect(await stockOf(app, productId)).toBe(5);
  });

  test('of a concurrent cancellation and shipment one succeeds, and the stock matches the outcome', async () => {
    const ada = await newShopper(app);
    const { id: productId } = await newProduct(app, { stock: 100 });
    const placed = await Promise.all(times(10, () => ada.placeOrder([{ productId, quantity: 3 }])));
    const ids: string[] = placed.map(({ order }) => order.id);
    await Promise.all(ids.map((id) => staff.move(id, 'PROCESSING')));

    const outcomes = await Promise.all(
      ids.map(async (id) =>
        countByTypename(
          await Promise.all(
            shuffled([() => staff.cancel(id), () => staff.move(id, 'SHIPPED')]).map((act) => act()),
          ),
        ),
      ),
    );

    const cancelled = outcomes.filter((outcome) => 'CancelOrderSuccess' in outcome).length;
    for (const outcome of outcomes) {
      expect([
        { CancelOrderSuccess: 1, TransitionNotAllowed: 1 },
        { UpdateOrderStatusSuccess: 1, TransitionNotAllowed: 1 },
      ]).toContainEqual(outcome);
    }
    expect(await app.db.$count(orders, eq(orders.status, 'SHIPPED'))).toBe(10 - cancelled);
    expect(await stockOf(app, productId)).toBe(70 + 3 * cancelled);
  });

  test("of a customer's cancellation and a staff member's move to PROCESSING at once, one succeeds", async () => {
    const ada = await newShopper(app);
    const { id: productId } = await newProduct(app);
    for (let round = 0; round < 10; round++) {
      const { order } = await ada.placeOrder([{ productId }]);
      const [cancelled, moved] = await Promise.all([
        ada.cancel(order.id),
        staff.move(order.id, 'PROCESSING'),
      ]);
      expect([
        ['CancelOrderSuccess', 'TransitionNotAllowed'],
        ['TransitionNotAllowed', 'UpdateOrderStatusSuccess'],
      ]).toContainEqual([cancelled.__typename, moved.__typename]);
    }
  });
});

describe('concurrent changes', () => {
  /** Repeats `work` until `done` is settled. */
  async function repeatUntil(done: Promise<unknown>, work: (n: number) => Promise<unknown>): Promise<number> {
    let going = true;
    const stop = () => void (going = false);
    void done.then(stop, stop);
    let n = 0;
    while (going) await work(n++);
    return n;
  }

  test('during constant price changes, an order has the expected total or is rejected', async () => {
    const buyers = await newShoppers(15);
    const { id: productId } = await newProduct(app, { stock: 10_000 });
    const reprice = (n: number) =>
      app.query(
        `mutation ($id: ID!, $price: Decimal!) { updateProduct(id: $id, input: { price: $price }) { __typename } }`,
        { id: productId, price: String(10 + (n % 3)) },
        { as: staff },
      );
    const expecting = async (buyer: Shopper, n: number) => {
      const expectedTotal = `${20 + 2 * (n % 3)}.00`;
      const answer = await buyer.placeOrder([{ productId, quantity: 2 }], { expectedTotal });
      return { ...answer, expectedTotal };
    };

    const buying = Promise.all(
      buyers.map(async (buyer, n) => {
        const answers = [];
        for (let turn = 0; turn < 6; turn++) answers.push(await expecting(buyer, n + turn));
        answers.push({
          ...(await buyer.placeOrder([{ productId, quantity: 2 }])),
          expectedTotal: null,
        });
        return answers;
      }),
    );
    const changes = await repeatUntil(buying, reprice);
    const answers = (await buying).flat();

    expect(changes).toBeGreaterThan(5);
    for (const { __typename, order, actual, expectedTotal } of answers) {
      if (__typename === 'PlaceOrderSuccess') {
        expect(order.total.amount).toBe(expectedTotal ?? order.total.amount);
        expect(['20.00', '22.00', '24.00']).toContain(order.total.amount);
      } else {
        expect(__typename).toBe('TotalChanged');
        expect(actual.amount).not.toBe(expectedTotal);
      }
    }
    // An order without an expected total is never rejected.
    expect(countByTypename(answers.filter(({ expectedTotal }) => !expectedTotal))).toEqual({
      PlaceOrderSuccess: 15,
    });
  });

  test('a cart that changes during concurrent orders is ordered as of one version, and no item twice', async () => {
    const ada = await newShopper(app);
    const cart = ada.cart;
    const [tea, cup] = await newProducts(app, 2, { stock: 10_000 });
    // Both products are added together, so that every version has the same quantity of each.
    const put = (quantity: number) =>
      cart.add([
        { productId: tea!.id, quantity },
        { productId: cup!.id, quantity },
      ]);

    const ordering = Promise.all(
      times(3, async () => {
        const answers = [];
        for (let turn = 0; turn < 10; turn++) answers.push(await ada.placeOrder(undefined));
        return answers;
      }),
    );
    let filled = 0;
    await Promise.all(
      times(3, () =>
        repeatUntil(ordering, async (n) => {
          const { __typename } = await put((n % 3) + 1);
          expect(__typename).toBe('CartSuccess');
          filled += (n % 3) + 1;
        }),
      ),
    );
    const answers = (await ordering).flat();

    const placed = answers.filter(({ __typename }) => __typename === 'PlaceOrderSuccess');
    expect(countByTypename(answers)).toEqual({
      PlaceOrderSuccess: placed.length,
      ...(placed.length < 30 && { CartEmpty: 30 - placed.length }),
    });
    let ordered = 0;
    for (const { order } of placed) {
      const [first, second] = order.details;
      expect(order.details).toHaveLength(2);
      expect(first.quantity).toBe(second.quantity);
      ordered += first.quantity;
    }
    const { items } = await cart.cart();
    expect(ordered + (items[0]?.quantity ?? 0)).toBe(filled);
  });
});
