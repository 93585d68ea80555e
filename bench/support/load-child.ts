import { randomInt, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { ADDRESS } from '../../test/support/data.ts';
import type { Load } from './load.ts';

/** The buyers' process: it is sent a `Load`, and sends back how many orders were placed. */

const LINES = 3;
const PLACE = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { __typename ... on PlaceOrderSuccess { order { id number total { amount } } } }
}`;

// Fetch costs several times as much, and what the buyers take of the machine the server lacks.
const agent = new Agent({ keepAlive: true });

const post = (url: string, token: string, body: string) =>
  new Promise<unknown>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
    request(url, { method: 'POST', agent, headers })
      .on('response', (response) => void json(response).then(resolve, reject))
      .on('error', reject)
      .end(body);
  });

function newOrder(productIds: string[]): string {
  const lines = new Set<string>();
  while (lines.size < LINES) lines.add(productIds[randomInt(productIds.length)]!);
  const items = [...lines].map((productId) => ({ productId, quantity: 1 }));
  const input = { idempotencyKey: randomUUID(), shippingAddress: ADDRESS, items };
  return JSON.stringify({ query: PLACE, variables: { input } });
}

async function orderFor({ url, tokens, productIds, seconds }: Load): Promise<number> {
  const end = performance.now() + seconds * 1000;
  let orders = 0;
  const buy = async (token: string) => {
    while (performance.now() < end) {
      const answer = (await post(`${url}/graphql`, token, newOrder(productIds))) as {
        data?: { placeOrder: { __typename: string } };
      };
      if (answer.data?.placeOrder.__typename !== 'PlaceOrderSuccess') throw new Error(JSON.stringify(answer));
      if (performance.now() < end) orders++;
    }
  };
  await Promise.all(tokens.map(buy));
  return orders;
}

process.on('message', (load: Load) => void orderFor(load).then((orders) => process.send!(orders)));
