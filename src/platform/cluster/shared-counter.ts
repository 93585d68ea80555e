/** Amounts by key. Every process of the program adds to them and receives the amounts of the others after a short delay. */
export type SharedCounter = {
  add: (key: string, amount: number) => void;
  /** Calls the listener with the amounts that other processes have added so far, and with each later one. */
  onAdded: (listener: (key: string, amount: number) => void) => void;
};

/** For a single process: there are no other processes to report to. */
export const localCounter: SharedCounter = { add: () => {}, onAdded: () => {} };

/**
 * `spent`: cost that clients have taken from their buckets. `live`: open live connections of clients. `subscriptions`: their
 * subscriptions.
 */
export type SharedCounterName = 'spent' | 'live' | 'subscriptions';

export type Amounts = [key: string, amount: number][];

/** Amounts that one process has added. The primary forwards the message to the others. */
export type CounterMessage = { counter: SharedCounterName; amounts: Amounts };
