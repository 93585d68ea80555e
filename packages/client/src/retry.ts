import { ApiError, type GraphqlError } from './errors.ts';
import type { Operation, Payload } from './transport.ts';

export type RetryLimits = {
  /** Attempts in total. */
  maxAttempts: number;
  /** If the server requests a longer wait, the error is returned without another attempt. */
  maxWaitSeconds: number;
};

const FIRST_WAIT_MS = 400;
const MAX_BACKOFF_MS = 8_000;

/** Errors after which it is unknown whether the operation took effect. */
const UNKNOWN_EFFECT = new Set<unknown>(['TIMEOUT', 'SERVICE_UNAVAILABLE', 'NETWORK_ERROR']);

/** Exponential backoff. Its random part spreads the clients that lost their connection at the same time. */
export const backoffMs = (attempt: number) =>
  Math.min(FIRST_WAIT_MS * 2 ** (attempt - 1), MAX_BACKOFF_MS) * (0.5 + Math.random() / 2);

/** Returns how long to wait before the next attempt, or null if the error is final. */
export function retryWaitMs(
  errors: readonly GraphqlError[],
  {
    attempt,
    isRepeatable,
    maxAttempts,
    maxWaitSeconds,
  }: { attempt: number; isRepeatable: boolean } & RetryLimits,
): number | null {
  if (attempt >= maxAttempts) return null;
  for (const { extensions: { code, retryAfter } = {} } of errors) {
    const isRetried = code === 'RATE_LIMITED' || (UNKNOWN_EFFECT.has(code) && isRepeatable);
    if (isRetried && (retryAfter ?? 0) <= maxWaitSeconds) {
      return retryAfter ? retryAfter * 1000 + Math.random() * 250 : backoffMs(attempt);
    }
  }
  return null;
}

/** Returns whether the response has no result: no data, or only null. After TIMEOUT, a mutation may still have taken effect. */
export const hasNoResult = ({ data }: Payload) =>
  data == null || Object.values(data).every((value) => value === null);

/** Returns whether an operation can be sent again: a query, or a mutation whose idempotency key makes it execute once. */
export const canRepeat = ({ query, variables }: Operation): boolean =>
  (query !== undefined && !/(^|[\s},])mutation\b/.test(query)) || hasIdempotencyKey(variables);

const hasIdempotencyKey = (variables: unknown): boolean =>
  typeof variables === 'object' &&
  variables !== null &&
  Object.entries(variables).some(
    ([name, value]) =>
      (name === 'idempotencyKey' && typeof value === 'string') ||
      (name === 'input' && hasIdempotencyKey(value)),
  );

export const errorsOf = (error: unknown): readonly GraphqlError[] | null =>
  error instanceof ApiError ? [{ message: error.message, extensions: { code: error.code } }] : null;

/** Waits, unless the caller aborts. */
export const wait = (ms: number, signal?: AbortSignal | null) =>
  new Promise<void>((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal!.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
