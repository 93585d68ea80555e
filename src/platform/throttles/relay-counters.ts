import type { Worker as ClusterProcess } from 'node:cluster';
import type { BucketSize } from '../../config/config.ts';
import { sendToProcess, type PrimaryMessage } from '../cluster/messages.ts';
import type { Amounts, SharedCounterName } from '../cluster/shared-counter.ts';
import { createBuckets } from './buckets.ts';

/** The primary's copy of a counter, for processes that start later and on behalf of processes that have ended. */
type CounterState = {
  add: (child: ClusterProcess, amounts: Amounts) => void;
  /** The current amounts of all processes. */
  amounts: () => Amounts;
  /** Returns the amounts that the others have to add after this process has ended. */
  remove: (child: ClusterProcess) => Amounts;
};

type RelayedCounter = { state: CounterState; subscribers: Set<ClusterProcess> };
const relayed = (state: CounterState): RelayedCounter => ({ state, subscribers: new Set() });

/** In the primary: forwards the amounts that a process adds to all others. */
export function relayCounters(costBucket: BucketSize): { listenTo: (child: ClusterProcess) => void } {
  const counters: Record<SharedCounterName, RelayedCounter> = {
    spent: relayed(spentCost(costBucket)),
    live: relayed(heldAmounts()),
    subscriptions: relayed(heldAmounts()),
  };

  function forward(sender: ClusterProcess, counter: SharedCounterName, amounts: Amounts): void {
    if (amounts.length === 0) return;
    for (const child of counters[counter].subscribers) {
      if (child !== sender) sendToProcess(child, { counter, amounts });
    }
  }

  return {
    listenTo(child) {
      child.on('message', (message: PrimaryMessage) => {
        // The last message of a process may arrive after its exit.
        if (child.isDead()) return;
        if ('subscribeTo' in message) {
          const counter = message.subscribeTo;
          const { state, subscribers } = counters[counter];
          sendToProcess(child, { counter, amounts: state.amounts() });
          subscribers.add(child);
        }
        if ('counter' in message) {
          counters[message.counter].state.add(child, message.amounts);
          forward(child, message.counter, message.amounts);
        }
      });
      // Not on `disconnect`: it is not emitted if a connection was being handed to the process.
      child.once('exit', () => {
        for (const name of Object.keys(counters) as SharedCounterName[]) {
          const { state, subscribers } = counters[name];
          subscribers.delete(child);
          forward(child, name, state.remove(child));
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
  const held = new Map<ClusterProcess, Map<string, number>>();
  return {
    add(child, amounts) {
      let own = held.get(child);
      if (!own) held.set(child, (own = new Map()));
      for (const [key, amount] of amounts) {
        const sum = (own.get(key) ?? 0) + amount;
        if (sum === 0) own.delete(key);
        else own.set(key, sum);
      }
    },
    amounts: () => [...held.values()].flatMap((own) => [...own]),
    remove(child) {
      const own = held.get(child) ?? new Map<string, number>();
      held.delete(child);
      return [...own].map(([key, amount]) => [key, -amount]);
    },
  };
}
