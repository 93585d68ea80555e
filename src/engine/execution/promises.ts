/** Returns whether a value has a `then` method: the same check as in graphql-js. */
export const isPromise = <T>(value: unknown): value is Promise<T> =>
  value !== null &&
  (typeof value === 'object' || typeof value === 'function') &&
  typeof (value as { then?: unknown }).then === 'function';
