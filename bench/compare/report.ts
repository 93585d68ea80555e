import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { drawChart } from './chart.ts';
import { ratio, spread, type Outcomes } from './measure.ts';
import type { AtRate } from './open-loop.ts';
import type { Workload } from './workloads.ts';

/** Results of all servers in a workload, and the SQL statements per request of each. */
export type Measured = {
  workload: Workload;
  outcomes: Outcomes;
  statements: Record<string, number>;
  /** Empty without `--open-loop`. */
  atRates: readonly AtRate[];
};

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

export function printOutcomes({
  workload: { name, title, clients },
  outcomes,
  statements,
  atRates,
}: Measured): void {
  console.log(`\n${name}: ${title}, ${clients} clients`);
  const [first] = Object.values(outcomes);
  const rows = Object.entries(outcomes).map(([server, outcome]) => [
    server,
    {
      'requests/s': Math.round(outcome.perSecond),
      ratio: rounded(ratio(outcome, first!, 'perSecond'), 2),
      spread: spread(outcome, first!, 'perSecond')
        .map((value) => value.toFixed(2))
        .join('-'),
      'p50 ms': rounded(outcome.p50, 1),
      'p99 ms': rounded(outcome.p99, 1),
      SQL: statements[server],
      'server ms': rounded(outcome.serverCpu, 3),
      'database ms': rounded(outcome.databaseCpu, 3),
      'peak MB': Math.round(outcome.peakMegabytes),
    },
  ]);
  console.table(Object.fromEntries(rows));
  if (atRates.length === 0) return;
  console.log(`at a constant rate, and ${Object.keys(outcomes)[0]} at the same rate`);
  console.table(
    atRates.map(({ server, share, rate, p50, p99, firstP50, firstP99, p99Ratio }) => ({
      server,
      'of capacity': `${share * 100} %`,
      'requests/s': Math.round(rate),
      'p50 ms': rounded(p50, 1),
      'p99 ms': rounded(p99, 1),
      'first p50 ms': rounded(firstP50, 1),
      'first p99 ms': rounded(firstP99, 1),
      'p99 ratio': rounded(p99Ratio[0], 2),
      spread: p99Ratio
        .slice(1)
        .map((value) => value.toFixed(2))
        .join('-'),
    })),
  );
}

const capitalized = (name: string) => name[0]!.toUpperCase() + name.slice(1);

/** In placeOrder the floor is a single database function, so its ratio is named after the database. */
const nameOf = (server: string, { operation }: Workload) =>
  server === 'floor' && operation === 'placeOrder' ? 'Database' : capitalized(server);

/**
 * Returns this server's ratios to each other server: throughput as `nestedOrdersToFloor`, 99th percentile as `nestedOrdersP99ToFloor`, at
 * half its capacity as `nestedOrdersP99At50ToFloor`.
 */
export function ratiosOf(measured: readonly Measured[]): Record<string, number> {
  const ratios: Record<string, number> = {};
  for (const { workload, outcomes, atRates } of measured) {
    const { ordergraph, ...others } = outcomes;
    if (!ordergraph) continue;
    const [first] = Object.keys(outcomes);
    for (const { server, share, p99Ratio } of atRates) {
      if (server !== 'ordergraph') continue;
      ratios[`${workload.name}P99At${share * 100}To${nameOf(first!, workload)}`] = rounded(p99Ratio[0], 3);
    }
    for (const [server, outcome] of Object.entries(others)) {
      const to = `To${nameOf(server, workload)}`;
      ratios[workload.name + to] = rounded(ratio(ordergraph, outcome, 'perSecond'), 3);
      ratios[`${workload.name}P99${to}`] = rounded(ratio(ordergraph, outcome, 'p99'), 3);
    }
  }
  return ratios;
}

/**
 * Returns the ratio of each server's throughput to the throughput of the first server: the median, the lowest and the highest of
 * the rounds.
 */
export const ratiosToFirst = (measured: readonly Measured[]) =>
  Object.fromEntries(
    measured.map(({ workload: { name }, outcomes }) => {
      const [[firstName, first], ...others] = Object.entries(outcomes) as [
        [string, Outcomes[string]],
        ...[string, Outcomes[string]][],
      ];
      const ratios = others.map(([server, outcome]) => {
        const [least, most] = spread(outcome, first, 'perSecond');
        const median = ratio(outcome, first, 'perSecond');
        return [server, [median, least, most].map((value) => rounded(value, 3))];
      });
      return [name, { to: firstName, ...Object.fromEntries(ratios) }];
    }),
  );

/** Writes the results, the machine and a chart. Only a full run replaces the chart in the README. */
export async function writeResults(
  measured: readonly Measured[],
  { whole, ...setting }: { whole: boolean; postgres: string; [setting: string]: unknown },
): Promise<void> {
  const folder = fileURLToPath(new URL('../results/', import.meta.url));
  await mkdir(folder, { recursive: true });
  const at = new Date().toISOString();
  const [load] = loadavg();
  const results = {
    at,
    machine: {
      cores: availableParallelism(),
      processor: cpus()[0]?.model,
      gigabytes: Math.round(totalmem() / 2 ** 30),
      node: process.version,
      loadAtTheEnd: load,
    },
    ...setting,
    ratios: ratiosOf(measured),
    ratiosToFirst: ratiosToFirst(measured),
    workloads: Object.fromEntries(
      measured.map(({ workload: { name, title, clients }, outcomes, statements, atRates }) => [
        name,
        { title, clients, statements, servers: outcomes, atRates },
      ]),
    ),
  };
  const [json, chart] = whole ? [`${at.slice(0, 10)}.json`, 'chart.svg'] : ['last.json', 'last.svg'];
  await writeFile(folder + json, `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(folder + chart, drawChart(measured));
}
