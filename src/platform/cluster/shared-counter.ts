/** Amounts by key that every process of the program adds to, and each is told of before long. */
export type SharedCounter = {
  add: (key: string, amount: number) => void;
  /** What the other processes have added already, and add from now on. */
  onAdded: (take: (key: string, amount: number) => void) => void;
};

/** In a program of one process there is nobody to be told. */
export const localCounter: SharedCounter = { add: () => {}, onAdded: () => {} };

/** What clients have spent of their cost buckets, and how many live connections they have. */
export type SharedCounterName = 'spent' | 'live';

export type Amounts = [key: string, amount: number][];

/** How processes tell each other, by way of the primary. */
export type CounterMessage = { tally: SharedCounterName; amounts: Amounts };
