import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { timedOut } from '../errors.ts';

/** What a request waits for in the database, each to be cut off when its time is up. */
type Deadline = { isOver: boolean; cuts: Set<() => void> };

const current = new AsyncLocalStorage<Deadline | null>();

/**
 * Answers with what the work comes to, or throws TIMEOUT once its time is up. Then its statements in flight are cancelled, and
 * it sends no further one, whatever else it still does.
 */
export async function withinDeadline<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const deadline: Deadline = { isOver: false, cuts: new Set() };
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      deadline.isOver = true;
      for (const cut of deadline.cuts) cut();
      reject(timedOut());
    }, milliseconds);
  });
  try {
    return await Promise.race([current.run(deadline, work), end]);
  } finally {
    clearTimeout(timer);
  }
}

/** For what must come to its end once it was begun, and for what outlives the request. */
export const outsideDeadline = <T>(work: () => T): T => current.run(null, work);

/** So often a statement is cancelled that does not end: each time it has twice as long. */
const MOST_CANCELS = 6;
const FIRST_WAIT_MS = 50;

/** Makes the statements of a connection end with the request that they are for. `cancel` acts on what its backend executes. */
export function obeyDeadlines(client: pg.PoolClient, cancel: (client: pg.PoolClient) => Promise<void>): void {
  const send = client.query.bind(client) as (...statement: unknown[]) => Promise<unknown>;
  let interruption: Promise<void> | null = null;

  async function interrupt(): Promise<void> {
    for (let wait = FIRST_WAIT_MS; wait < FIRST_WAIT_MS * 2 ** MOST_CANCELS; wait *= 2) {
      const isSent = await cancel(client).then(
        () => true,
        () => false,
      );
      // It has missed where it came between two statements. What is answered after it was sent, and behind all others, shows
      // that none is left for it to hit.
      const drained = isSent && send('').then(isOver, isOver);
      if (await Promise.race([drained, sleep(wait, false)])) return;
    }
    client.connection.stream.destroy();
  }

  /** The connection is not given back before it is sure that no cancel is on its way, which would hit somebody else. */
  async function untilCut(deadline: Deadline, sent: Promise<unknown>): Promise<unknown> {
    const cut = () => void (interruption ??= interrupt().finally(() => (interruption = null)));
    deadline.cuts.add(cut);
    try {
      return await sent;
    } finally {
      deadline.cuts.delete(cut);
      if (interruption) await interruption;
    }
  }

  client.query = ((...statement: unknown[]) => {
    const deadline = current.getStore();
    if (!deadline) return send(...statement);
    return deadline.isOver ? Promise.reject(timedOut()) : untilCut(deadline, send(...statement));
  }) as typeof client.query;
}

const isOver = () => true;
