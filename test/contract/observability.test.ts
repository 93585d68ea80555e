import { readdirSync, readFileSync } from 'node:fs';
import { createDatabaseGauges } from '../../src/boot/database-gauges.ts';
import { createMetrics } from '../../src/platform/telemetry/metrics.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

const root = new URL('../../', import.meta.url);
const folder = new URL('deploy/observability/', root);
const files = readdirSync(folder);
const textOf = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const guide = readFileSync(new URL('docs/guides/observability.md', root), 'utf8');

let database: TestDatabase;
/** The names of all metrics, with their types. */
let types: Map<string, string>;
/** The names of all series: those of a histogram have a suffix. */
let series: Set<string>;

beforeAll(async () => {
  database = await createDatabase();
  const stops: (() => unknown)[] = [];
  const gauges = createDatabaseGauges(database.url, { onStop: (stop) => void stops.push(stop) });
  const metrics = createMetrics();
  const replica = { name: 'db2:5432', isUsed: true, lagSeconds: 0.1 };
  metrics.observeReplicas(() => ({ replicas: [replica], reads: { replica: 1, primary: 0 } }));
  metrics.observePool({ totalCount: 0, idleCount: 0, waitingCount: 0, options: {} }, () => 0);
  const text = (await metrics.text()) + (await gauges.text());
  for (const stop of stops) await stop();
  types = new Map([...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name, type]) => [name!, type!]));
  const suffixes = ['_bucket', '_sum', '_count'];
  series = new Set(
    [...types].flatMap(([name, type]) =>
      type === 'histogram' ? suffixes.map((suffix) => name + suffix) : [name],
    ),
  );
});
afterAll(() => database.drop());

const namesIn = (text: string) => new Set(text.match(/\b(?:ordergraph|nodejs|process)_[a-z0-9_]+/g));

test.each(files.filter((file) => file !== 'prometheus.yaml'))('every metric in %s exists', (file) => {
  const names = [...namesIn(textOf(file))];

  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !series.has(name))).toEqual([]);
});

test('the dashboard shows every metric of the shop', () => {
  const shown = namesIn(textOf('grafana-dashboard.json'));
  const missing = [...types].filter(([name, type]) => {
    const names = type === 'histogram' ? [`${name}_bucket`, `${name}_count`] : [name];
    return name.startsWith('ordergraph_') && !names.some((one) => shown.has(one));
  });

  expect(missing).toEqual([]);
});

test('each panel has a title, a query and a place of its own', () => {
  const { panels } = JSON.parse(textOf('grafana-dashboard.json')) as {
    panels: {
      title: string;
      targets: { expr: string }[];
      gridPos: { x: number; y: number; w: number; h: number };
    }[];
  };
  const places = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, at) => `${x + (at % w)},${y + Math.floor(at / w)}`),
  );

  expect(panels.every(({ title, targets }) => title && targets.every(({ expr }) => expr))).toBe(true);
  expect(new Set(panels.map(({ title }) => title)).size).toBe(panels.length);
  expect(new Set(places).size).toBe(places.length);
});

test('the guide describes every metric of the shop and every alert, and no others', () => {
  const alerts = [...textOf('alerts.yaml').matchAll(/- alert: (\w+)/g)].map(([, name]) => name!);
  const own = [...types.keys()].filter((name) => name.startsWith('ordergraph_'));
  const described = [...namesIn(guide)].filter((name) => name.startsWith('ordergraph_'));

  expect(described.toSorted()).toEqual(own.toSorted());
  expect(guide.match(/\bOrdergraph[A-Z]\w+/g)!.toSorted()).toEqual(alerts.toSorted());
});
