/** What can be waited for like a promise, and is none. */
export function likePromise<T>(promise: Promise<T>): PromiseLike<T> {
  const like = Object.create(null) as PromiseLike<T>;
  return Object.defineProperty(like, 'then', { value: promise.then.bind(promise) });
}
