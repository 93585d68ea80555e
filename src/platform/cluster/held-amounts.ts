import type { Amounts } from './shared-counter.ts';

/** Amounts by key that end with their holder, such as a process. */
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
    /** Returns the amounts that others have to add after the holder has ended. */
    remove(holder: Holder): Amounts {
      const own = this.of(holder);
      held.delete(holder);
      return own.map(([key, amount]) => [key, -amount]);
    },
  };
}
