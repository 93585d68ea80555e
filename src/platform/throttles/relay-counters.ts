import type { Worker } from 'node:cluster';
import type { BucketSize } from '../../config/config.ts';
import { sendToWorker, type PrimaryMessage } from '../cluster/messages.ts';
import type { Amounts, SharedCounterName } from '../cluster/shared-counter.ts';
import { createBuckets } from './buckets.ts';

/** The primary's copy of a counter, for processes that start later and on behalf of processes that have ended. */
type CounterState = {
  add: (worker: Worker, amounts: Amounts) => void;
  /** The current amounts of all processes. */
  amounts: () => Amounts;
  /** Returns the amounts that the others have to add after this process has ended. */
  remove: (worker: Worker) => Amounts;
};

/** In the primary: forwards the amounts that a process adds to all others. */
export function relayCounters(costBucket: BucketSize): { listenTo: (worker: Worker) => void } {
  const states: Record<SharedCounterName, CounterState> = {
    spent: spentCost(costBucket),
    live: heldAmounts(),
  };
  const subscribers: Record<SharedCounterName, Set<Worker>> = { spent: new Set(), live: new Set() };
  const names = Object.keys(states) as SharedCounterName[];

  function forward(sender: Worker, counter: SharedCounterName, amounts: Amounts): void {
    if (amounts.length === 0) return;
    for (const worker of subscribers[counter]) {
      if (worker !== sender) sendToWorker(worker, { counter, amounts });
    }
  }

  return {
    listenTo(worker) {
      worker.on('message', (message: PrimaryMessage) => {
        // The last message of a process may arrive after its exit.
        if (worker.isDead()) return;
        if ('subscribeTo' in message) {
          const counter = message.subscribeTo;
          sendToWorker(worker, { counter, amounts: states[counter].amounts() });
          subscribers[counter].add(worker);
        }
        if ('counter' in message) {
          states[message.counter].add(worker, message.amounts);
          forward(worker, message.counter, message.amounts);
        }
      });
      // Not on `disconnect`: it is not emitted if a connection was being handed to the process.
      worker.once('exit', () => {
        for (const name of names) {
          subscribers[name].delete(worker);
          forward(worker, name, states[name].remove(worker));
        }
      });
    },
  };
}

/** Spent cost outlives the process that reported it, until the buckets have refilled. */
function spentCost(size: BucketSize): CounterState {
  const buckets = createBuckets(size);
  return {
    add: (_worker, amounts) => amounts.forEach(([key, amount]) => buckets.debit(key, amount)),
    amounts: () => buckets.debits(),
    remove: () => [],
  };
}

/** Amounts that end with the process that holds them. */
function heldAmounts(): CounterState {
  const held = new Map<Worker, Map<string, number>>();
  return {
    add(worker, amounts) {
      let own = held.get(worker);
      if (!own) held.set(worker, (own = new Map()));
      for (const [key, amount] of amounts) {
        const sum = (own.get(key) ?? 0) + amount;
        if (sum === 0) own.delete(key);
        else own.set(key, sum);
      }
    },
    amounts: () => [...held.values()].flatMap((own) => [...own]),
    remove(worker) {
      const own = held.get(worker) ?? new Map<string, number>();
      held.delete(worker);
      return [...own].map(([key, amount]) => [key, -amount]);
    },
  };
}
