import { eq } from 'drizzle-orm';
import {
  orderDetails,
  orderEvents,
  orders,
  products,
  stockMovements,
  users,
} from '../../src/platform/db/schema.ts';
import { startApp, type Account, type App } from '../support/app.ts';
import { ADDRESS, newCustomer, newProduct, newStaff, placeOrder } from '../support/data.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const ORDER = `query ($id: ID!) {
  order(by: { id: $id }) {
    number email notes subtotal { amount } total { amount } customer { id } shippingAddress { name city }
    details { productName sku quantity unitPrice { amount } total { amount } product { id name isActive deletedAt } }
    history { to actor { id } }
  }
}`;
const read = async (as: Account, id: string) => (await app.query(ORDER, { id }, { as })).data.order;

/** Places an order of two lampshades and a bulb. `asSold` is its content at the time of sale. */
async function lampOrder() {
  const ada = await newCustomer(app);
  const shade = await newProduct(app, { name: 'Shade', price: 1950n, sku: `SHADE-${ada.id}` });
  const bulb = await newProduct(app, { name: 'Bulb', price: 399n, sku: `BULB-${ada.id}` });
  const { order } = await placeOrder(
    app,
    ada,
    [{ productId: shade.id, quantity: 2 }, { productId: bulb.id }],
    { notes: 'Fragile' },
  );
  const asSold = {
    number: order.number,
    email: ada.email,
    notes: 'Fragile',
    subtotal: { amount: '42.99' },
    total: { amount: '42.99' },
    shippingAddress: { name: ADDRESS.name, city: ADDRESS.city },
    details: [
      {
        productName: 'Shade',
        sku: shade.sku,
        quantity: 2,
        unitPrice: { amount: '19.50' },
        total: { amount: '39.00' },
      },
      {
        productName: 'Bulb',
        sku: bulb.sku,
        quantity: 1,
        unitPrice: { amount: '3.99' },
        total: { amount: '3.99' },
      },
    ],
  };
  return { ada, shade, bulb, id: order.id as string, asSold };
}

const change = async (id: string, input: object) => {
  const { data } = await app.query(
    'mutation ($id: ID!, $input: UpdateProductInput!) { updateProduct(id: $id, input: $input) { __typename } }',
    { id, input },
    { as: staff },
  );
  expect(data.updateProduct.__typename).toBe('UpdateProductSuccess');
};

test('an order keeps names, SKUs and prices as sold when its products change', async () => {
  const { ada, shade, id, asSold } = await lampOrder();

  await change(shade.id, { name: 'Grand Shade', sku: `NEW-${shade.sku}`.slice(0, 64), price: '99.99' });

  const order = await read(ada, id);
  expect(order).toMatchObject(asSold);
  expect(order.details[0].product).toEqual({
    id: shade.id,
    name: 'Grand Shade',
    isActive: true,
    deletedAt: null,
  });
});

test('an order keeps its products when staff deactivate or delete them', async () => {
  const { ada, shade, bulb, id, asSold } = await lampOrder();

  await change(bulb.id, { isActive: false });
  await app.query(
    'mutation ($id: ID!) { deleteProduct(id: $id) { __typename } }',
    { id: shade.id },
    { as: staff },
  );

  const order = await read(ada, id);
  expect(order).toMatchObject(asSold);
  expect(order.details.map(({ product }: { product: unknown }) => product)).toEqual([
    {
      id: shade.id,
      name: 'Shade',
      isActive: expect.any(Boolean),
      deletedAt: expect.stringMatching(/^20.*Z$/),
    },
    { id: bulb.id, name: 'Bulb', isActive: false, deletedAt: null },
  ]);
});

test('an order stays complete when a product row is removed: only the product field is null', async () => {
  const { ada, shade, bulb, id, asSold } = await lampOrder();

  await app.db.delete(products).where(eq(products.id, shade.id));

  const order = await read(ada, id);
  expect(order).toMatchObject(asSold);
  expect(order.details.map(({ product }: { product: { id: string } | null }) => product?.id)).toEqual([
    undefined,
    bulb.id,
  ]);
});

test('an order stays complete when its customer row is removed: staff can read it, without a customer name', async () => {
  const { ada, id, asSold } = await lampOrder();

  await app.db.delete(users).where(eq(users.id, ada.id));

  expect(await read(staff, id)).toMatchObject({
    ...asSold,
    customer: null,
    history: [{ to: 'PENDING', actor: null }],
  });
  expect(await read(ada, id)).toBeNull();
});

describe('immutability in the database', () => {
  const REFUSED = { cause: { code: '23001' } };

  test.each([
    ['number', { number: 'ORD-AAAAAAAA' }],
    ['email', { email: 'eve@example.com' }],
    ['currency', { currency: 'EUR' }],
    ['amounts', { subtotal: 1n, total: 1n }],
    [
      'address',
      { shippingAddress: { ...ADDRESS, line2: null, region: null, phone: null, city: 'Elsewhere' } },
    ],
    ['notes', { notes: 'Not fragile' }],
    ['idempotency key', { idempotencyKey: 'another' }],
    ['fingerprint', { fingerprint: Buffer.from('another') }],
    ['date', { placedAt: new Date(0) }],
  ])('the database rejects a change of the %s of an order', async (_what, values) => {
    const { ada, id, asSold } = await lampOrder();

    await expect(app.db.update(orders).set(values).where(eq(orders.id, id))).rejects.toMatchObject(REFUSED);

    expect(await read(ada, id)).toMatchObject(asSold);
  });

  test('the database rejects changes and deletions of the details, events and stock movements of an order', async () => {
    const { ada, id, asSold } = await lampOrder();
    const [other, otherProduct] = [await newCustomer(app), await newProduct(app)];
    const ofOrder = {
      details: eq(orderDetails.orderId, id),
      events: eq(orderEvents.orderId, id),
      movements: eq(stockMovements.orderId, id),
    };

    for (const rewriting of [
      app.db.update(orderDetails).set({ productName: 'Other' }).where(ofOrder.details),
      app.db.update(orderDetails).set({ sku: 'OTHER' }).where(ofOrder.details),
      app.db.update(orderDetails).set({ unitPrice: 1n }).where(ofOrder.details),
      app.db.update(orderDetails).set({ quantity: 1 }).where(ofOrder.details),
      app.db.delete(orderDetails).where(ofOrder.details),
      app.db.update(orderEvents).set({ to: 'SHIPPED' }).where(ofOrder.events),
      app.db.update(orderEvents).set({ note: 'Other' }).where(ofOrder.events),
      app.db.delete(orderEvents).where(ofOrder.events),
      app.db.update(stockMovements).set({ delta: 0 }).where(ofOrder.movements),
      app.db.delete(stockMovements).where(ofOrder.movements),
      // A reference may be cleared, but not changed to another row.
      app.db.update(orders).set({ customerId: other.id }).where(eq(orders.id, id)),
      app.db.update(orderDetails).set({ productId: otherProduct.id }).where(ofOrder.details),
      app.db.update(orderEvents).set({ actorId: other.id }).where(ofOrder.events),
      app.db.update(stockMovements).set({ productId: otherProduct.id }).where(ofOrder.movements),
      app.db.update(stockMovements).set({ actorId: other.id }).where(ofOrder.movements),
      app.db.delete(orders).where(eq(orders.id, id)),
    ]) {
      await expect(rewriting).rejects.toMatchObject(REFUSED);
    }
    expect(await read(ada, id)).toMatchObject(asSold);
  });
});
