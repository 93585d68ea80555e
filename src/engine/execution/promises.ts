/** Anything with a `then`, as everywhere in GraphQL. */
export const isPromise = <T>(value: unknown): value is Promise<T> =>
  value !== null &&
  (typeof value === 'object' || typeof value === 'function') &&
  typeof (value as { then?: unknown }).then === 'function';
