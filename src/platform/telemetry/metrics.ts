import {
  type Aggregator,
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
  type MetricObjectWithValues,
  type MetricValue,
} from 'prom-client';
import { orderChangeKind } from '../db/schema.ts';
import type { OutboxEvent } from '../events/events.ts';
import { OTHER_LABEL } from './operation-labels.ts';

/** The metrics of a process as plain data, which processes send to each other. */
export type MetricsSnapshot = MetricObjectWithValues<MetricValue<string>>[];

type Pool = { totalCount: number; idleCount: number; waitingCount: number; options: { max?: number } };

const REQUEST_SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
const JOB_SECONDS = [0.01, 0.05, 0.25, 1, 5, 30, 300];

/**
 * The failures of the server itself. Prometheus notices an increase only if the series existed before, so each series starts
 * with 0.
 */
const FAILURE_CODES = ['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'TIMEOUT'];
const FAILURE_STATUSES = [500, 503, 504];

type ReplicaState = { name: string; isUsed: boolean; lagSeconds: number };
/** `reads` counts the queries that a replica may serve, by the database that served them. */
type ReplicasState = { replicas: readonly ReplicaState[]; reads: Record<'replica' | 'primary', number> };

/** `label` and `type` are null if the document is not valid. `cost` is null if the operation was not executed. */
type ExecutedOperation = {
  label: string | null;
  type: string | null;
  code: string | null;
  cost: number | null;
};

/**
 * The metrics of this process. Every label has a bounded set of values: routes, statuses, error codes and jobs are those of the
 * program, and `createOperationLabels` limits operations. Loads prom-client, so import this file only if metrics are configured.
 */
export function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  // Aggregates to the largest lag of all processes. The default is the average, which would hide a blocked process.
  for (const quantile of ['p50', 'p90', 'p99']) {
    Object.assign(registry.getSingleMetric(`nodejs_eventloop_lag_${quantile}_seconds`)!, {
      aggregator: 'max',
    });
  }

  const requests = new Histogram({
    name: 'ordergraph_http_request_duration_seconds',
    help: 'Duration of HTTP requests.',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_SECONDS,
    registers,
  });
  const operations = new Histogram({
    name: 'ordergraph_operation_duration_seconds',
    help: 'Duration of GraphQL operations, from the request to the response.',
    labelNames: ['operation', 'type'],
    buckets: REQUEST_SECONDS,
    registers,
  });
  const errors = new Counter({
    name: 'ordergraph_operation_errors_total',
    help: 'GraphQL operations with an error, by the code of the first one.',
    labelNames: ['operation', 'code'],
    registers,
  });
  const cost = new Counter({
    name: 'ordergraph_operation_cost_total',
    help: 'Cost of the executed GraphQL operations.',
    labelNames: ['operation'],
    registers,
  });
  const jobs = new Histogram({
    name: 'ordergraph_job_duration_seconds',
    help: 'Duration of jobs, by result.',
    labelNames: ['job_name', 'result'],
    buckets: JOB_SECONDS,
    registers,
  });
  const orderChanges = new Counter({
    name: 'ordergraph_order_changes_total',
    help: 'Committed changes of orders, such as PLACED, PAID and REFUNDED, counted when they are published.',
    labelNames: ['change'],
    registers,
  });
  const declines = new Counter({
    name: 'ordergraph_payments_declined_total',
    help: 'Payments that the provider declined.',
    registers,
  });

  for (const status of FAILURE_STATUSES) requests.zero({ method: 'POST', route: '/graphql', status });
  for (const change of orderChangeKind.enumValues) orderChanges.inc({ change }, 0);
  const operationsSeen = new Set<string>();
  /** Starts the series of an operation with 0. The labels of operations are limited, so this set is limited too. */
  function prepareErrors(operation: string): void {
    if (operationsSeen.has(operation)) return;
    operationsSeen.add(operation);
    for (const code of FAILURE_CODES) errors.inc({ operation, code }, 0);
  }
  prepareErrors(OTHER_LABEL);

  return {
    recordRequest: (labels: { method: string; route: string; status: number }, seconds: number) =>
      requests.observe(labels, seconds),

    recordOperation({ label, type, code, cost: spent }: ExecutedOperation, seconds: number): void {
      const operation = label ?? OTHER_LABEL;
      prepareErrors(operation);
      operations.observe({ operation, type: type ?? 'unknown' }, seconds);
      cost.inc({ operation }, spent ?? 0);
      if (code !== null) errors.inc({ operation, code });
    },

    recordJob: (name: string, result: 'completed' | 'failed', seconds: number) =>
      jobs.observe({ job_name: name, result }, seconds),

    recordEvents(events: readonly OutboxEvent[]): void {
      for (const { kind, data } of events) {
        if (kind !== 'ORDER_CHANGED') continue;
        orderChanges.inc({ change: data.change });
        if (data.isDeclined) declines.inc();
      }
    },

    /** `waitingForShare` returns the number of statements and transactions that wait because their caller holds its share of the pool. */
    observePool(pool: Pool, waitingForShare: () => number): void {
      const gauge = (name: string, help: string, read: () => number) =>
        new Gauge({
          name,
          help,
          registers,
          collect() {
            this.set(read());
          },
        });
      gauge(
        'ordergraph_database_connections_in_use',
        'Connections of the pool that are in use.',
        () => pool.totalCount - pool.idleCount,
      );
      gauge(
        'ordergraph_database_connections_max',
        'Maximum connections of the pool.',
        () => pool.options.max ?? 0,
      );
      gauge(
        'ordergraph_database_requests_waiting',
        'Statements and transactions that wait for a connection.',
        () => pool.waitingCount,
      );
      gauge(
        'ordergraph_database_requests_waiting_for_share',
        'Statements and transactions that wait until their caller uses fewer connections.',
        waitingForShare,
      );
    },

    observeReplicas(stateOf: () => ReplicasState): void {
      const gauge = (
        name: string,
        help: string,
        aggregator: Aggregator,
        read: (state: ReplicaState) => number,
      ) =>
        new Gauge({
          name,
          help,
          aggregator,
          labelNames: ['replica'],
          registers,
          collect() {
            // Removes replicas that were promoted.
            this.reset();
            for (const replica of stateOf().replicas) this.set({ replica: replica.name }, read(replica));
          },
        });
      gauge(
        'ordergraph_replica_lag_seconds',
        'Age of the changes that a replica lacks. 60 if it is larger or not known.',
        'max',
        ({ lagSeconds }) => lagSeconds,
      );
      gauge('ordergraph_replica_used', 'Whether every process uses the replica.', 'min', ({ isUsed }) =>
        Number(isUsed),
      );
      registry.registerMetric(
        new Counter({
          name: 'ordergraph_replica_reads_total',
          help: 'Queries that a replica may serve, by the database that served them: replica or primary.',
          labelNames: ['database'],
          registers: [],
          collect() {
            this.reset();
            for (const [database, count] of Object.entries(stateOf().reads)) this.inc({ database }, count);
          },
        }),
      );
    },

    snapshot: (): Promise<MetricsSnapshot> => registry.getMetricsAsJSON(),
    text: (): Promise<string> => registry.metrics(),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
