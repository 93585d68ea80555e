import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { drawChart } from './chart.ts';
import { ratio, type Outcomes } from './measure.ts';
import type { Workload } from './workloads.ts';

/** How all servers did with a workload, and how many statements each sent for a request. */
export type Measured = { workload: Workload; outcomes: Outcomes; statements: Record<string, number> };

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

export function printOutcomes({ workload: { name, title }, outcomes, statements }: Measured): void {
  console.log(`\n${name}: ${title}`);
  const [first] = Object.values(outcomes);
  const rows = Object.entries(outcomes).map(([server, outcome]) => [
    server,
    {
      'requests/s': Math.round(outcome.perSecond),
      ratio: rounded(ratio(outcome, first!, 'perSecond'), 2),
      'p50 ms': rounded(outcome.p50, 1),
      'p99 ms': rounded(outcome.p99, 1),
      SQL: statements[server],
      'server ms': rounded(outcome.serverCpu, 3),
      'database ms': rounded(outcome.databaseCpu, 3),
      'peak MB': Math.round(outcome.peakMegabytes),
    },
  ]);
  console.table(Object.fromEntries(rows));
}

const capitalized = (name: string) => name[0]!.toUpperCase() + name.slice(1);

/** For orders the floor is one function of the database. */
const nameOf = (server: string, { operation }: Workload) =>
  server === 'floor' && operation === 'placeOrder' ? 'Database' : capitalized(server);

/** This server's to each other's: `nestedOrdersToFloor`, and of the slowest hundredth `nestedOrdersP99ToFloor`. */
export function ratiosOf(measured: readonly Measured[]): Record<string, number> {
  const ratios: Record<string, number> = {};
  for (const { workload, outcomes } of measured) {
    const { ordergraph, ...others } = outcomes;
    if (!ordergraph) continue;
    for (const [server, outcome] of Object.entries(others)) {
      const to = `To${nameOf(server, workload)}`;
      ratios[workload.name + to] = rounded(ratio(ordergraph, outcome, 'perSecond'), 3);
      ratios[`${workload.name}P99${to}`] = rounded(ratio(ordergraph, outcome, 'p99'), 3);
    }
  }
  return ratios;
}

/** Writes down what was measured, and where; a chart beside it. Only a whole run becomes the chart of the README. */
export async function writeResults(
  measured: readonly Measured[],
  { whole, ...setting }: { whole: boolean; postgres: string; [setting: string]: unknown },
): Promise<void> {
  const folder = fileURLToPath(new URL('../results/', import.meta.url));
  await mkdir(folder, { recursive: true });
  const at = new Date().toISOString();
  const results = {
    at,
    machine: {
      cores: availableParallelism(),
      processor: cpus()[0]?.model,
      gigabytes: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    },
    ...setting,
    ratios: ratiosOf(measured),
    workloads: Object.fromEntries(
      measured.map(({ workload: { name, title, clients }, outcomes, statements }) => [
        name,
        { title, clients, statements, servers: outcomes },
      ]),
    ),
  };
  const [json, chart] = whole ? [`${at.slice(0, 10)}.json`, 'chart.svg'] : ['last.json', 'last.svg'];
  await writeFile(folder + json, `${JSON.stringify(results, null, 2)}\n`);
  await writeFile(folder + chart, drawChart(measured));
}
