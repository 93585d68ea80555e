import type { LogError } from '../../platform/errors.ts';
import type { ShippingRates } from '../pricing/shipping-provider.ts';

/** The preview of an order, its shipping options and its placement need the same rates. */
const LIFETIME_MS = 60_000;
/** After an order was refused, the client requests shipping options. That request gets the stored failure, without a timeout. */
const FAILURE_LIFETIME_MS = 5_000;
const MAX_ENTRIES = 1_000;
/**
 * After this number of consecutive calls without a response, calls are paused. Otherwise, every checkout would wait for the timeout
 * in an outage.
 */
const NO_RESPONSE_LIMIT = 3;
const PAUSE_MS = 10_000;

/** The service could not be reached, or its response was incomplete when the time limit ended, or too long. */
export class NoResponseError extends Error {
  override readonly name = 'NoResponseError';
}

type Entry = {
  expiresAt: number;
  /** Null while the call runs, and if it failed. */
  received: ShippingRates | null;
  rates: Promise<ShippingRates | null>;
};

type FindRates = (body: string, currency: string) => Promise<ShippingRates>;

/**
 * Adds a cache and a circuit breaker to the calls of a service. Equal requests share a call and its rates for a minute, or its
 * failure for five seconds. Failures are logged. After three consecutive calls without a response, there are no calls for ten
 * seconds. An invalid response does not count as such a call: a client could cause it with unusual input, and so make the
 * methods unavailable for other clients. The functions return null if there are no rates.
 */
export function cachedRates(findRates: FindRates, now: () => number, log: LogError) {
  const entries = new Map<string, Entry>();
  let unansweredCalls = 0;
  let pausedUntil = 0;

  async function call(entry: Omit<Entry, 'rates'>, body: string, currency: string) {
    try {
      entry.received = await findRates(body, currency);
      unansweredCalls = 0;
    } catch (error) {
      entry.expiresAt = now() + FAILURE_LIFETIME_MS;
      unansweredCalls = error instanceof NoResponseError ? unansweredCalls + 1 : 0;
      if (unansweredCalls >= NO_RESPONSE_LIMIT) pausedUntil = now() + PAUSE_MS;
      log(error, 'shipping rates not received');
    }
    return entry.received;
  }

  const current = (body: string): Entry | null => {
    const entry = entries.get(body);
    return entry && entry.expiresAt > now() ? entry : null;
  };

  return {
    recent: (body: string): ShippingRates | null => current(body)?.received ?? null,
    find: async (body: string, currency: string): Promise<ShippingRates | null> => {
      const cached = current(body);
      if (cached) return cached.rates;
      if (pausedUntil > now()) return null;
      // Entries are in the order of their calls, so the first entry is the oldest.
      entries.delete(body);
      const [oldest] = entries.keys();
      if (entries.size >= MAX_ENTRIES) entries.delete(oldest!);
      const started = { expiresAt: now() + LIFETIME_MS, received: null };
      const entry: Entry = Object.assign(started, { rates: call(started, body, currency) });
      entries.set(body, entry);
      return entry.rates;
    },
  };
}
