import { transaction, type Database, type Transaction } from '../db/client.ts';
import type { LogError } from '../errors.ts';
import type { Bus } from './bus.ts';
import { claimEvents, type OrderLogEntry } from './outbox.sql.ts';
import { updatesOf } from './updates-of.ts';

/** What has happened, for those who make mails and webhooks of it. */
export type News = {
  /** In the order of their positions. */
  orderChanges: readonly OrderLogEntry[];
  registeredUserIds: readonly string[];
};

/** Does in the relay's transaction what follows from the news: each is told once. */
export type EventHandler = (tx: Transaction, news: News) => Promise<void>;

type RelayOptions = {
  db: Database;
  bus: Bus;
  eventHandlers: readonly EventHandler[];
  /** Called after the commit of each batch. */
  onRelayed?: () => void;
  log: LogError;
};

const MOST_AT_ONCE = 500;
/** Between two turns, for each event that was told: at a rush there are few turns, with many events each. */
const PAUSE_MS_PER_EVENT = 5;
const LONGEST_PAUSE_MS = 250;
/** Nobody may have said that there is something: whoever was killed after his commit has not. */
const LOOK_EVERY_MS = 1_000;

/** Takes what has happened out of the outbox and tells everybody, until it is stopped. Relays of several workers take turns. */
export function startRelay({ db, bus, eventHandlers, onRelayed, log }: RelayOptions): {
  stop: () => Promise<void>;
} {
  let isStopped = false;
  let isWoken = false;
  let wakeUp: () => void = () => {};
  const wake = () => {
    isWoken = true;
    wakeUp();
  };
  bus.onNotify(wake);

  const pause = (ms: number, untilWoken: boolean) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      wakeUp = () => {
        if (!untilWoken && !isStopped) return;
        clearTimeout(timer);
        resolve();
      };
      if (isStopped || (untilWoken && isWoken)) wakeUp();
    });

  const run = async () => {
    while (!isStopped) {
      isWoken = false;
      try {
        const told = await transaction(db, (tx) => tell(tx, bus, eventHandlers));
        if (told > 0) onRelayed?.();
        if (told > 0) await pause(Math.min(told * PAUSE_MS_PER_EVENT, LONGEST_PAUSE_MS), false);
        if (told < MOST_AT_ONCE) await pause(LOOK_EVERY_MS, true);
      } catch (error) {
        log(error, 'what has happened could not be told');
        await pause(LOOK_EVERY_MS, false);
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

async function tell(tx: Transaction, bus: Bus, eventHandlers: readonly EventHandler[]): Promise<number> {
  const { events, orderChanges } = await claimEvents(tx, MOST_AT_ONCE);
  if (events.length === 0) return 0;
  const registeredUserIds = events.flatMap(({ kind, data }) =>
    kind === 'ACCOUNT_REGISTERED' ? [data.userId] : [],
  );
  const news: News = { orderChanges, registeredUserIds };
  for (const handler of eventHandlers) await handler(tx, news);
  await bus.publish(tx, events.flatMap(updatesOf));
  return events.length;
}
