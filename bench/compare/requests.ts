import type { Authorize } from './authorize.ts';
import { postgraphileWords } from './postgraphile-words.ts';
import type { Ask, Workload } from './workloads.ts';

/** In which words a server wants to be asked. */
export type Dialect = 'graphql' | 'floor' | 'postgraphile';

/** A workload's requests as they go over the wire. */
export async function requestsFor(
  workload: Workload,
  asks: readonly Ask[],
  dialect: Dialect,
  authorize: Authorize,
): Promise<string[]> {
  const { ask: write } = DIALECTS[dialect];
  const requests: string[] = [];
  for (const [index, ask] of asks.entries()) {
    const { path, body } = write(workload, ask);
    const headers = [`x-forwarded-for: ${address(index)}`];
    if (ask.account) headers.push(`authorization: Bearer ${await authorize(ask.account)}`);
    requests.push(http(path, headers, body));
  }
  return requests;
}

export type Words = {
  ask: (workload: Workload, ask: Ask) => { path: string; body: object };
  /** An answer's data as the shop would say it. */
  read: (data: unknown) => unknown;
};

export const DIALECTS: Record<Dialect, Words> = {
  graphql: {
    ask: ({ document: query }, { variables }) => ({ path: '/graphql', body: { query, variables } }),
    read: (data) => data,
  },
  floor: {
    ask: ({ operation }, { account, variables }) => ({
      path: `/${operation}`,
      body: { customerId: account?.id ?? null, variables },
    }),
    read: (data) => data,
  },
  postgraphile: postgraphileWords,
};

/** As a proxy that is trusted says it: each address has a bucket of its own for what it may ask. */
const address = (index: number) => `10.0.${(index >> 8) & 255}.${index & 255}`;

function http(path: string, headers: string[], body: object): string {
  const text = JSON.stringify(body);
  return [
    `POST ${path} HTTP/1.1`,
    'host: 127.0.0.1',
    'content-type: application/json',
    'accept: application/json',
    ...headers,
    `content-length: ${Buffer.byteLength(text)}`,
    '',
    text,
  ].join('\r\n');
}
