import { createHash } from 'node:crypto';
import { rateLimited } from '../errors.ts';
import type { Counters } from './counters.ts';
import { networkOf } from './network.ts';

/** Actions with a limit on attempts. Each is counted separately. */
export type Throttled =
  | 'login'
  | 'register'
  | 'refresh'
  | 'account-mail'
  | 'email-change'
  | 'order-access'
  | 'account-token'
  | 'password'
  | 'discount-code'
  | 'cart'
  | 'guest-order'
  | 'declined-payment';

/**
 * An attempt is counted for its source address, and for the account that it concerns, if any. `isTrusted`: whether the address is
 * trusted for the account, if the caller already knows it.
 */
export type Attempt = { address: string; account?: string; isTrusted?: boolean };

export type Throttles = {
  /**
   * Counts an attempt. When the free attempts are used up, admits one attempt per wait, and throws RATE_LIMITED for all other
   * attempts. Each admitted attempt doubles the next wait, up to the maximum. A rejected attempt counts neither for its address nor
   * for its account, because it tested nothing.
   */
  attempt(what: Throttled, by: Attempt): Promise<void>;
  /** Returns whether the address is trusted for the account. */
  isTrusted(what: Throttled, by: Attempt): Promise<boolean>;
  /** Refunds the attempt, then calls `markTrusted`. */
  recordSuccess(what: Throttled, by: Attempt): Promise<void>;
  /** Clears the counter of this account at this address, and trusts the address for 90 days. */
  markTrusted(what: Throttled, by: Attempt): Promise<void>;
  /** Refunds an attempt that was not a wrong guess. Unlike `recordSuccess`, does not trust the address. */
  refundAttempt(what: Throttled, by: Attempt): Promise<void>;
};

/** For benchmarks and race tests. */
export const noThrottles: Throttles = {
  attempt: () => Promise.resolve(),
  isTrusted: () => Promise.resolve(false),
  recordSuccess: () => Promise.resolve(),
  markTrusted: () => Promise.resolve(),
  refundAttempt: () => Promise.resolve(),
};

/** Free attempts within a period. Each further admitted attempt doubles the wait before the next: 1 s, 2 s, 4 s, and so on. */
type Allowance = { free: number; windowSeconds: number; maxWaitSeconds: number };

/**
 * `address` limits all attempts from one address. `accountAtAddress` limits the attempts on one account from one address.
 * `account` limits the attempts on one account from all addresses that are not trusted. An address that this limit refuses
 * gets a turn: after the wait, it has one attempt that other addresses cannot use. So attackers cannot use up all attempts.
 */
type Allowances = { address: Allowance; accountAtAddress?: Allowance; account?: Allowance };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const GUESSES: Allowances = {
  address: { free: 50, windowSeconds: 10 * MINUTE, maxWaitSeconds: 10 * MINUTE },
  accountAtAddress: { free: 5, windowSeconds: DAY, maxWaitSeconds: 15 * MINUTE },
  account: { free: 20, windowSeconds: HOUR, maxWaitSeconds: MINUTE },
};

const MAILS: Allowances = {
  address: { free: 20, windowSeconds: HOUR, maxWaitSeconds: 10 * MINUTE },
  account: { free: 5, windowSeconds: DAY, maxWaitSeconds: 15 * MINUTE },
};

export const ALLOWANCES: Record<Throttled, Allowances> = {
  login: GUESSES,
  password: GUESSES,
  register: { address: { free: 20, windowSeconds: HOUR, maxWaitSeconds: 10 * MINUTE } },
  refresh: { address: { free: 600, windowSeconds: 10 * MINUTE, maxWaitSeconds: MINUTE } },
  'account-mail': MAILS,
  // Counted apart from 'account-mail': otherwise, someone who enters another customer's address as their own new address would use
  // up that customer's allowance for e-mails with a password token.
  'email-change': MAILS,
  // Counted apart from 'account-mail' for the same reason as 'email-change'.
  'order-access': MAILS,
  'account-token': { address: { free: 30, windowSeconds: 10 * MINUTE, maxWaitSeconds: 10 * MINUTE } },
  'discount-code': {
    address: { free: 60, windowSeconds: 10 * MINUTE, maxWaitSeconds: 10 * MINUTE },
    accountAtAddress: { free: 20, windowSeconds: HOUR, maxWaitSeconds: 10 * MINUTE },
  },
  // A guest needs one cart, but many guests may share an address.
  cart: { address: { free: 300, windowSeconds: HOUR, maxWaitSeconds: MINUTE } },
  // Orders take stock. `account` is the e-mail address.
  'guest-order': {
    address: { free: 60, windowSeconds: HOUR, maxWaitSeconds: 10 * MINUTE },
    account: { free: 10, windowSeconds: HOUR, maxWaitSeconds: 10 * MINUTE },
  },
  // Thieves test stolen cards with small payments. Each order has a limit too: see MAX_DECLINED.
  'declined-payment': { address: { free: 30, windowSeconds: HOUR, maxWaitSeconds: 10 * MINUTE } },
};

/** How long an address stays trusted for an account after a sign-in. */
const TRUSTED_SECONDS = 90 * DAY;
/** How long the turn of a refused address stays open after its wait. */
const TURN_SECONDS = 10 * MINUTE;

/** Creates throttles that count in the store that all processes share. */
export function createThrottles(counters: Counters, allowances = ALLOWANCES): Throttles {
  /**
   * Counts an attempt before its work, so that concurrent attempts have the same limit as sequential ones. Returns a function that
   * refunds the attempt. With `turnKey`, an address that is refused during a wait gets a turn.
   */
  async function countAttempt(
    key: string,
    { free, windowSeconds, maxWaitSeconds }: Allowance,
    turnKey?: string,
  ): Promise<() => Promise<void>> {
    const earlierAttempts = await counters.increment(key, windowSeconds);
    const refund = () => counters.decrement(key, windowSeconds);
    if (earlierAttempts < free) return refund;
    const wait = Math.min(2 ** Math.min(earlierAttempts - free, 30), maxWaitSeconds);
    let remainingWait = await counters.tryAcquire(gateOf(key), wait);
    if (remainingWait === 0) {
      return async () => {
        await refund();
        await counters.delete(gateOf(key));
      };
    }
    if (turnKey !== undefined) remainingWait = await takeTurn(turnKey, remainingWait, maxWaitSeconds);
    if (remainingWait === 0) return refund;
    // A refused attempt must not make the next wait longer.
    await refund();
    throw rateLimited('There were too many attempts. Try again later.', remainingWait);
  }

  /**
   * Returns 0 if the address has waited for its turn, otherwise the remaining seconds. The first refused attempt starts the wait.
   * After the wait, the first attempt is admitted, and starts the next wait.
   */
  async function takeTurn(key: string, waitSeconds: number, maxWaitSeconds: number): Promise<number> {
    const hasStartedWaiting = await counters.has(key);
    const wait = Math.max(1, Math.ceil(hasStartedWaiting ? maxWaitSeconds : waitSeconds));
    const remaining = await counters.tryAcquire(gateOf(key), wait);
    if (remaining > 0) return remaining;
    await counters.set(key, wait + TURN_SECONDS);
    return hasStartedWaiting ? 0 : wait;
  }

  async function markTrusted(what: Throttled, by: Attempt): Promise<void> {
    const { accountAtAddress, account } = allowances[what];
    const keys = keysOf(what, by);
    if (!keys.accountAtAddress) return;
    if (accountAtAddress) await counters.delete(keys.accountAtAddress, gateOf(keys.accountAtAddress));
    if (account) await counters.set(keys.trusted, TRUSTED_SECONDS);
  }

  /**
   * Attempts from a trusted address are not counted for the account. So attacks from other addresses do not lock out the owner,
   * and a sign-in of the owner does not refund attempts of the attackers.
   */
  const isTrusted = async (by: Attempt, trusted: string | undefined): Promise<boolean> =>
    by.isTrusted ?? (trusted !== undefined && (await counters.has(trusted)));

  return {
    async attempt(what, by) {
      const { address, accountAtAddress, account } = allowances[what];
      const keys = keysOf(what, by);
      const refunds: (() => Promise<void>)[] = [];
      try {
        refunds.push(await countAttempt(keys.address, address));
        if (accountAtAddress && keys.accountAtAddress)
          refunds.push(await countAttempt(keys.accountAtAddress, accountAtAddress));
        if (account && keys.account && !(await isTrusted(by, keys.trusted)))
          await countAttempt(keys.account, account, keys.turn);
      } catch (error) {
        for (const refund of refunds) await refund();
        throw error;
      }
    },

    isTrusted: (what, by) => isTrusted(by, keysOf(what, by).trusted),

    async recordSuccess(what, by) {
      const { address, account } = allowances[what];
      const keys = keysOf(what, by);
      await counters.decrement(keys.address, address.windowSeconds);
      if (account && keys.account && !(await isTrusted(by, keys.trusted)))
        await counters.decrement(keys.account, account.windowSeconds);
      await markTrusted(what, by);
    },

    markTrusted,

    async refundAttempt(what, by) {
      const { address, accountAtAddress, account } = allowances[what];
      const keys = keysOf(what, by);
      await counters.decrement(keys.address, address.windowSeconds);
      if (accountAtAddress && keys.accountAtAddress)
        await counters.decrement(keys.accountAtAddress, accountAtAddress.windowSeconds);
      if (account && keys.account && !(await isTrusted(by, keys.trusted)))
        await counters.decrement(keys.account, account.windowSeconds);
    },
  };
}

/** Returns the key of a counter's gate. The gate lets one attempt through per wait. */
const gateOf = (key: string) => `${key}!`;

/** Hashes the parts of a key, so that the store contains no e-mail address. */
const keyOf = (...parts: string[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

function keysOf(what: Throttled, { address, account }: Attempt) {
  const network = networkOf(address);
  const byAddress = keyOf(what, 'address', network);
  if (account === undefined) return { address: byAddress } as const;
  const name = account.toLowerCase();
  return {
    address: byAddress,
    // 'both' and 'known' are in the stored keys, so they must not change.
    accountAtAddress: keyOf(what, 'both', network, name),
    account: keyOf(what, 'account', name),
    trusted: keyOf(what, 'known', network, name),
    turn: keyOf(what, 'turn', network, name),
  };
}
