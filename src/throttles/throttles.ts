/** What can be tried too often, each counted for itself. */
export type Throttled = 'login' | 'register' | 'refresh' | 'account-mail' | 'account-token' | 'password';

/** Whom an attempt is counted for: the address that it comes from, and the account that it is about, if any. */
export type Attempt = { address: string; account?: string };

export type Throttles = {
  /** Counts an attempt; throws RATE_LIMITED where there were too many, each further one for longer. */
  attempt(what: Throttled, by: Attempt): Promise<void>;
  /** After a success: forgets what was counted for this account from this address. */
  forgive(what: Throttled, by: Attempt): Promise<void>;
};

/** For benchmarks and races. */
export const noThrottles: Throttles = {
  attempt: () => Promise.resolve(),
  forgive: () => Promise.resolve(),
};
