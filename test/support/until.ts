import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is so, and answers with it; fails with what it was like at the last look. */
export async function until<Value>(
  look: () => Value | Promise<Value>,
  isSo: (value: Value) => boolean = Boolean,
  withinMs = 20_000,
): Promise<Value> {
  for (const end = Date.now() + withinMs; ; await sleep(10)) {
    const value = await look();
    if (isSo(value)) return value;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(value)?.slice(0, 2_000)}`);
  }
}
