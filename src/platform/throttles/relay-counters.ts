import type { Worker } from 'node:cluster';
import type { BucketSize } from '../../config/config.ts';
import { createBuckets } from './buckets.ts';
import { sendToWorker, type PrimaryMessage } from '../cluster/messages.ts';
import type { Amounts, SharedCounterName } from '../cluster/shared-counter.ts';

/** What the primary knows of a tally, for processes that come later and of those that are gone. */
type Book = {
  add: (member: Worker, amounts: Amounts) => void;
  /** All that there is. */
  amounts: () => Amounts;
  /** What the others have to add once this process is gone. */
  remove: (member: Worker) => Amounts;
};

/** In the primary: what a process adds is told to the others. */
export function relayCounters(costBucket: BucketSize): { listenTo: (member: Worker) => void } {
  const books: Record<SharedCounterName, Book> = { spent: spending(costBucket), live: holdings() };
  const hearing: Record<SharedCounterName, Set<Worker>> = { spent: new Set(), live: new Set() };
  const names = Object.keys(books) as SharedCounterName[];

  function tellOthers(member: Worker, tally: SharedCounterName, amounts: Amounts): void {
    if (amounts.length === 0) return;
    for (const other of hearing[tally]) if (other !== member) sendToWorker(other, { tally, amounts });
  }

  return {
    listenTo(member) {
      member.on('message', (message: PrimaryMessage) => {
        // What it has said last may come after its end.
        if (member.isDead()) return;
        if ('hears' in message) {
          sendToWorker(member, { tally: message.hears, amounts: books[message.hears].amounts() });
          hearing[message.hears].add(member);
        }
        if ('tally' in message) {
          books[message.tally].add(member, message.amounts);
          tellOthers(member, message.tally, message.amounts);
        }
      });
      // Not at its disconnect, which does not come where a connection was on its way to it.
      member.once('exit', () => {
        for (const tally of names) {
          hearing[tally].delete(member);
          tellOthers(member, tally, books[tally].remove(member));
        }
      });
    },
  };
}

/** What is spent stays spent, whoever goes, until the buckets have filled again. */
function spending(size: BucketSize): Book {
  const buckets = createBuckets(size);
  return {
    add: (_member, amounts) => amounts.forEach(([key, amount]) => buckets.owe(key, amount)),
    amounts: () => buckets.owed(),
    remove: () => [],
  };
}

/** What a process holds ends with it. */
function holdings(): Book {
  const held = new Map<Worker, Map<string, number>>();
  return {
    add(member, amounts) {
      let own = held.get(member);
      if (!own) held.set(member, (own = new Map()));
      for (const [key, amount] of amounts) {
        const sum = (own.get(key) ?? 0) + amount;
        if (sum === 0) own.delete(key);
        else own.set(key, sum);
      }
    },
    amounts: () => [...held.values()].flatMap((own) => [...own]),
    remove(member) {
      const own = held.get(member) ?? new Map<string, number>();
      held.delete(member);
      return [...own].map(([key, amount]) => [key, -amount]);
    },
  };
}
