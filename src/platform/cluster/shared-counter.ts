export type Amounts = [key: string, amount: number][];

/** Amounts by key. Every process of the program adds to them and receives the amounts of other processes after a short delay. */
export type SharedCounter = {
  add: (key: string, amount: number) => void;
  /** Calls the listener with the amounts that other processes have added so far, and with all later ones. */
  onAdded: (listener: (amounts: Amounts) => void) => void;
};

/** For a single process: there are no other processes to report to. */
export const localCounter: SharedCounter = { add: () => {}, onAdded: () => {} };

/**
 * `spent`: cost that clients have taken from their buckets. `live`: open live connections, by address. `subscriptions`: each
 * subscription is counted twice, for its address and for its pair of client and topic. `connections`: the total of open live
 * connections. Instances do not share `connections`, because each instance has its own limit.
 */
export type SharedCounterName = 'spent' | 'live' | 'subscriptions' | 'connections';

/** Returns the counter of a name. Called once for each name. */
export type CounterOf = (name: SharedCounterName) => SharedCounter;

/** Amounts that one process has added. The primary forwards the message to the other processes. */
export type CounterMessage = { counter: SharedCounterName; amounts: Amounts };
