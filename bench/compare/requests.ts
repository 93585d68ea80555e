import type { AccessTokens } from '../../src/accounts/access-tokens.ts';
import type { Account } from './database.ts';
import { postgraphileWords } from './postgraphile-words.ts';
import type { Ask, Workload } from './workloads.ts';

/** In which words a server wants to be asked. */
export type Dialect = 'graphql' | 'floor' | 'postgraphile';

/** A workload's requests as they go over the wire. Tokens live for five minutes, so this is done anew each time. */
export async function requestsFor(
  workload: Workload,
  asks: readonly Ask[],
  dialect: Dialect,
  tokens: AccessTokens,
): Promise<string[]> {
  const headersOf = await signedFor(asks, tokens);
  return asks.map((ask, index) => {
    const { path, body } = DIALECTS[dialect].ask(workload, ask);
    return http(
      path,
      [...(headersOf.get(ask.account?.id) ?? []), `x-forwarded-for: ${address(index)}`],
      body,
    );
  });
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

async function signedFor(asks: readonly Ask[], tokens: AccessTokens) {
  const accounts = new Map<string, Account>();
  for (const { account } of asks) if (account) accounts.set(account.id, account);
  const signed = [...accounts.values()].map(
    async ({ id, sessionId }): Promise<[string | undefined, string[]]> => {
      const { token } = await tokens.sign(id, sessionId);
      return [id, [`authorization: Bearer ${token}`]];
    },
  );
  return new Map(await Promise.all(signed));
}

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
