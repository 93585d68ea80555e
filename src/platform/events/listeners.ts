import type { PubSubMessage } from './topics.ts';

/**
 * Maximum number of unread messages per listener. A listener with more is too slow and gets an error. The limit is several
 * times the relay's batch size, because all messages of a batch arrive at the same time.
 */
const MAX_UNREAD = 2_000;

type Listener = { push: (message: PubSubMessage) => void };

/** The listeners of this process, by topic. */
export function createListeners() {
  const byTopic = new Map<string, Set<Listener>>();

  return {
    /** See `Bus`. A message that matches several topics of a listener is delivered once. */
    listen(topics: readonly string[]): AsyncIterableIterator<PubSubMessage> {
      const unread: PubSubMessage[] = [];
      let resolveNext: ((result: IteratorResult<PubSubMessage>) => void) | null = null;
      let state: 'open' | 'overrun' | 'closed' = 'open';

      const unsubscribe = () => {
        for (const topic of topics) {
          const listeners = byTopic.get(topic);
          listeners?.delete(listener);
          if (listeners?.size === 0) byTopic.delete(topic);
        }
      };
      const listener: Listener = {
        push(message) {
          if (resolveNext) {
            resolveNext({ value: message, done: false });
            resolveNext = null;
          } else if (unread.push(message) > MAX_UNREAD) {
            unsubscribe();
            unread.length = 0;
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
          const message = unread.shift();
          if (message) return Promise.resolve({ value: message, done: false });
          if (state === 'overrun') return Promise.reject(new SlowConsumerError());
          if (state === 'closed') return Promise.resolve({ value: undefined, done: true });
          return new Promise((resolve) => (resolveNext = resolve));
        },
        return() {
          state = 'closed';
          unsubscribe();
          resolveNext?.({ value: undefined, done: true });
          resolveNext = null;
          unread.length = 0;
          return Promise.resolve({ value: undefined, done: true });
        },
        [Symbol.asyncIterator]() {
          return this;
        },
      };
    },

    isEmpty: () => byTopic.size === 0,

    deliver(messages: readonly PubSubMessage[]): void {
      for (const message of messages) {
        const receivers = new Set(message.topics.flatMap((topic) => [...(byTopic.get(topic) ?? [])]));
        for (const receiver of receivers) receiver.push(message);
      }
    },
  };
}

/** Thrown by `next` for a listener with too many unread messages. */
export class SlowConsumerError extends Error {
  override readonly name = 'SlowConsumerError';
  constructor() {
    super(`the listener has more than ${MAX_UNREAD} unread messages`);
  }
}
