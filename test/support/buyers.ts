import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { fieldOf, postTo, type Account, type App } from './app.ts';
import { ADDRESS, newCustomer, newProduct } from './data.ts';

const PLACE = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { __typename ... on PlaceOrderSuccess { order { id } } } }`;

/** The pause between two orders of a buyer: a steady load that leaves the machine time for the servers. */
const PAUSE_MS = 20;

export type Buyers = {
  /** The ids of the acknowledged orders, oldest first. */
  placed: string[];
  /** Every request without an acknowledged order. */
  failures: unknown[];
  /** Waits for the requests in progress. */
  stop: () => Promise<void>;
};

/** Places one order after another through the server at `url`, without retries. The app creates the accounts and the product. */
export async function startBuyers(app: App, url: string, count = 4): Promise<Buyers> {
  const placed: string[] = [];
  const failures: unknown[] = [];
  let isOver = false;
  const product = await newProduct(app, { stock: 1_000_000 });
  async function buy(account: Account): Promise<void> {
    while (!isOver) {
      const input = {
        idempotencyKey: randomUUID(),
        shippingAddress: ADDRESS,
        items: [{ productId: product.id }],
      };
      const answer = await postTo(url, PLACE, { input }, account).then(fieldOf, (error: unknown) => error);
      if (answer?.order) placed.push(answer.order.id);
      else failures.push(answer);
      await sleep(PAUSE_MS);
    }
  }
  const accounts = await Promise.all(Array.from({ length: count }, () => newCustomer(app)));
  const buying = accounts.map(buy);
  return {
    placed,
    failures,
    stop: async () => {
      isOver = true;
      await Promise.all(buying);
    },
  };
}
