import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { interceptConnect } from './pg-internals.ts';
import { createSlots, type Slots } from './slots.ts';

/** The part of a pool's connections that one caller can hold at once. */
const SHARE = 1 / 4;

const currentCaller = new AsyncLocalStorage<string | null>();

/**
 * Runs the work, and counts its connections toward the share of a caller: an account, or the address of a guest. Null: no
 * limit.
 */
export const asCaller = <T>(caller: string | null, work: () => T): T => currentCaller.run(caller, work);

/** The shares of a pool: the connections of each caller that has one. */
type Shares = { slotsOf: Map<string, Slots>; waiting: number };

const sharesOf = new WeakMap<pg.Pool, Shares>();

/** The number of statements and transactions that wait for the share of their caller. */
export const waitingForShare = (pool: pg.Pool): number => sharesOf.get(pool)?.waiting ?? 0;

/**
 * Makes each caller wait for a connection while it holds its share of the pool. Otherwise one client could hold all connections
 * with writes that wait for each other, such as writes to one cart. See docs/decisions/0044.
 */
export function shareFairly(pool: pg.Pool): void {
  sharesOf.set(pool, { slotsOf: new Map(), waiting: 0 });

  interceptConnect(pool, async (connect) => {
    const caller = currentCaller.getStore();
    if (!caller) return connect();
    const releaseSlot = await takeSlot(pool, caller);
    const client = await connect().catch((error: unknown) => {
      releaseSlot();
      throw error;
    });
    const release = client.release.bind(client);
    // Named first, as decision 0051 requires of functions for a request.
    const releaseBoth: typeof client.release = (error) => {
      releaseSlot();
      release(error);
    };
    client.release = releaseBoth;
    return client;
  });
}

/**
 * Waits until the caller may use a connection, and then runs the work. The work uses one connection at a time, which does not wait
 * again. For work that waits for something else before it uses the connection: it must not hold that while it waits for the share.
 */
export async function withinShare<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const caller = currentCaller.getStore();
  if (!caller) return work();
  const releaseSlot = await takeSlot(pool, caller);
  try {
    return await asCaller(null, work);
  } finally {
    releaseSlot();
  }
}

/**
 * Prepares work that several callers may request. It runs once, within the share of the first of them that has a free connection,
 * or immediately if a request has no caller. Returns the function that requests it for the current caller.
 */
export function withinShareOfAny(pool: pg.Pool, work: () => Promise<void>): () => void {
  const callers = new Set<string>();
  let isStarted = false;
  const start = (releaseSlot: () => void) => {
    if (isStarted) return releaseSlot();
    isStarted = true;
    void asCaller(null, work).finally(releaseSlot);
  };
  return () => {
    const caller = currentCaller.getStore();
    if (!caller) return start(() => {});
    if (isStarted || callers.has(caller)) return;
    callers.add(caller);
    void takeSlot(pool, caller).then(start);
  };
}

/** Waits for a slot in the share of the caller. Returns the function that releases it. */
async function takeSlot(pool: pg.Pool, caller: string): Promise<() => void> {
  const shares = sharesOf.get(pool)!;
  let slots = shares.slotsOf.get(caller);
  if (!slots) {
    slots = createSlots(Math.max(1, Math.floor(pool.options.max * SHARE)));
    shares.slotsOf.set(caller, slots);
  }
  const waiting = slots.acquire();
  if (waiting) {
    shares.waiting++;
    await waiting;
    shares.waiting--;
  }
  return () => {
    slots.release();
    if (slots.areAllFree()) shares.slotsOf.delete(caller);
  };
}
