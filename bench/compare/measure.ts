import { quartile } from '../support/quartile.ts';
import type { Authorize } from './authorize.ts';
import type { BenchDatabase } from './database.ts';
import type { LoadResult, Clients } from './load.ts';
import { cpuSecondsOf, parentOf, peakMegabytes } from './processes.ts';
import { requestsFor } from './requests.ts';
import type { Server } from './servers.ts';
import type { Workload } from './workloads.ts';

/** Result of one turn of a server. CPU time is in milliseconds per request. */
type Turn = LoadResult & { serverCpu: number; databaseCpu: number };

/** The medians of a server's turns, and the turns in the order of the rounds. */
type Outcome = {
  perSecond: number;
  p50: number;
  p99: number;
  serverCpu: number;
  databaseCpu: number;
  peakMegabytes: number;
  requests: number;
  rounds: { perSecond: number; p99: number }[];
};

export type Outcomes = Record<string, Outcome>;

type Measure = 'perSecond' | 'p99';

const ratios = (of: Outcome, to: Outcome, what: Measure): number[] =>
  of.rounds.map((round, index) => round[what] / to.rounds[index]![what]);

/** Returns the median of the ratios within each round. */
export const ratio = (of: Outcome, to: Outcome, what: Measure): number => quartile(ratios(of, to, what), 2);

/** Returns the lowest and the highest ratio within a round. */
export function spread(of: Outcome, to: Outcome, what: Measure): [least: number, most: number] {
  const values = ratios(of, to, what);
  return [Math.min(...values), Math.max(...values)];
}

export type MeasureContext = {
  database: BenchDatabase;
  clients: Clients;
  authorize: Authorize;
  servers: readonly Server[];
  rounds: number;
  /** Duration of a turn. */
  seconds: number;
  warmUpSeconds: number;
};

/** The pool closes connections after this idle time. If a server was idle for a shorter time, it needs no warm-up before its turn. */
const POOL_IDLE_SECONDS = 10;
const WARM_UP_SHARE = 0.25;
/** At a constant rate there are this many times more clients, so that no request waits for a free client. */
const CLIENT_FACTOR = 4;

/**
 * Measures all servers in turns. Every second round runs in reverse order. The first round does not count: while other servers
 * warmed up, the pool of a server may have closed its connections.
 */
export async function measure(workload: Workload, measuring: MeasureContext): Promise<Outcomes> {
  const { servers, rounds, seconds, warmUpSeconds } = measuring;
  const turns = servers.map((): Turn[] => []);
  const warmUp = { ...workload, clients: workload.warmUpClients ?? workload.clients };
  for (const server of servers) await takeTurn(warmUp, server, warmUpSeconds, measuring);
  const becomesIdle = seconds * servers.length > POOL_IDLE_SECONDS;
  for (let round = 0; round <= rounds; round++) {
    const inOrder = [...servers.entries()];
    for (const [index, server] of round % 2 ? inOrder.toReversed() : inOrder) {
      if (becomesIdle) await takeTurn(workload, server, seconds * WARM_UP_SHARE, measuring);
      const turn = await takeTurn(workload, server, seconds, measuring);
      if (round > 0) turns[index]!.push(turn);
    }
  }
  const outcomes = servers.map(async ({ name, pid }, index): Promise<[string, Outcome]> => [
    name,
    { ...mediansOf(turns[index]!), peakMegabytes: await peakMegabytes(pid) },
  ]);
  return Object.fromEntries(await Promise.all(outcomes));
}

/**
 * Measures a server once. `rate`: the requests per second that the clients send. Without it, each client waits for a response
 * first.
 */
export async function takeTurn(
  workload: Workload,
  { name, dialect, port, pid }: Server,
  seconds: number,
  { database: { db, data }, clients, authorize }: MeasureContext,
  rate?: number,
): Promise<Turn> {
  const requests = await requestsFor(workload, workload.createRequests(data), dialect, authorize);
  const { rows } = await db.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = await parentOf(rows[0]!.pid);
  const usage = () => Promise.all([cpuSecondsOf(pid), cpuSecondsOf(postmaster)]);

  const before = await usage();
  const { expectedText } = workload;
  const answered = await clients.fire({
    ...{ port, requests, seconds, expectedText },
    ...(rate === undefined
      ? { clients: workload.clients }
      : { clients: workload.clients * CLIENT_FACTOR, rate }),
  });
  const after = await usage();
  if (answered.failed > 0) {
    throw new Error(`${name}: ${answered.failed} of ${answered.requests} failed:\n${answered.firstFailure}`);
  }
  const [serverCpu, databaseCpu] = [0, 1].map(
    (index) => (1000 * (after[index]! - before[index]!)) / answered.requests,
  );
  return { ...answered, serverCpu: serverCpu!, databaseCpu: databaseCpu! };
}

function mediansOf(turns: Turn[]): Omit<Outcome, 'peakMegabytes'> {
  const median = (of: (turn: Turn) => number) => quartile(turns.map(of), 2);
  return {
    perSecond: median(({ perSecond }) => perSecond),
    p50: median(({ p50 }) => p50),
    p99: median(({ p99 }) => p99),
    serverCpu: median(({ serverCpu }) => serverCpu),
    databaseCpu: median(({ databaseCpu }) => databaseCpu),
    requests: turns.reduce((sum, { requests }) => sum + requests, 0),
    rounds: turns.map(({ perSecond, p99 }) => ({ perSecond, p99 })),
  };
}
