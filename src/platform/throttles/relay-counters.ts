import type { Worker as ClusterProcess } from 'node:cluster';
import type { BucketSize } from '../../config/config.ts';
import { createHeldAmounts } from '../cluster/held-amounts.ts';
import { sendToProcess, type MessageToPrimary } from '../cluster/messages.ts';
import {
  localCounter,
  type Amounts,
  type CounterOf,
  type SharedCounter,
  type SharedCounterName,
} from '../cluster/shared-counter.ts';
import { createBuckets } from './buckets.ts';

/** A process of this cluster, or all other instances of the program. */
type Sender = ClusterProcess | 'instances';

/** The copy of a counter in the primary. A process that starts later receives it. When a process ends, its amounts are removed. */
type CounterState = {
  add: (sender: Sender, amounts: Amounts) => void;
  /** The current amounts of all senders. */
  all: () => Amounts;
  /** Removes the amounts of a process that has ended. Returns the amounts that the other processes add to their sums. */
  removeAndNegate: (child: ClusterProcess) => Amounts;
};

type RelayedCounter = { state: CounterState; subscribers: Set<ClusterProcess>; instances: SharedCounter };
const relayed = (state: CounterState): RelayedCounter => ({
  state,
  subscribers: new Set(),
  instances: localCounter,
});

/** In the primary process: forwards the amounts of a process to all other processes, and to the other instances. */
export function relayCounters(costBucket: BucketSize) {
  const counters: Record<SharedCounterName, RelayedCounter> = {
    spent: relayed(spentCost(costBucket)),
    live: relayed(createHeldAmounts<Sender>()),
    subscriptions: relayed(createHeldAmounts<Sender>()),
    connections: relayed(createHeldAmounts<Sender>()),
  };
  const names = Object.keys(counters) as SharedCounterName[];

  function forward(sender: Sender, counter: SharedCounterName, amounts: Amounts): void {
    if (amounts.length === 0) return;
    const { subscribers, instances } = counters[counter];
    for (const child of subscribers) {
      if (child !== sender) sendToProcess(child, { counter, amounts });
    }
    if (sender !== 'instances') amounts.forEach(([key, amount]) => instances.add(key, amount));
  }

  function receive(sender: Sender, counter: SharedCounterName, amounts: Amounts): void {
    counters[counter].state.add(sender, amounts);
    forward(sender, counter, amounts);
  }

  return {
    /** Exchanges amounts with the other instances of the program. */
    shareWith(counterOf: CounterOf): void {
      for (const name of names) {
        const counter = counterOf(name);
        counters[name].instances = counter;
        counter.onAdded((amounts) => receive('instances', name, amounts));
      }
    },

    listenTo(child: ClusterProcess): void {
      child.on('message', (message: MessageToPrimary) => {
        // The last message of a process may arrive after its exit, when its amounts have been removed.
        if (child.isDead()) return;
        if ('subscribeTo' in message) {
          const counter = message.subscribeTo;
          const { state, subscribers } = counters[counter];
          sendToProcess(child, { counter, amounts: state.all() });
          subscribers.add(child);
        }
        if ('counter' in message) receive(child, message.counter, message.amounts);
      });
      // `disconnect` cannot be used: it is not emitted if a connection was being handed to the process when it ended.
      child.once('exit', () => {
        for (const name of names) {
          const { state, subscribers } = counters[name];
          subscribers.delete(child);
          forward(child, name, state.removeAndNegate(child));
        }
      });
    },
  };
}

/** Cost stays in the buckets after the process that reported it has ended. It leaves them only as they refill. */
function spentCost(size: BucketSize): CounterState {
  const buckets = createBuckets(size);
  return {
    add: (_sender, amounts) => amounts.forEach(([key, amount]) => buckets.debit(key, amount)),
    all: () => buckets.debits(),
    removeAndNegate: () => [],
  };
}
