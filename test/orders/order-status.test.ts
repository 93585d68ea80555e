import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { orders, products, stockMovements, type OrderStatus } from '../../src/platform/db/schema.ts';
import { actor, guest, newShopper, newStaffMember, type Actor, type Shopper } from '../support/actors.ts';
import { startApp, type Account, type App } from '../support/app.ts';

import {
  countByTypename,
  newProduct,
  newProducts,
  newUser,
  storedData,
  unbalancedProducts,
  stockOf,
} from '../support/data.ts';

let app: App;
let ada: Shopper;
let staff: Actor;
beforeAll(async () => {
  app = await startApp();
  ada = await newShopper(app);
  staff = await newStaffMember(app);
});
afterAll(() => app.stop());

const STATUSES = ['PENDING', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'CANCELLED'] as const;
const ALLOWED: Record<OrderStatus, OrderStatus[]> = {
  PENDING: ['PROCESSING', 'CANCELLED'],
  PROCESSING: ['SHIPPED', 'CANCELLED'],
  SHIPPED: ['DELIVERED'],
  DELIVERED: [],
  CANCELLED: [],
};
const PATHS: Record<OrderStatus, OrderStatus[]> = {
  PENDING: [],
  PROCESSING: ['PROCESSING'],
  SHIPPED: ['PROCESSING', 'SHIPPED'],
  DELIVERED: ['PROCESSING', 'SHIPPED', 'DELIVERED'],
  CANCELLED: ['CANCELLED'],
};

/** Places an order of one new product, moves it to a status as staff, and returns its id. */
async function orderIn(status: OrderStatus): Promise<string> {
  const { order } = await ada.placeOrder([{ productId: (await newProduct(app)).id, quantity: 3 }]);
  for (const step of PATHS[status]) await staff.move(order.id, step);
  return order.id;
}
const statusOf = async (id: string) =>
  (await app.db.select().from(orders).where(eq(orders.id, id)))[0]!.status;

test.each(STATUSES)('an order in %s moves only to the statuses in the table', async (from) => {
  for (const to of STATUSES) {
    const id = await orderIn(from);
    const answer = await staff.move(id, to);
    if (ALLOWED[from].includes(to)) {
      expect(answer).toMatchObject({ __typename: 'UpdateOrderStatusSuccess', order: { id, status: to } });
    } else {
      expect(answer).toEqual({ __typename: 'TransitionNotAllowed', from, to, allowed: ALLOWED[from] });
      expect(await statusOf(id)).toBe(from);
    }
  }
});

test.each(STATUSES)(
  'allowedTransitions of an order in %s lists the moves of staff and of its customer',
  async (status) => {
    const id = await orderIn(status);
    const transitionsFor = async (as: Account) => {
      const document = 'query ($id: ID!) { order(by: { id: $id }) { allowedTransitions } }';
      return (await app.query(document, { id }, { as })).data.order.allowedTransitions;
    };

    expect(await transitionsFor(staff)).toEqual(ALLOWED[status]);
    expect(await transitionsFor(ada)).toEqual(status === 'PENDING' ? ['CANCELLED'] : []);
  },
);

test('each change adds an event with time, actor and note, and updates updatedAt', async () => {
  const id = await orderIn('PENDING');
  const other = actor(app, await newUser(app, { role: 'ADMIN' }));
  const before = Date.now();
  await staff.move(id, 'PROCESSING', { note: ' Packed by Sam 📦\n' });
  await other.move(id, 'SHIPPED', { note: '  ' });

  const { data } = await app.query(
    'query ($id: ID!) { order(by: { id: $id }) { placedAt updatedAt history { from to note actor { id } at } } }',
    { id },
    { as: staff },
  );

  const { history, placedAt, updatedAt } = data.order;
  expect(history).toEqual([
    { from: null, to: 'PENDING', note: null, actor: { id: ada.id }, at: placedAt },
    {
      from: 'PENDING',
      to: 'PROCESSING',
      note: 'Packed by Sam 📦',
      actor: { id: staff.id },
      at: history[1].at,
    },
    { from: 'PROCESSING', to: 'SHIPPED', note: null, actor: { id: other.id }, at: updatedAt },
  ]);
  const times = history.map(({ at }: { at: string }) => Date.parse(at));
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times[1]).toBeGreaterThanOrEqual(before - 1);
});

test('returns the current order unchanged if its status differs from the expected status', async () => {
  const id = await orderIn('PROCESSING');
  const before = await storedData(app);

  expect(await staff.move(id, 'SHIPPED', { expectedStatus: 'PENDING' })).toEqual({
    __typename: 'OrderChanged',
    order: { id, status: 'PROCESSING' },
  });
  expect(await storedData(app)).toEqual(before);
  expect(await staff.move(id, 'SHIPPED', { expectedStatus: 'PROCESSING' })).toMatchObject({
    order: { status: 'SHIPPED' },
  });
  expect(await staff.move(id, 'DELIVERED', { expectedStatus: null })).toMatchObject({
    order: { status: 'DELIVERED' },
  });
});

test('a rejected change writes no data', async () => {
  const id = await orderIn('DELIVERED');
  const before = await storedData(app);

  expect(await staff.move(id, 'CANCELLED')).toMatchObject({ __typename: 'TransitionNotAllowed' });
  expect(await staff.cancel(id)).toMatchObject({ __typename: 'TransitionNotAllowed' });
  for (const note of ['x'.repeat(2001), 'a\0b']) {
    expect(await staff.move(id, 'CANCELLED', { note })).toMatchObject({ issues: [{ path: ['note'] }] });
    expect(await staff.cancel(id, { reason: note })).toMatchObject({ issues: [{ path: ['reason'] }] });
  }
  expect(await storedData(app)).toEqual(before);
});

test('only staff change the status; an unknown order is NOT_FOUND', async () => {
  const id = await orderIn('PENDING');

  expect(await guest(app).move(id, 'PROCESSING')).toBe('UNAUTHENTICATED');
  expect(await ada.move(id, 'PROCESSING')).toBe('FORBIDDEN');
  expect(await ada.move(id, 'CANCELLED')).toBe('FORBIDDEN');
  expect(await staff.move(randomUUID(), 'PROCESSING')).toBe('NOT_FOUND');
  expect(await staff.move('ORD-3', 'PROCESSING')).toBe('BAD_USER_INPUT');
  expect(await staff.move(id, 'LOST')).toBe('BAD_USER_INPUT');
  expect(await statusOf(id)).toBe('PENDING');
});

describe('cancellation', () => {
  test.each(['updateOrderStatus', 'cancelOrder'])(
    '%s returns the goods to stock once, with ledger entries',
    async (by) => {
      const [tea, cup] = await newProducts(app, 2, { stock: 10 });
      const { order } = await ada.placeOrder([
        { productId: tea!.id, quantity: 10 },
        { productId: cup!.id, quantity: 1 },
      ]);
      const cancelIt = () =>
        by === 'cancelOrder' ? staff.cancel(order.id) : staff.move(order.id, 'CANCELLED');

      expect(await cancelIt()).toMatchObject({ order: { status: 'CANCELLED' } });
      expect(await cancelIt()).toEqual({
        __typename: 'TransitionNotAllowed',
        from: 'CANCELLED',
        to: 'CANCELLED',
        allowed: [],
      });

      expect([await stockOf(app, tea!.id), await stockOf(app, cup!.id)]).toEqual([10, 10]);
      const returned = await app.db
        .select()
        .from(stockMovements)
        .where(and(eq(stockMovements.orderId, order.id), eq(stockMovements.kind, 'RETURNED')))
        .orderBy(stockMovements.delta);
      expect(returned).toMatchObject([
        { productId: cup!.id, delta: 1, stockAfter: 10, actorId: staff.id },
        { productId: tea!.id, delta: 10, stockAfter: 10, actorId: staff.id },
      ]);
      expect(await unbalancedProducts(app)).toEqual([]);
    },
  );

  test('returns goods of unavailable products to stock, and skips products that no longer exist', async () => {
    const [inactive, deleted, gone] = await newProducts(app, 3, { stock: 10 });
    const sold = [inactive!, deleted!, gone!].map(({ id }) => ({ productId: id, quantity: 4 }));
    const { order } = await ada.placeOrder(sold);
    await app.db.update(products).set({ isActive: false }).where(eq(products.id, inactive!.id));
    await app.db.update(products).set({ deletedAt: new Date() }).where(eq(products.id, deleted!.id));
    await app.db.delete(products).where(eq(products.id, gone!.id));

    expect(await ada.cancel(order.id)).toMatchObject({ order: { status: 'CANCELLED' } });

    expect([await stockOf(app, inactive!.id), await stockOf(app, deleted!.id)]).toEqual([10, 10]);
  });

  test('cancels an order whose products have all been removed', async () => {
    const { id: productId } = await newProduct(app);
    const { order } = await ada.placeOrder([{ productId }]);
    await app.db.delete(products).where(eq(products.id, productId));

    expect(await ada.cancel(order.id)).toMatchObject({ order: { status: 'CANCELLED' } });
  });

  test('customers cancel their own order in PENDING, with a reason in its history', async () => {
    const id = await orderIn('PENDING');

    expect(await ada.cancel(id, { reason: ' Changed my mind ' })).toEqual({
      __typename: 'CancelOrderSuccess',
      order: {
        id,
        status: 'CANCELLED',
        history: [
          { from: null, to: 'PENDING', note: null, actor: { id: ada.id } },
          { from: 'PENDING', to: 'CANCELLED', note: 'Changed my mind', actor: { id: ada.id } },
        ],
      },
    });
  });

  test.each(['PROCESSING', 'SHIPPED', 'DELIVERED', 'CANCELLED'] as const)(
    'customers cannot cancel an order in %s',
    async (from) => {
      const id = await orderIn(from);
      expect(await ada.cancel(id)).toEqual({
        __typename: 'TransitionNotAllowed',
        from,
        to: 'CANCELLED',
        allowed: [],
      });
      expect(await statusOf(id)).toBe(from);
    },
  );

  test('staff cancel any order until it is shipped', async () => {
    for (const status of ['PENDING', 'PROCESSING'] as const) {
      const id = await orderIn(status);
      expect(await staff.cancel(id)).toMatchObject({ order: { id, status: 'CANCELLED' } });
    }
    expect(await staff.cancel(await orderIn('SHIPPED'))).toEqual({
      __typename: 'TransitionNotAllowed',
      from: 'SHIPPED',
      to: 'CANCELLED',
      allowed: ['DELIVERED'],
    });
  });

  test('of a concurrent cancellation and shipment one succeeds', async () => {
    const id = await orderIn('PROCESSING');

    const answers = await Promise.all([staff.cancel(id), staff.move(id, 'SHIPPED')]);

    expect(countByTypename(answers)).toMatchObject({ TransitionNotAllowed: 1 });
    expect(await statusOf(id)).toBe(answers[0].__typename === 'CancelOrderSuccess' ? 'CANCELLED' : 'SHIPPED');
  });

  test("another customer's order is NOT_FOUND to customers, like an unknown one, and guests are rejected", async () => {
    const eve = await newShopper(app);
    const id = await orderIn('PENDING');

    expect(await eve.cancel(id)).toBe('NOT_FOUND');
    expect(await eve.cancel(randomUUID())).toBe('NOT_FOUND');
    expect(await eve.cancel('abc')).toBe('BAD_USER_INPUT');
    expect(await guest(app).cancel(id)).toBe('UNAUTHENTICATED');
    expect(await statusOf(id)).toBe('PENDING');
  });

  test('customers see that staff acted, without a name; staff see all actors', async () => {
    const id = await orderIn('PENDING');
    await staff.move(id, 'PROCESSING');
    await staff.cancel(id);
    const actorsFor = async (as: Account) => {
      const { data } = await app.query(
        'query ($id: ID!) { order(by: { id: $id }) { history { to actor { id email } } } }',
        { id },
        { as },
      );
      return data.order.history.map(({ to, actor }: { to: string; actor: unknown }) => [to, actor]);
    };
    const [byAda, byStaff] = [ada, staff].map((account) => ({ id: account.id, email: account.email }));

    expect(await actorsFor(ada)).toEqual([['PENDING', byAda], ['PROCESSING', null], ['CANCELLED', null]]); // prettier-ignore
    expect(await actorsFor(staff)).toEqual([['PENDING', byAda], ['PROCESSING', byStaff], ['CANCELLED', byStaff]]); // prettier-ignore
  });

  test('each of several changes in one document returns the order after that change', async () => {
    const id = await orderIn('PENDING');
    const fields = '... on UpdateOrderStatusSuccess { order { status history { to } } }';

    const { data } = await app.query(
      `mutation ($id: ID!) {
      first: updateOrderStatus(input: { orderId: $id, status: PROCESSING }) { ${fields} }
      second: updateOrderStatus(input: { orderId: $id, status: SHIPPED }) { ${fields} }
    }`,
      { id },
      { as: staff },
    );

    expect(data).toEqual({
      first: { order: { status: 'PROCESSING', history: [{ to: 'PENDING' }, { to: 'PROCESSING' }] } },
      second: {
        order: { status: 'SHIPPED', history: [{ to: 'PENDING' }, { to: 'PROCESSING' }, { to: 'SHIPPED' }] },
      },
    });
  });
});
