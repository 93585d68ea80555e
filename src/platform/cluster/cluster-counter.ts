import { sendToPrimary, type ProcessMessage } from './messages.ts';
import type { SharedCounter, SharedCounterName } from './shared-counter.ts';

/** Maximum delay of a report. A message for each amount would cost more than the counted work. */
const REPORT_INTERVAL_MS = 20;

/**
 * Counter of one process in a cluster. Reports amounts to the other processes at an interval. When the unreported amounts of one
 * key reach `immediateAmount`, it reports immediately.
 */
export function clusterCounter(name: SharedCounterName, immediateAmount: number): SharedCounter {
  const unreported = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;

  function report(): void {
    clearTimeout(timer);
    timer = undefined;
    void sendToPrimary({ counter: name, amounts: [...unreported] });
    unreported.clear();
  }

  return {
    add(key, amount) {
      const sum = (unreported.get(key) ?? 0) + amount;
      unreported.set(key, sum);
      if (Math.abs(sum) >= immediateAmount) report();
      else timer ??= setTimeout(report, REPORT_INTERVAL_MS).unref();
    },
    onAdded(listener) {
      process.on('message', (message: ProcessMessage) => {
        if ('counter' in message && message.counter === name) listener(message.amounts);
      });
      void sendToPrimary({ subscribeTo: name });
    },
  };
}
