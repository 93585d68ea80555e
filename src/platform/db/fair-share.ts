import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { interceptConnect } from './pg-internals.ts';
import { createSlots, type Slots } from './slots.ts';

/** The part of a pool's connections that one caller can hold at once. */
const SHARE = 1 / 4;

const currentCaller = new AsyncLocalStorage<string | null>();

/**
 * Runs the work, and counts its connections toward the share of a caller: an account, or the address of a guest. If the caller is
 * null, no limit applies.
 */
export const withCallerShare = <T>(caller: string | null, work: () => T): T =>
  currentCaller.run(caller, work);

/** The slots of the callers that use a pool, and the number of requests that wait for a slot. */
type Shares = { slotsOf: Map<string, Slots>; waitingCount: number };

const sharesOf = new WeakMap<pg.Pool, Shares>();

/** The number of statements and transactions that wait for the share of their caller. */
export const waitingForShare = (pool: pg.Pool): number => sharesOf.get(pool)?.waitingCount ?? 0;

/**
 * Makes a caller that holds its full share of the pool wait for a further connection. Otherwise one client could hold all connections
 * with writes that wait for each other, such as writes to one cart. See docs/decisions/0044.
 */
export function shareFairly(pool: pg.Pool): void {
  sharesOf.set(pool, { slotsOf: new Map(), waitingCount: 0 });

  interceptConnect(pool, async (connect) => {
    const caller = currentCaller.getStore();
    if (!caller) return connect();
    const releaseSlot = await takeSlot(pool, caller);
    const client = await connect().catch((error: unknown) => {
      releaseSlot();
      throw error;
    });
    const release = client.release.bind(client);
    // Has a name first, as decision 0051 requires for a function that is assigned to a property.
    const releaseBoth: typeof client.release = (error) => {
      releaseSlot();
      release(error);
    };
    client.release = releaseBoth;
    return client;
  });
}

/**
 * Waits until the caller's share has a free connection, and then runs the work, which must use one connection at a time. Use it for
 * work that also waits for another limited resource: the work must not hold that resource while it waits for the share.
 */
export async function withinShare<T>(pool: pg.Pool, work: () => Promise<T>): Promise<T> {
  const caller = currentCaller.getStore();
  if (!caller) return work();
  const releaseSlot = await takeSlot(pool, caller);
  try {
    return await withCallerShare(null, work);
  } finally {
    releaseSlot();
  }
}

/**
 * Prepares work that several callers may request. The work runs once, as soon as one of these callers has a free connection in its
 * share, and counts toward this share. If a request has no caller, the work runs immediately. Returns the function that requests the
 * work for the current caller.
 */
export function withinShareOfAny(pool: pg.Pool, work: () => Promise<void>): () => void {
  const callers = new Set<string>();
  let isStarted = false;
  const start = (releaseSlot: () => void) => {
    if (isStarted) return releaseSlot();
    isStarted = true;
    void withCallerShare(null, work).finally(releaseSlot);
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
  const slotFree = slots.acquire();
  if (slotFree) {
    shares.waitingCount++;
    await slotFree;
    shares.waitingCount--;
  }
  return () => {
    slots.release();
    if (slots.areAllFree()) shares.slotsOf.delete(caller);
  };
}
