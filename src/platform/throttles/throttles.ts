import { createHash } from 'node:crypto';
import { rateLimited } from '../errors.ts';
import type { Counters } from './counters.ts';
import { networkOf } from './network.ts';

/** What can be tried too often, each counted for itself. */
export type Throttled =
  | 'login'
  | 'register'
  | 'refresh'
  | 'account-mail'
  | 'email-change'
  | 'account-token'
  | 'password'
  | 'discount-code';

/** Whom an attempt is counted for: the address that it comes from, and the account that it is about, if any. */
export type Attempt = { address: string; account?: string };

export type Throttles = {
  /** Counts an attempt; throws RATE_LIMITED where there were too many, each further one for longer. */
  attempt(what: Throttled, by: Attempt): Promise<void>;
  /** After an attempt that was a success: takes it back, and welcomes whoever made it. */
  recordSuccess(what: Throttled, by: Attempt): Promise<void>;
  /** Forgets what was counted for this account from this address, which is known to be its owner's then. */
  markTrusted(what: Throttled, by: Attempt): Promise<void>;
  /** Takes back what was counted for an attempt that was right, and no more. */
  refundAttempt(what: Throttled, by: Attempt): Promise<void>;
};

/** For benchmarks and races. */
export const noThrottles: Throttles = {
  attempt: () => Promise.resolve(),
  recordSuccess: () => Promise.resolve(),
  markTrusted: () => Promise.resolve(),
  refundAttempt: () => Promise.resolve(),
};

/** So many are free within so many seconds. After each further one the next has to wait: a second, two, four, up to the longest. */
export type Allowance = { free: number; withinSeconds: number; longestSeconds: number };

/** From an address whatever it is about; about an account from one address; and about an account from all others together. */
export type Allowances = { address: Allowance; both?: Allowance; account?: Allowance };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const GUESSES: Allowances = {
  address: { free: 50, withinSeconds: 10 * MINUTE, longestSeconds: 10 * MINUTE },
  both: { free: 5, withinSeconds: DAY, longestSeconds: 15 * MINUTE },
  account: { free: 20, withinSeconds: HOUR, longestSeconds: MINUTE },
};

const MAILS: Allowances = {
  address: { free: 20, withinSeconds: HOUR, longestSeconds: 10 * MINUTE },
  account: { free: 5, withinSeconds: DAY, longestSeconds: 15 * MINUTE },
};

export const ALLOWANCES: Record<Throttled, Allowances> = {
  login: GUESSES,
  password: GUESSES,
  register: { address: { free: 20, withinSeconds: HOUR, longestSeconds: 10 * MINUTE } },
  refresh: { address: { free: 600, withinSeconds: 10 * MINUTE, longestSeconds: MINUTE } },
  'account-mail': MAILS,
  // By itself: for an address that an account has no mail goes out, and its owner could not ask for a new password.
  'email-change': MAILS,
  'account-token': { address: { free: 30, withinSeconds: 10 * MINUTE, longestSeconds: 10 * MINUTE } },
  'discount-code': {
    address: { free: 60, withinSeconds: 10 * MINUTE, longestSeconds: 10 * MINUTE },
    both: { free: 20, withinSeconds: HOUR, longestSeconds: 10 * MINUTE },
  },
};

/** So long an address is known after somebody has signed in from it. */
const KNOWN_SECONDS = 90 * DAY;

/** Counts in what all instances share. */
export function createThrottles(counters: Counters, allowances = ALLOWANCES): Throttles {
  /** Counted before the work, so that of many at once no more get through than one after the other. */
  async function pass(key: string, { free, withinSeconds, longestSeconds }: Allowance): Promise<void> {
    const count = await counters.add(key, withinSeconds);
    if (count < free) return;
    const wait = Math.min(2 ** Math.min(count - free, 30), longestSeconds);
    const closedFor = await counters.tryAcquire(`${key}!`, wait);
    if (closedFor === 0) return;
    // What was not tried does not make the next wait longer.
    await counters.decrement(key, withinSeconds);
    throw rateLimited('There were too many attempts. Try again later.', closedFor);
  }

  async function markTrusted(what: Throttled, by: Attempt): Promise<void> {
    const { both, account } = allowances[what];
    const keys = keysOf(what, by);
    if (!keys.both) return;
    if (both) await counters.forget(keys.both, `${keys.both}!`);
    if (account) await counters.remember(keys.known, KNOWN_SECONDS);
  }

  return {
    async attempt(what, by) {
      const { address, both, account } = allowances[what];
      const keys = keysOf(what, by);
      await pass(keys.address, address);
      if (both && keys.both) await pass(keys.both, both);
      // Where the owner is known to be, nobody who hammers the account from elsewhere is in the way.
      if (account && keys.account && !(await counters.has(keys.known))) await pass(keys.account, account);
    },

    async recordSuccess(what, by) {
      const { address, account } = allowances[what];
      const keys = keysOf(what, by);
      await counters.decrement(keys.address, address.withinSeconds);
      if (account && keys.account) await counters.decrement(keys.account, account.withinSeconds);
      await markTrusted(what, by);
    },

    markTrusted,

    async refundAttempt(what, by) {
      const { address, both, account } = allowances[what];
      const keys = keysOf(what, by);
      await counters.decrement(keys.address, address.withinSeconds);
      if (both && keys.both) await counters.decrement(keys.both, both.withinSeconds);
      if (account && keys.account) await counters.decrement(keys.account, account.withinSeconds);
    },
  };
}

/** Hashed: no e-mail address lies in the store. */
const keyOf = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

function keysOf(what: Throttled, { address, account }: Attempt) {
  const network = networkOf(address);
  const byAddress = keyOf(what, 'address', network);
  if (account === undefined) return { address: byAddress };
  const name = account.toLowerCase();
  return {
    address: byAddress,
    both: keyOf(what, 'both', network, name),
    account: keyOf(what, 'account', name),
    known: keyOf(what, 'known', network, name),
  };
}
