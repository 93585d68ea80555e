import type { Authorize } from './authorize.ts';
import { postgraphileFormat } from './postgraphile-dialect.ts';
import type { BenchRequest, Workload } from './workloads.ts';

/** The request format of a server. */
export type Dialect = 'graphql' | 'floor' | 'postgraphile';

/** Builds a workload's raw HTTP requests. */
export async function requestsFor(
  workload: Workload,
  asks: readonly BenchRequest[],
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

export type DialectFormat = {
  ask: (workload: Workload, ask: BenchRequest) => { path: string; body: object };
  /** Converts a response's data to the shop's format. */
  read: (data: unknown) => unknown;
};

export const DIALECTS: Record<Dialect, DialectFormat> = {
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
  postgraphile: postgraphileFormat,
};

/** The client address that a trusted proxy would send. Each address has its own cost bucket. */
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
