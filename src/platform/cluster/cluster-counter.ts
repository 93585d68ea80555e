import { sendToPrimary, type WorkerMessage } from './messages.ts';
import type { SharedCounter, SharedCounterName } from './shared-counter.ts';

/** So long the others may not know of what was added: a message for each would cost more than what is counted. */
const TELL_EVERY_MS = 20;

/** A tally of a process of the cluster. So much, added by one key, the others are told at once. */
export function clusterCounter(tally: SharedCounterName, atOnce: number): SharedCounter {
  const untold = new Map<string, number>();
  let telling: NodeJS.Timeout | undefined;

  function tellOthers(): void {
    clearTimeout(telling);
    telling = undefined;
    void sendToPrimary({ tally, amounts: [...untold] });
    untold.clear();
  }

  return {
    add(key, amount) {
      const sum = (untold.get(key) ?? 0) + amount;
      untold.set(key, sum);
      if (Math.abs(sum) >= atOnce) tellOthers();
      else telling ??= setTimeout(tellOthers, TELL_EVERY_MS).unref();
    },
    onAdded(take) {
      process.on('message', (message: WorkerMessage) => {
        if (!('tally' in message) || message.tally !== tally) return;
        for (const [key, amount] of message.amounts) take(key, amount);
      });
      void sendToPrimary({ hears: tally });
    },
  };
}
