import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { timedOut } from '../errors.ts';
import { destroyConnection, interceptQueries } from './pg-internals.ts';

/** A request's time limit. `interrupts` cancel its running statements. */
type Deadline = { isOver: boolean; interrupts: Set<() => void> };

const current = new AsyncLocalStorage<Deadline | null>();

/**
 * Runs `work` and returns its result, or throws TIMEOUT after `milliseconds`. At the timeout, its running statements are
 * cancelled. The work itself cannot be stopped, but it can send no further statement. When an outer deadline ends, it ends
 * the inner deadline too.
 */
export async function withinDeadline<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  const deadline: Deadline = { isOver: false, interrupts: new Set() };
  const outer = current.getStore();
  if (outer?.isOver) throw timedOut();
  let timer: NodeJS.Timeout | undefined;
  let end = () => {};
  const timeout = new Promise<never>((_resolve, reject) => {
    end = () => {
      deadline.isOver = true;
      for (const interrupt of deadline.interrupts) interrupt();
      reject(timedOut());
    };
    timer = setTimeout(end, milliseconds);
  });
  outer?.interrupts.add(end);
  try {
    return await Promise.race([current.run(deadline, work), timeout]);
  } finally {
    clearTimeout(timer);
    outer?.interrupts.delete(end);
  }
}

/** Returns a check whether the deadline of the current request has passed, for code that runs later. */
export function deadlineCheck(): () => boolean {
  const deadline = current.getStore();
  return () => deadline?.isOver ?? false;
}

/** Runs work without the request's deadline: work that must complete once it has started, or that outlives the request. */
export const outsideDeadline = <T>(work: () => T): T => current.run(null, work);

/** Maximum cancel requests before the connection is destroyed. The wait after each request doubles. */
const MAX_CANCELS = 6;
const FIRST_WAIT_MS = 50;

/**
 * Makes the statements of a connection end with the deadline of the request that sent them. `cancel` cancels the statement that
 * the connection's backend executes.
 */
export function obeyDeadlines(client: pg.PoolClient, cancel: (client: pg.PoolClient) => Promise<void>): void {
  let interruption: Promise<void> | null = null;

  async function interrupt(): Promise<void> {
    for (let wait = FIRST_WAIT_MS; wait < FIRST_WAIT_MS * 2 ** MAX_CANCELS; wait *= 2) {
      const isSent = await cancel(client).then(
        () => true,
        () => false,
      );
      // A cancel that arrives between two statements has no effect, so it is repeated until all statements have ended. An
      // empty query after the cancel waits behind these statements. Its reply, even an error, proves that they have ended.
      const drained = isSent && sendEmptyQuery().then(succeed, succeed);
      if (await Promise.race([drained, sleep(wait, false)])) return;
    }
    destroyConnection(client);
  }

  /**
   * Waits for the sent statement, and then for a pending cancel. If the connection were released earlier, the cancel could hit the
   * statement of another request.
   */
  async function awaitStatement(deadline: Deadline, sent: Promise<unknown>): Promise<unknown> {
    const interruptOnce = () => void (interruption ??= interrupt().finally(() => (interruption = null)));
    deadline.interrupts.add(interruptOnce);
    try {
      return await sent;
    } finally {
      deadline.interrupts.delete(interruptOnce);
      if (interruption) await interruption;
    }
  }

  // No deadline applies to the empty query: it bypasses the interceptor.
  const sendEmptyQuery = interceptQueries(client, (send) => {
    const deadline = current.getStore();
    if (!deadline) return send();
    return deadline.isOver ? Promise.reject(timedOut()) : awaitStatement(deadline, send());
  });
}

const succeed = () => true;
