import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Each client sends the next request of the list as soon as it has a response. With `rate`, all clients together send at a
 * constant rate.
 */
export type LoadOptions = {
  port: number;
  /** Raw HTTP requests. `{{unique}}` is replaced by a new value each time. */
  requests: string[];
  clients: number;
  /** Requests per second. Undefined: each client waits for a response before its next request. */
  rate?: number;
  /** Duration. Each client sends at least one request. */
  seconds: number;
  /** A response counts as failed if it does not contain this text, or if it contains errors. */
  expectedText: string;
};

/** Latencies are in milliseconds. */
export type LoadResult = {
  requests: number;
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
  firstFailure: string | null;
  /** The body of one response. */
  lastAnswer: string;
};

export type Clients = { fire: (options: LoadOptions) => Promise<LoadResult>; stop: () => Promise<void> };

/** Starts the clients in a process of their own, so that they share no event loop with a server. */
export function startClients(): Clients {
  const child = fork(fileURLToPath(new URL('load-child.ts', import.meta.url)), {
    serialization: 'advanced',
  });
  const exited = once(child, 'exit');
  const failed = exited.then(() => Promise.reject(new Error('the client process exited')));
  failed.catch(() => {});
  return {
    fire: async (options) => {
      const answered = once(child, 'message');
      child.send(options);
      const [outcome] = (await Promise.race([answered, failed])) as [LoadResult];
      return outcome;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}
