import { randomInt, randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { eq, inArray, or } from 'drizzle-orm';
import { orders, products } from '../../src/platform/db/schema.ts';
import type { Account, App } from '../support/app.ts';
import { startBeside } from '../support/beside.ts';
import { cartClient, newGuest } from '../support/carts.ts';
import { ADDRESS, brokenOrders, newProducts, newUser, unbalancedProducts } from '../support/data.ts';
import { askServer, startServerProcess, type ServerProcess } from '../support/server-process.ts';

const ROUNDS = 5;
const STOCK = 100_000;

/** Fills carts, and the tests read the database through it. This process stays alive. */
let app: App;
let environment: Record<string, string>;
let server: ServerProcess | undefined;
const start = async () =>
  (server = await startServerProcess({
    ...environment,
  }));
beforeAll(async () => {
  ({ app, environment } = await startBeside());
});
afterEach(async () => {
  await server?.end('SIGKILL');
});
afterAll(() => app.stop());

const newBuyers = () => Promise.all(Array.from({ length: 12 }, () => newUser(app)));

/** An order that a buyer intends to place, and its id once the buyer received a response. */
type Attempt = {
  buyer: Account;
  idempotencyKey: string;
  items: { productId: string; quantity: number }[];
  ofCart: boolean;
  /** Null: the order is one of the account. */
  guest: { cartToken: string; email: string } | null;
  orderId: string | null;
  accessToken: string | null;
};

const PLACE = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) {
    __typename ... on PlaceOrderSuccess { replayed accessToken order { id details { quantity product { id } } } }
  }
}`;

const place = (url: string, { buyer, idempotencyKey, items, ofCart, guest }: Attempt) => {
  const input = { idempotencyKey, shippingAddress: ADDRESS, ...(!ofCart && { items }), ...guest };
  return askServer(url, PLACE, { input }, guest ? undefined : buyer);
};

/** Places one order after another, every second one from the cart and every third one as a guest, until the server no longer responds. */
async function buyUntilItEnds(url: string, buyer: Account, sold: { id: string }[], onAnswer: () => void) {
  const attempts: Attempt[] = [];
  for (let n = 0; ; n++) {
    const items = sold
      .filter((_product, index) => index === n % sold.length || randomInt(2) === 0)
      .map(({ id }) => ({ productId: id, quantity: randomInt(1, 4) }));
    const ofCart = n % 2 === 1;
    const guestCart = n % 3 === 2 ? await newGuest(app) : null;
    if (ofCart) await (guestCart ?? cartClient(app, buyer)).add(items);
    const guest = guestCart && { cartToken: guestCart.token, email: `guest-of-${buyer.email}` };
    const ids = { orderId: null, accessToken: null };
    const attempt: Attempt = { buyer, idempotencyKey: randomUUID(), items, ofCart, guest, ...ids };
    attempts.push(attempt);
    const answer = await place(url, attempt);
    if (answer === null) return attempts;
    expect(answer).toMatchObject({ __typename: 'PlaceOrderSuccess', replayed: false });
    attempt.orderId = answer.order.id;
    attempt.accessToken = answer.accessToken;
    onAnswer();
  }
}

/**
 * Returns every attempt until the server has ended. The server gets the signal at a random moment during
 * orders.
 */
async function buyUntil(
  signal: 'SIGKILL' | 'SIGTERM',
  { url, end }: ServerProcess,
  buyers: Account[],
  sold: { id: string }[],
) {
  let answersLeft = randomInt(5, 60);
  let ended: Promise<number | null> | undefined;
  const onAnswer = () => {
    if (--answersLeft === 0) ended = end(signal);
  };
  const attempts = await Promise.all(buyers.map((buyer) => buyUntilItEnds(url, buyer, sold, onAnswer)));
  return { attempts: attempts.flat(), exitCode: await ended };
}

/**
 * Sends the order again, twice: it exists under its key with the intended content, and is the same one that
 * the buyer was shown.
 */
async function completeOnce(url: string, attempt: Attempt) {
  const answer = await place(url, attempt);
  expect(answer).toEqual({
    __typename: 'PlaceOrderSuccess',
    replayed: attempt.orderId ? true : answer.replayed,
    accessToken: attempt.orderId ? attempt.accessToken : attempt.guest ? expect.any(String) : null,
    order: {
      id: attempt.orderId ?? answer.order.id,
      details: attempt.items.map(({ productId, quantity }) => ({ quantity, product: { id: productId } })),
    },
  });
  expect(await place(url, attempt)).toEqual({ ...answer, replayed: true });
}

async function expectSound() {
  expect(await brokenOrders(app)).toEqual([]);
  expect(await unbalancedProducts(app)).toEqual([]);
}

/** Checks that exactly these orders are stored, and that the stock is reduced by exactly their quantities. */
async function expectExactly(attempts: Attempt[], buyers: Account[], sold: { id: string }[]) {
  const ids = buyers.map(({ id }) => id);
  const addresses = buyers.map(({ email }) => `guest-of-${email}`);
  const theirs = or(inArray(orders.customerId, ids), inArray(orders.email, addresses));
  expect(await app.db.$count(orders, theirs)).toBe(attempts.length);
  const lines = attempts.flatMap(({ items }) => items);
  for (const { id } of sold) {
    const ordered = lines.filter(({ productId }) => productId === id);
    const [product] = await app.db.select().from(products).where(eq(products.id, id));
    expect(product!.stock).toBe(STOCK - ordered.reduce((sum, { quantity }) => sum + quantity, 0));
  }
  await expectSound();
}

test(`loses no order, stores none in part, and completes each key once when killed ${ROUNDS} times during orders`, async () => {
  const [buyers, sold] = [await newBuyers(), await newProducts(app, 5, { stock: STOCK })];
  const all: Attempt[] = [];
  let running = await start();

  for (let round = 1; round <= ROUNDS; round++) {
    const { attempts, exitCode } = await buyUntil('SIGKILL', running, buyers, sold);
    expect(exitCode).toBeNull();
    expect(attempts.filter(({ orderId }) => !orderId)).toHaveLength(buyers.length);
    // PostgreSQL may commit a statement in progress a moment later, but then completely.
    await expectSound();

    running = await start();
    await Promise.all(attempts.map((attempt) => completeOnce(running.url, attempt)));
    all.push(...attempts);
    await expectExactly(all, buyers, sold);
  }
  for (const buyer of buyers) expect((await cartClient(app, buyer).cart())?.items ?? []).toEqual([]);
}, 180_000);

test('answers orders in progress, accepts no others and ends on the signal to stop', async () => {
  const [buyers, sold] = [await newBuyers(), await newProducts(app, 5, { stock: STOCK })];

  const { attempts, exitCode } = await buyUntil('SIGTERM', await start(), buyers, sold);

  expect(exitCode).toBe(0);
  await expectExactly(
    attempts.filter(({ orderId }) => orderId),
    buyers,
    sold,
  );
});

test('stops in time although a client never sends the rest of its request', async () => {
  const { url, end } = await start();
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {});
  socket.write(
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{',
  );
  // Sent on another connection, and answered after the server has read the partial request.
  await fetch(`${url}/healthz`);

  expect(await end('SIGTERM')).toBe(0);
  socket.destroy();
});
