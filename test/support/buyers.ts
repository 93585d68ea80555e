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

type BuyerOptions = { accounts: readonly Pick<Account, 'token'>[]; productId: string };

/** Creates accounts, and a product that is never sold out. */
export async function newBuyers(app: App, count = 4): Promise<BuyerOptions> {
  const { id } = await newProduct(app, { stock: 1_000_000 });
  return {
    accounts: await Promise.all(Array.from({ length: count }, () => newCustomer(app))),
    productId: id,
  };
}

/** Places one order after another for each account through the server at `url`, without retries. */
export function startBuyers(url: string, { accounts, productId }: BuyerOptions): Buyers {
  const placed: string[] = [];
  const failures: unknown[] = [];
  let isOver = false;
  async function buy(account: Pick<Account, 'token'>): Promise<void> {
    while (!isOver) {
      const input = { idempotencyKey: randomUUID(), shippingAddress: ADDRESS, items: [{ productId }] };
      const answer = await postTo(url, PLACE, { input }, account).then(fieldOf, (error: unknown) => error);
      if (answer?.order) placed.push(answer.order.id);
      else failures.push(answer);
      await sleep(PAUSE_MS);
    }
  }
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
