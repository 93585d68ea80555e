/** Returns a thenable that is not a Promise. */
export const likePromise = <T>(promise: Promise<T>): PromiseLike<T> =>
  new Proxy({} as PromiseLike<T>, {
    get: (_target, name) => (name === 'then' ? promise.then.bind(promise) : undefined),
  });
