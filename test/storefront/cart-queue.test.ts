import { createCartQueue, type CartResult } from '../../apps/storefront/src/cart/cart-queue.ts';
import { emptyCart, type Cart, type CartWrite } from '../../apps/storefront/src/cart/cart-writes.ts';

const price = { amount: '10.00', currency: 'USD' };
const quantities = { minQuantity: 1, maxQuantity: null, quantityStep: 1 };
const product = {
  id: 'p1',
  name: 'Teapot',
  slug: 'teapot',
  image: null,
  images: [],
  stock: 9,
  inStock: true,
  ...quantities,
};
const add = (quantity = 1): CartWrite => ({ kind: 'add', product: { ...product, price }, quantity });

/** A server whose responses the test gives one after another. */
function startQueue() {
  const sent: {
    write: CartWrite;
    version: number | null;
    respond: (result: CartResult) => void;
    fail: () => void;
  }[] = [];
  const queue = createCartQueue({
    read: async () => null,
    write: (write, version) =>
      new Promise((resolve, reject) =>
        sent.push({ write, version, respond: resolve, fail: () => reject(new Error('lost')) }),
      ),
    emptyCart: () => emptyCart(price, false),
  });
  return { queue, sent, quantity: () => queue.state.get().cart?.itemCount ?? 0 };
}

const cartOf = (quantity: number, version: number, id = 'c1'): Cart => ({
  ...emptyCart(price, false),
  id,
  version,
  itemCount: quantity,
  items: [
    {
      id: 'i1',
      quantity,
      unitPrice: price,
      unitPriceWhenAdded: price,
      subtotal: { amount: `${quantity * 10}.00`, currency: 'USD' },
      product,
    },
  ],
});

const accept = (quantity: number, version: number): CartResult => ({
  __typename: 'CartSuccess',
  cart: cartOf(quantity, version),
});
const REFUSAL: CartResult = {
  __typename: 'InsufficientStock',
  message: 'Too few',
  shortages: [{ product, requested: 3, available: 1 }],
};

/** Lets the queue send all requests that it can send. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('shows a change before the server has answered, with its amounts', async () => {
  const { queue } = startQueue();

  void queue.change(add(2));

  const { cart, isChanging } = queue.state.get();
  expect([cart?.itemCount, cart?.subtotal, isChanging]).toEqual([
    2,
    { amount: '20.00', currency: 'USD' },
    true,
  ]);
});

test('sends changes one after another, each with the version of the response before', async () => {
  const { queue, sent, quantity } = startQueue();
  const changes = [queue.change(add()), queue.change(add())];
  await turn();
  expect([sent.length, quantity()]).toEqual([1, 2]);

  sent[0]!.respond(accept(1, 5));
  await turn();

  expect([sent.length, sent[1]!.version, quantity()]).toEqual([2, 5, 2]);
  sent[1]!.respond(accept(2, 6));
  expect(await Promise.all(changes)).toEqual([null, null]);
  expect(queue.state.get()).toMatchObject({ isChanging: false, cart: { version: 6, itemCount: 2 } });
});

test('rolls a refused change back, and keeps the changes after it', async () => {
  const { queue, sent, quantity } = startQueue();
  queue.receive(cartOf(1, 1));
  const refused = queue.change({ kind: 'setQuantity', itemId: 'i1', from: 1, to: 3 });
  const kept = queue.change(add());
  await turn();
  expect(quantity()).toBe(4);

  sent[0]!.respond(REFUSAL);

  expect(await refused).toEqual(REFUSAL);
  expect(quantity()).toBe(2);
  await turn();
  sent[1]!.respond(accept(2, 2));
  expect(await kept).toBeNull();
});

test('rolls a change back when the server cannot be reached', async () => {
  const { queue, sent, quantity } = startQueue();
  queue.receive(cartOf(1, 1));
  const lost = queue.change(add());
  await turn();

  sent[0]!.fail();

  await expect(lost).rejects.toThrow('lost');
  expect(quantity()).toBe(1);
});

test('adds again after another window has changed the cart, with its version', async () => {
  const { queue, sent } = startQueue();
  queue.receive(cartOf(1, 1));
  const added = queue.change(add());
  await turn();

  sent[0]!.respond({ __typename: 'CartChanged', message: 'Changed', cart: cartOf(5, 8) });
  await turn();

  expect(sent[1]!.version).toBe(8);
  sent[1]!.respond(accept(6, 9));
  expect(await added).toBeNull();
});

test('asks the customer if another window has changed the quantity that is being changed', async () => {
  const { queue, sent, quantity } = startQueue();
  queue.receive(cartOf(1, 1));
  const change = queue.change({ kind: 'setQuantity', itemId: 'i1', from: 1, to: 2 });
  await turn();

  sent[0]!.respond({ __typename: 'CartChanged', message: 'Changed', cart: cartOf(5, 8) });

  expect(await change).toMatchObject({ __typename: 'CartChanged' });
  expect([sent.length, quantity()]).toEqual([1, 5]);
});

test('ignores a state that is older than the known one, unless it is another cart', () => {
  const { queue, quantity } = startQueue();
  queue.receive(cartOf(3, 7));

  queue.receive(cartOf(1, 6));
  expect(quantity()).toBe(3);

  queue.receive(cartOf(2, 1, 'c2'));
  expect(quantity()).toBe(2);
});
