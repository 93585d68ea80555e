import type { PubSubMessage } from './topics.ts';

/**
 * So many updates wait for one listener; whoever has not read by then is too slow to be waited for. Several times as many as
 * the relay tells at once: those come all in one moment.
 */
const MOST_WAITING = 2_000;

type Listener = { push: (update: PubSubMessage) => void };

/** Those who listen in this process, by topic. */
export function createListeners() {
  const byTopic = new Map<string, Set<Listener>>();

  return {
    /** See `Bus`. Each update comes once, however many of the topics it is about. */
    listen(topics: readonly string[]): AsyncIterableIterator<PubSubMessage> {
      const waiting: PubSubMessage[] = [];
      let answer: ((result: IteratorResult<PubSubMessage>) => void) | null = null;
      let state: 'open' | 'overrun' | 'over' = 'open';

      const leave = () => {
        for (const topic of topics) {
          const listeners = byTopic.get(topic);
          listeners?.delete(listener);
          if (listeners?.size === 0) byTopic.delete(topic);
        }
      };
      const listener: Listener = {
        push(update) {
          if (answer) {
            answer({ value: update, done: false });
            answer = null;
          } else if (waiting.push(update) > MOST_WAITING) {
            leave();
            waiting.length = 0;
            state = 'overrun';
          }
        },
      };
      for (const topic of topics) {
        const listeners = byTopic.get(topic);
        if (listeners) listeners.add(listener);
        else byTopic.set(topic, new Set([listener]));
      }

      return {
        next() {
          const update = waiting.shift();
          if (update) return Promise.resolve({ value: update, done: false });
          if (state === 'overrun') return Promise.reject(new TooSlow());
          if (state === 'over') return Promise.resolve({ value: undefined, done: true });
          return new Promise((resolve) => (answer = resolve));
        },
        return() {
          state = 'over';
          leave();
          answer?.({ value: undefined, done: true });
          answer = null;
          waiting.length = 0;
          return Promise.resolve({ value: undefined, done: true });
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    },

    isEmpty: () => byTopic.size === 0,

    deliver(updates: readonly PubSubMessage[]): void {
      for (const update of updates) {
        const concerned = new Set(update.topics.flatMap((topic) => [...(byTopic.get(topic) ?? [])]));
        for (const listener of concerned) listener.push(update);
      }
    },
  };
}

/** Thrown at a listener that has not kept up. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
  constructor() {
    super(`more than ${MOST_WAITING} updates were waiting`);
  }
}
