import { randomUUID } from 'node:crypto';
import { createMetrics, type Metrics } from '../../src/platform/telemetry/metrics.ts';
import { newShopper, newStaffMember } from '../support/actors.ts';
import { startApp, type App } from '../support/app.ts';
import { openEvents } from '../support/live.ts';
import { metricsIn } from '../support/metrics.ts';
import { until } from '../support/until.ts';

let metrics: Metrics;
let app: App;
beforeAll(async () => {
  metrics = createMetrics();
  app = await startApp({ metrics, worker: {} });
  metrics.observePool(app.db.$client, () => 0);
});
afterAll(() => app.stop());

/** Metrics are recorded after the response was sent. */
const valueOf = async (name: string, labels: Record<string, string> = {}) =>
  metricsIn(await metrics.text()).valueOf(name, labels);
const reaches = (name: string, labels: Record<string, string>, value: number) =>
  until(
    () => valueOf(name, labels),
    (found) => found === value,
  );

test('counts operations, their cost and errors, by the name of frequent documents only', async () => {
  const document = 'query Catalogue { products(first: 1) { totalCount } }';
  await Promise.all(Array.from({ length: 110 }, () => app.query(document)));
  await app.query(`query Hostile_${randomUUID().replaceAll('-', '')} { products(first: 1) { totalCount } }`);
  await app.query('query Catalogue { failedJobs { nodes { id } } }');
  await app.query('query Catalogue { nothing }');

  await reaches('ordergraph_operation_duration_seconds_count', { operation: 'Catalogue', type: 'query' }, 11);
  await reaches('ordergraph_operation_errors_total', { operation: 'other', code: 'UNAUTHENTICATED' }, 1);
  await reaches(
    'ordergraph_operation_errors_total',
    { operation: 'other', code: 'GRAPHQL_VALIDATION_FAILED' },
    1,
  );
  expect(await valueOf('ordergraph_operation_cost_total', { operation: 'Catalogue' })).toBeGreaterThan(0);
  expect(await metrics.text()).not.toContain('Hostile');
});

test('failures begin with 0, so that the first one is an increase', async () => {
  const fresh = metricsIn(await createMetrics().text());

  const failed = { operation: 'other', code: 'INTERNAL_SERVER_ERROR' };
  expect(fresh.has('ordergraph_operation_errors_total', failed)).toBe(true);
  const answered = { method: 'POST', route: '/graphql', status: '503' };
  expect(fresh.has('ordergraph_http_request_duration_seconds_count', answered)).toBe(true);
  expect(fresh.has('ordergraph_order_changes_total', { change: 'PLACED' })).toBe(true);
  await Promise.all(
    Array.from({ length: 110 }, () => app.query('query Named { products(first: 1) { totalCount } }')),
  );
  await until(async () =>
    metricsIn(await metrics.text()).has('ordergraph_operation_errors_total', {
      ...failed,
      operation: 'Named',
    }),
  );
  expect(await valueOf('ordergraph_operation_errors_total', { operation: 'Named' })).toBe(0);
});

test('counts requests by route, never by URL', async () => {
  await fetch(`${app.url}/images/mug.svg?secret`);
  await fetch(`${app.url}/no/such/address`);
  await fetch(`${app.url}/healthz`);

  await reaches('ordergraph_http_request_duration_seconds_count', { route: '/healthz', status: '200' }, 1);
  await reaches('ordergraph_http_request_duration_seconds_count', { route: 'other', status: '404' }, 1);
  expect(await metrics.text()).not.toMatch(/secret|no\/such|mug/);
});

test('does not count the duration of a stream of events', async () => {
  const stream = await openEvents(app.url, 'subscription { nothing }');
  await stream.ended;
  // The line of a stream in the log has no role.
  await until(() => app.logs.some((line) => line.includes('"path":"/graphql"') && !line.includes('"role"')));

  const requests = await valueOf('ordergraph_http_request_duration_seconds_count', { route: '/graphql' });
  expect([stream.status, requests]).toEqual([
    200,
    await valueOf('ordergraph_operation_duration_seconds_count'),
  ]);
});

test('counts orders, declined payments and refunds once they are published', async () => {
  const staff = await newStaffMember(app);
  const ada = await newShopper(app);
  const { id } = await ada.buy(1);
  await ada.pay(id, 'decline');
  const { payment } = await ada.pay(id, 'success');
  await staff.refund(payment.id);

  await reaches('ordergraph_order_changes_total', { change: 'PLACED' }, 1);
  await reaches('ordergraph_order_changes_total', { change: 'PAID' }, 1);
  await reaches('ordergraph_order_changes_total', { change: 'REFUNDED' }, 1);
  expect(await valueOf('ordergraph_payments_declined_total')).toBe(1);
});

test('measures jobs by their name', async () => {
  const done = () =>
    valueOf('ordergraph_job_duration_seconds_count', { job_name: 'update-prices', result: 'completed' });

  expect(await until(done)).toBeGreaterThan(0);
});

test('reports the pool and the event loop', async () => {
  expect(await valueOf('ordergraph_database_connections_max')).toBeGreaterThan(0);
  expect(await valueOf('ordergraph_database_requests_waiting')).toBe(0);
  expect(await metrics.text()).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
});
