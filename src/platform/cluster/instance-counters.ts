import { createHeldAmounts } from './held-amounts.ts';
import { localCounter, type Amounts, type CounterOf } from './shared-counter.ts';

/** Counters of the open connections (`live`) and subscriptions of an instance. Their amounts end when the instance ends. */
const HELD = ['live', 'subscriptions'] as const;
/** `spent` counts the points that were taken from cost buckets. */
const SHARED = ['spent', ...HELD] as const;
type SharedName = (typeof SHARED)[number];

const isShared = (name: string): name is SharedName => SHARED.some((shared) => shared === name);

/** The message of an instance to all others. */
export type InstanceMessage = {
  from: string;
  /** Consecutive, so that a receiver notices a lost message. */
  number: number;
  /** Added since the last message. If the message is `complete`: for HELD, everything that the sender holds. */
  amounts: Partial<Record<SharedName, Amounts>>;
  complete: boolean;
  /** Asks all others for a complete message. */
  asks: boolean;
};

/** An instance without a message for this long has ended: its amounts are no longer held. */
export const EXPIRES_AFTER_MS = 10_000;

/**
 * Shares counters with other instances by messages that may be lost. Costs in a lost message are never counted; the error ends when
 * the buckets have refilled. Held amounts are sent again after a loss. See docs/decisions/0043.
 */
export function createInstanceCounters(
  ownId: string,
  send: (message: InstanceMessage) => void,
  now: () => number = () => performance.now(),
) {
  const held = { live: createHeldAmounts<string>(), subscriptions: createHeldAmounts<string>() };
  const listeners: Record<SharedName, ((amounts: Amounts) => void)[]> = {
    spent: [],
    live: [],
    subscriptions: [],
  };
  const unsent: Record<SharedName, Map<string, number>> = {
    spent: new Map(),
    live: new Map(),
    subscriptions: new Map(),
  };
  /** The other instances. `next` is the number of the next message. */
  const others = new Map<string, { seenAt: number; next: number }>();
  let number = 0;
  /** Whether the next heartbeat sends a complete message, and whether it asks the other instances for theirs. */
  let [sendsComplete, asksOthers] = [true, true];

  function notifyListeners(name: SharedName, amounts: Amounts = []): void {
    if (amounts.length > 0) for (const listener of listeners[name]) listener(amounts);
  }

  /** Removes the held amounts of an instance. The listeners get them negated. */
  function release(instance: string): void {
    for (const name of HELD) notifyListeners(name, held[name].removeAndNegate(instance));
  }

  function expire(): void {
    for (const [instance, { seenAt }] of others) {
      if (now() - seenAt < EXPIRES_AFTER_MS) continue;
      others.delete(instance);
      release(instance);
    }
  }

  function sendMessage({ complete, asks }: Pick<InstanceMessage, 'complete' | 'asks'>): void {
    const amounts: InstanceMessage['amounts'] = {};
    for (const name of SHARED) {
      const own = complete && name !== 'spent' ? held[name].of(ownId) : [...unsent[name]];
      if (own.length > 0) amounts[name] = own;
      unsent[name].clear();
    }
    send({ from: ownId, number: number++, amounts, complete, asks });
  }

  const counterOf: CounterOf = (name) =>
    !isShared(name)
      ? localCounter
      : {
          add(key, amount) {
            unsent[name].set(key, (unsent[name].get(key) ?? 0) + amount);
            if (name !== 'spent') held[name].add(ownId, [[key, amount]]);
          },
          onAdded: (listener) => void listeners[name].push(listener),
        };

  return {
    counterOf,

    /** Sends the amounts added since the last message. To be called often. */
    report(): void {
      if (SHARED.some((name) => unsent[name].size > 0)) sendMessage({ complete: false, asks: false });
    },

    /** Sends a message in any case, so that the others know that this instance has not ended. */
    sendHeartbeat(): void {
      expire();
      sendMessage({ complete: sendsComplete, asks: asksOthers });
      [sendsComplete, asksOthers] = [false, false];
    },

    /** Sends a complete message without held amounts, because this instance ends. The receivers then release its amounts. */
    leave(): void {
      for (const name of HELD) held[name].removeAndNegate(ownId);
      sendMessage({ complete: true, asks: false });
    },

    /** Makes the next heartbeat send a complete message, and ask the other instances for theirs, because messages may have been lost. */
    resynchronize(): void {
      [sendsComplete, asksOthers] = [true, true];
    },

    receive({ from, number: received, amounts, complete, asks }: InstanceMessage): void {
      if (from === ownId) return;
      notifyListeners('spent', amounts.spent);
      sendsComplete ||= asks;
      const isNext = others.get(from)?.next === received;
      if (!complete && !isNext) {
        // A message was lost, or this is the first one: the held amounts of `from` may be wrong until its complete message arrives.
        asksOthers = true;
        return;
      }
      if (complete) release(from);
      others.set(from, { seenAt: now(), next: received + 1 });
      for (const name of HELD) {
        held[name].add(from, amounts[name] ?? []);
        notifyListeners(name, amounts[name]);
      }
    },
  };
}
