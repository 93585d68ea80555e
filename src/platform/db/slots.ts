/** Creates a number of slots. If none is free, callers wait in the order of their arrival. */
export function createSlots(count: number) {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    /** Returns null if the caller has a slot immediately, otherwise a promise for one. */
    acquire(): Promise<void> | null {
      if (free === 0) return new Promise<void>((begin) => waiting.push(begin));
      free--;
      return null;
    },
    release(): void {
      // Passes the slot to the next caller directly, so that no other caller can take it in between.
      const next = waiting.shift();
      if (next) next();
      else free++;
    },
    areAllFree: () => free === count,
  };
}

export type Slots = ReturnType<typeof createSlots>;
