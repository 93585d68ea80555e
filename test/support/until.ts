import { setTimeout as sleep } from 'node:timers/promises';

/** Polls until a value fulfils a condition, and returns it. Fails with the last value. */
export async function until<Value>(
  read: () => Value | Promise<Value>,
  isDone: (value: Value) => boolean = Boolean,
  timeoutMs = 20_000,
): Promise<Value> {
  for (const end = Date.now() + timeoutMs; ; await sleep(10)) {
    const value = await read();
    if (isDone(value)) return value;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(value)?.slice(0, 2_000)}`);
  }
}
