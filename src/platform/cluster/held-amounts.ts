import type { Amounts } from './shared-counter.ts';

/** Stores amounts by holder, such as a process, and key. The amounts of a holder are removed when the holder ends. */
export function createHeldAmounts<Holder>() {
  const held = new Map<Holder, Map<string, number>>();

  return {
    add(holder: Holder, amounts: Amounts): void {
      let own = held.get(holder);
      if (!own) held.set(holder, (own = new Map()));
      for (const [key, amount] of amounts) {
        const sum = (own.get(key) ?? 0) + amount;
        if (sum === 0) own.delete(key);
        else own.set(key, sum);
      }
    },
    of: (holder: Holder): Amounts => [...(held.get(holder) ?? [])],
    all: (): Amounts => [...held.values()].flatMap((own) => [...own]),
    /** Removes the amounts of a holder that has ended. Returns them negated: the other processes add these to their sums. */
    removeAndNegate(holder: Holder): Amounts {
      const own = this.of(holder);
      held.delete(holder);
      return own.map(([key, amount]) => [key, -amount]);
    },
  };
}
