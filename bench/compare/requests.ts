import type { Authorize } from './authorize.ts';
import { postgraphileFormat } from './postgraphile-dialect.ts';
import type { BenchRequest, Workload } from './workloads.ts';

/** The request format of a server. */
export type Dialect = 'graphql' | 'floor' | 'postgraphile';

/** Builds a workload's raw HTTP requests. */
export async function requestsFor(
  workload: Workload,
  benchRequests: readonly BenchRequest[],
  dialect: Dialect,
  authorize: Authorize,
): Promise<string[]> {
  const { write } = DIALECTS[dialect];
  const requests: string[] = [];
  for (const [index, request] of benchRequests.entries()) {
    const { path, body } = write(workload, request);
    const headers = [`x-forwarded-for: ${address(index)}`];
    if (request.account) headers.push(`authorization: Bearer ${await authorize(request.account)}`);
    requests.push(http(path, headers, body));
  }
  return requests;
}

export type DialectFormat = {
  write: (workload: Workload, request: BenchRequest) => { path: string; body: object };
  /** Converts a response's data to the shop's format. */
  read: (data: unknown) => unknown;
};

export const DIALECTS: Record<Dialect, DialectFormat> = {
  graphql: {
    write: ({ document: query }, { variables }) => ({ path: '/graphql', body: { query, variables } }),
    read: (data) => data,
  },
  floor: {
    write: ({ operation }, { account, variables }) => ({
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
