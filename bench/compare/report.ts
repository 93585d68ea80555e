import type { Outcomes } from './measure.ts';
import type { Workload } from './workloads.ts';

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

export function printOutcomes(
  { name, title }: Workload,
  outcomes: Outcomes,
  statements: Record<string, number>,
): void {
  console.log(`\n${name}: ${title}`);
  const rows = Object.entries(outcomes).map(([server, outcome]) => [
    server,
    {
      'requests/s': Math.round(outcome.perSecond),
      ratio: rounded(outcome.ratio, 2),
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
