import { quartile } from '../support/quartile.ts';
import { takeTurn, type MeasureContext, type Outcomes } from './measure.ts';
import type { Server } from './servers.ts';
import type { Workload } from './workloads.ts';

/** The shares of a server's capacity at which it is measured. */
const SHARES = [0.5, 0.8];

/** Median latencies at a constant rate, in milliseconds: of a server, and of the first server at the same rate. */
export type AtRate = {
  server: string;
  share: number;
  rate: number;
  p50: number;
  p99: number;
  firstP50: number;
  firstP99: number;
  /** The ratio of both p99: the median, the lowest and the highest of the rounds. */
  p99Ratio: [median: number, least: number, most: number];
};

/** Measures each server at shares of the rate that it reached before, in turns with the first server. */
export async function measureAtRates(
  workload: Workload,
  outcomes: Outcomes,
  measuring: MeasureContext,
): Promise<AtRate[]> {
  const [first, ...others] = measuring.servers;
  const measured: AtRate[] = [];
  for (const server of others) {
    for (const share of SHARES) {
      const rate = share * outcomes[server.name]!.perSecond;
      measured.push(await measureAtRate(workload, [server, first!], { share, rate }, measuring));
    }
  }
  return measured;
}

async function measureAtRate(
  workload: Workload,
  [server, first]: [Server, Server],
  { share, rate }: { share: number; rate: number },
  measuring: MeasureContext,
): Promise<AtRate> {
  const turn = (each: Server) => takeTurn(workload, each, measuring.seconds, measuring, rate);
  const rounds: Record<'own' | 'first', { p50: number; p99: number }>[] = [];
  for (let round = 0; round < measuring.rounds; round++) {
    if (round % 2 === 0) rounds.push({ own: await turn(server), first: await turn(first) });
    else rounds.push({ first: await turn(first), own: await turn(server) });
  }
  const median = (of: (round: (typeof rounds)[number]) => number) => quartile(rounds.map(of), 2);
  const ratios = rounds.map(({ own, first: other }) => own.p99 / other.p99);
  return {
    server: server.name,
    share,
    rate,
    p50: median(({ own }) => own.p50),
    p99: median(({ own }) => own.p99),
    firstP50: median(({ first: other }) => other.p50),
    firstP99: median(({ first: other }) => other.p99),
    p99Ratio: [quartile(ratios, 2), Math.min(...ratios), Math.max(...ratios)],
  };
}
