import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ADDRESS } from '../../../test/support/data.ts';
import { connect, watch } from '../../../test/support/live.ts';
import { until } from '../../../test/support/until.ts';
import type { Ask } from './requests.ts';

const PLACE = `mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) {
  __typename ... on PlaceOrderSuccess { replayed accessToken order { id total { amount } } } } }`;
const PAY = `mutation ($input: PayOrderInput!) { payOrder(input: $input) {
  __typename ... on PayOrderSuccess { payment { id } } } }`;
const READ = 'query ($by: OrderKey!) { order(by: $by) { id status total { amount } } }';
const WATCH =
  'subscription ($id: ID!, $token: String!) { orderUpdated(orderId: $id, token: $token) { status } }';
const LIST = '{ products(first: 10) { totalCount nodes { id name price { amount } } } }';

const PRICE = 10;
const PAUSE_MS = 20;
/** One in three orders is watched by its buyer, and its request is sent again after the response. */
const ORDERS_PER_WATCHED_ORDER = 3;
const FIRST_UPDATE_TIMEOUT_MS = 3_000;
/** The time limit of the live update after the payment. */
const UPDATE_TIMEOUT_MS = 30_000;
const PAYMENT_TIMEOUT_MS = 180_000;
const READ_INTERVAL_MS = 250;

export type PlacedOrder = { id: string; key: string; quantity: number; isPaid: boolean };

export type Shoppers = {
  /** Acknowledged orders. */
  placed: PlacedOrder[];
  /** Promises to customers that were broken. */
  broken: string[];
  /** Live updates of watched orders, and connections that were closed before the update, so that the client read the order. */
  live: { updates: number; closed: number };
  reads: () => number;
  /** Waits for the requests in progress. Throws if one of them never succeeded. */
  stop: () => Promise<void>;
};

/** Starts guests who place, pay, read and watch one order after another, until `stop` is called. Failed requests are repeated. */
export function startShoppers(
  url: string,
  newClient: () => Ask,
  productIds: readonly string[],
  count: number,
): Shoppers {
  const placed: PlacedOrder[] = [];
  const broken: string[] = [];
  const live = { updates: 0, closed: 0 };
  let [isOver, reads] = [false, 0];

  async function buy(ask: Ask, number: number): Promise<void> {
    const key = randomUUID();
    const quantity = randomInt(1, 4);
    const productId = productIds[number % productIds.length]!;
    const input = {
      idempotencyKey: key,
      email: `guest-${key}@shop.example`,
      shippingAddress: ADDRESS,
      items: [{ productId, quantity }],
    };
    const answer = await ask(PLACE, { input });
    if (answer.__typename !== 'PlaceOrderSuccess') throw new Error(`not placed: ${JSON.stringify(answer)}`);
    const { accessToken: token, order } = answer;
    const total = `${(quantity * PRICE).toFixed(2)}`;
    const entry = { id: order.id as string, key, quantity, isPaid: false };
    placed.push(entry);
    if (order.total.amount !== total) broken.push(`${order.id} costs ${order.total.amount}, not ${total}`);
    const read = await ask(READ, { by: { token } });
    if (read?.id !== order.id) broken.push(`${order.id} was acknowledged, but not found`);

    const isWatched = randomInt(ORDERS_PER_WATCHED_ORDER) === 0;
    if (isWatched) {
      const again = await ask(PLACE, { input });
      if (again.order?.id !== order.id || !again.replayed) broken.push(`${key} made two orders`);
    }
    const watched = isWatched ? await watchOrder(ask, order.id, token) : undefined;
    const paymentToken = randomInt(3) === 0 ? 'late' : 'success';
    const paid = await pay(ask, order.id, token, paymentToken);
    if (paid.__typename !== 'PayOrderSuccess') broken.push(`${order.id} was not paid: ${paid.__typename}`);
    else entry.isPaid = true;
    await watched?.untilPaid();
  }

  const pay = (ask: Ask, orderId: string, token: string, paymentToken: string) =>
    ask(PAY, { input: { orderId, token, idempotencyKey: randomUUID(), paymentToken } });

  /** Watches an order. A subscription is not confirmed, so declined payments are sent until it has published an update. */
  async function watchOrder(ask: Ask, id: string, token: string) {
    const client = connect(url);
    const watched = watch(client, WATCH, { id, token });
    const hasBegun = () => watched.ended !== null || watched.results.length > 0;
    while (!hasBegun()) {
      await pay(ask, id, token, 'decline');
      await until(hasBegun, Boolean, FIRST_UPDATE_TIMEOUT_MS).catch(() => {});
    }
    return { untilPaid: () => untilPaid(ask, id, token, watched).finally(() => void client.dispose()) };
  }

  /**
   * Waits until an order is paid, and for the live update of the payment. If a worker was killed, the payment takes until its job is
   * repeated. If the connection ends, reads the order instead.
   */
  async function untilPaid(
    ask: Ask,
    id: string,
    token: string,
    watched: ReturnType<typeof watch>,
  ): Promise<void> {
    const isUpdated = () => watched.results.some(({ data }) => data?.orderUpdated?.status === 'PROCESSING');
    const isPaid = async () => {
      await sleep(READ_INTERVAL_MS);
      return isUpdated() || (await ask(READ, { by: { token } }))?.status === 'PROCESSING';
    };
    await until(isPaid, Boolean, PAYMENT_TIMEOUT_MS).catch(() => broken.push(`${id} was never paid`));
    await until(() => watched.ended !== null || isUpdated(), Boolean, UPDATE_TIMEOUT_MS).catch(() =>
      broken.push(`${id} got no live update, and its connection stayed open`),
    );
    if (isUpdated()) live.updates++;
    else if (watched.ended) live.closed++;
  }

  const buying = Array.from({ length: count }, async (_, index) => {
    const ask = newClient();
    for (let number = index; !isOver; number++) {
      await buy(ask, number);
      await sleep(PAUSE_MS);
    }
  });
  const browsing = (async () => {
    const ask = newClient();
    for (; !isOver; await sleep(PAUSE_MS)) {
      const list = await ask(LIST, {});
      if (list.totalCount !== productIds.length) broken.push(`a list has ${list.totalCount} products`);
      reads++;
    }
  })();
  const all = Promise.all([...buying, browsing]);
  // Reported by `stop`.
  all.catch(() => {});
  return {
    placed,
    broken,
    live,
    reads: () => reads,
    stop: async () => {
      isOver = true;
      await all;
    },
  };
}
