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

/** The number of statements and transactions that wait for the share of their caller. */
const waitingByPool = new WeakMap<pg.Pool, number>();
export const waitingForShare = (pool: pg.Pool): number => waitingByPool.get(pool) ?? 0;

/**
 * Makes each caller wait for a connection while it holds its share of the pool. Otherwise one client could hold all connections
 * with writes that wait for each other, such as writes to one cart. See docs/decisions/0044.
 */
export function shareFairly(pool: pg.Pool): void {
  const share = Math.max(1, Math.floor(pool.options.max * SHARE));
  const slotsOf = new Map<string, Slots>();

  interceptConnect(pool, async (connect) => {
    const caller = currentCaller.getStore();
    if (!caller) return connect();
    let slots = slotsOf.get(caller);
    if (!slots) slotsOf.set(caller, (slots = createSlots(share)));
    const releaseSlot = () => {
      slots.release();
      if (slots.areAllFree()) slotsOf.delete(caller);
    };
    const waiting = slots.acquire();
    if (waiting) {
      waitingByPool.set(pool, waitingForShare(pool) + 1);
      await waiting;
      waitingByPool.set(pool, waitingForShare(pool) - 1);
    }
    const client = await connect().catch((error: unknown) => {
      releaseSlot();
      throw error;
    });
    const release = client.release.bind(client);
    client.release = (error) => {
      releaseSlot();
      release(error);
    };
    return client;
  });
}
