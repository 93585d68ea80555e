import { setTimeout as sleep } from 'node:timers/promises';
import { ADMIN } from './parts.ts';
import type { Ask } from './requests.ts';

const LOGIN = `mutation ($input: LoginInput!) { login(input: $input) {
  ... on LoginSuccess { session { accessToken } } } }`;
const CREATE_PRODUCT = `mutation ($input: CreateProductInput!) { createProduct(input: $input) {
  ... on CreateProductSuccess { product { id } } } }`;
const CREATE_ENDPOINT = `mutation ($input: CreateWebhookEndpointInput!) { createWebhookEndpoint(input: $input) {
  ... on CreateWebhookEndpointSuccess { endpoint { id } } } }`;
const SINCE = `query ($cursor: String) { ordersChangedSince(cursor: $cursor) {
  cursor hasMore changes { kind order { id } } } }`;

const PAUSE_MS = 100;

/** Returns a function that asks as the administrator, and signs in again when the token has expired. */
export function asAdmin(ask: Ask): Ask {
  let token: string | undefined;
  return async (document, variables) => {
    for (;;) {
      token ??= (await ask(LOGIN, { input: ADMIN })).session.accessToken as string;
      const answer = await ask(document, variables, token);
      if (answer !== 'UNAUTHENTICATED') return answer;
      token = undefined;
    }
  };
}

export const STOCK = 1_000_000;

export async function createProducts(ask: Ask, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 1; number <= count; number++) {
    const input = { name: `Mug ${number}`, sku: `MUG-${number}`, price: '10.00', stock: STOCK };
    ids.push((await ask(CREATE_PRODUCT, { input })).product.id as string);
  }
  return ids;
}

export const createWebhookEndpoint = (ask: Ask, url: string) => ask(CREATE_ENDPOINT, { input: { url } });

/** Follows all changes of orders, as another system would. The cursor must stay valid after every kill. */
export function followChanges(ask: Ask): { changes: string[]; stop: () => Promise<void> } {
  const changes: string[] = [];
  let isOver = false;
  const following = (async () => {
    for (let cursor: string | null = null; ;) {
      const wasOver = isOver;
      const page = (await ask(SINCE, { cursor })) as {
        cursor: string | null;
        hasMore: boolean;
        changes: { kind: string; order: { id: string } }[];
      };
      changes.push(...page.changes.map(({ kind, order }) => `${kind} ${order.id}`));
      cursor = page.cursor;
      if (page.hasMore) continue;
      if (wasOver) return;
      await sleep(PAUSE_MS);
    }
  })();
  following.catch(() => {});
  return {
    changes,
    stop: async () => {
      isOver = true;
      await following;
    },
  };
}
