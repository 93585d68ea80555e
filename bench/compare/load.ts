import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What the clients are told to do: each sends a request, of those in turn, as soon as its last one is answered. */
export type Barrage = {
  port: number;
  /** As they go over the wire; `{{unique}}` becomes something else each time. */
  requests: string[];
  clients: number;
  /** Each client sends one request at least. */
  seconds: number;
  /** An answer without it is a failure, as is one with errors. */
  mustSay: string;
};

/** Times in milliseconds. */
export type Answered = {
  requests: number;
  perSecond: number;
  p50: number;
  p99: number;
  failed: number;
  firstFailure: string | null;
  /** The body of one of the answers. */
  lastAnswer: string;
};

export type Clients = { fire: (barrage: Barrage) => Promise<Answered>; stop: () => Promise<void> };

/** Clients in a process of their own, which shares its event loop with no server. */
export function startClients(): Clients {
  const child = fork(fileURLToPath(new URL('load-child.ts', import.meta.url)), {
    serialization: 'advanced',
  });
  const exited = once(child, 'exit');
  const failed = exited.then(() => Promise.reject(new Error('The clients are gone.')));
  failed.catch(() => {});
  return {
    fire: async (barrage) => {
      const answered = once(child, 'message');
      child.send(barrage);
      const [outcome] = (await Promise.race([answered, failed])) as [Answered];
      return outcome;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await exited;
    },
  };
}
