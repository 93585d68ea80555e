import { transaction, type Database, type Transaction } from '../db/client.ts';
import type { LogError } from '../errors.ts';
import { traceWork } from '../telemetry/tracing.ts';
import type { Bus } from './bus.ts';
import type { OutboxEvent } from './events.ts';
import { claimEvents, type OrderLogEntry } from './outbox.sql.ts';
import { toMessages, withoutRepetition } from './to-messages.ts';

/** Events of one batch that lead to e-mails and webhooks. */
type EventBatch = {
  /** In the order of their positions. */
  orderChanges: readonly OrderLogEntry[];
  registeredUserIds: readonly string[];
};

/** Handles a batch in the relay's transaction, so that each event takes effect exactly once. */
export type EventHandler = (tx: Transaction, batch: EventBatch) => Promise<void>;

type RelayOptions = {
  db: Database;
  bus: Bus;
  eventHandlers: readonly EventHandler[];
  /** Called with each batch, after its commit. */
  onRelayed?: (events: readonly OutboxEvent[]) => void;
  log: LogError;
};

const MAX_EVENTS_PER_BATCH = 500;
/** Pause per published event, after each batch. Under load this pause makes batches fewer and larger. */
const PAUSE_MS_PER_EVENT = 5;
const MAX_PAUSE_MS = 250;
/** Poll interval, in case a process died after its commit and before it could notify. */
const POLL_INTERVAL_MS = 1_000;

/**
 * Publishes the events of the outbox until it is stopped. Relays of several workers take turns. See docs/decisions/0009.
 */
export function startRelay({ db, bus, eventHandlers, onRelayed, log }: RelayOptions): {
  stop: () => Promise<void>;
} {
  let isStopped = false;
  let isNotified = false;
  let wakeUp: () => void = () => {};
  bus.onNotify(() => {
    isNotified = true;
    wakeUp();
  });

  const wait = (ms: number, isOver: () => boolean) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        if (!isOver()) return;
        clearTimeout(timer);
        resolve();
      };
      wakeUp();
    });
  /** Waits until the time is over or the relay is stopped. */
  const sleep = (ms: number) => wait(ms, () => isStopped);
  /** Like `sleep`, but also ends if the relay was notified since the last batch began. */
  const waitForEvent = (ms: number) => wait(ms, () => isStopped || isNotified);

  const run = async () => {
    while (!isStopped) {
      isNotified = false;
      try {
        const events = await transaction(db, (tx) => relayBatch(tx, bus, eventHandlers));
        const published = events.length;
        if (published > 0) onRelayed?.(events);
        if (published > 0) await sleep(Math.min(published * PAUSE_MS_PER_EVENT, MAX_PAUSE_MS));
        if (published < MAX_EVENTS_PER_BATCH) await waitForEvent(POLL_INTERVAL_MS);
      } catch (error) {
        log(error, 'outbox relay failed');
        await sleep(POLL_INTERVAL_MS);
      }
    }
  };
  const running = run();

  return {
    stop: async () => {
      isStopped = true;
      wakeUp();
      await running;
    },
  };
}

async function relayBatch(
  tx: Transaction,
  bus: Bus,
  handlers: readonly EventHandler[],
): Promise<OutboxEvent[]> {
  const { events, orderChanges } = await claimEvents(tx, MAX_EVENTS_PER_BATCH);
  if (events.length === 0) return [];
  const registeredUserIds = events.flatMap(({ kind, data }) =>
    kind === 'ACCOUNT_REGISTERED' ? [data.userId] : [],
  );
  const publish = async () => {
    for (const handler of handlers) await handler(tx, { orderChanges, registeredUserIds });
    await bus.publish(tx, withoutRepetition(events.flatMap(toMessages)));
  };
  const traceparents = events.flatMap(({ data }) => data.traceparent ?? []);
  await (traceparents.length > 0
    ? traceWork('relay events', { count: events.length }, traceparents, publish)
    : publish());
  return events;
}
