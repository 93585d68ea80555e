import type { SessionStore } from './sessions.ts';
import { isFresh, type Tokens } from './tokens.ts';

/** `undefined`: not known yet. `null`: a guest. */
type State = Tokens | null | undefined;

type AccessOptions = {
  store: SessionStore;
  /** Exchanges the refresh token, or the cookie if it is null. Returns null if the session has ended. */
  refresh: (refreshToken: string | null) => Promise<Tokens | null>;
  /** Called when the session has ended without `signOut` of this client. */
  onSignedOut: () => void;
};

export type Access = ReturnType<typeof createAccess>;

/**
 * Provides access tokens. Replaces a token before it expires and after the server has rejected it. There is one refresh for all
 * callers: the calls of a page share one promise, and a lock lets one tab of the browser refresh at a time.
 */
export function createAccess({ store, refresh, onSignedOut }: AccessOptions) {
  let state: State;
  let renewing: Promise<string | null> | null = null;
  const listeners = new Set<() => void>();
  const exclusively = createLock(store.name);

  function setState(next: Tokens | null): void {
    const isOtherViewer = state?.accountId !== next?.accountId;
    state = next;
    if (isOtherViewer) for (const listener of listeners) listener();
  }

  store.listen((tokens) => {
    const wasSignedIn = Boolean(state);
    setState(tokens);
    if (wasSignedIn && !tokens) onSignedOut();
  });

  async function replace(rejected: string | null): Promise<string | null> {
    const isUsable = (tokens: Tokens) => isFresh(tokens) && tokens.accessToken !== rejected;
    // Another caller or tab may have refreshed while this one waited for the lock.
    const known = state && isUsable(state) ? state : ((await store.find(state ?? null)) ?? state ?? null);
    if (known && isUsable(known)) {
      setState(known);
      return known.accessToken;
    }
    const hasCookie = store.hasCookie();
    const refreshToken = known?.refreshToken || null;
    if (refreshToken === null && hasCookie === false) {
      setState(null);
      return null;
    }
    const tokens = await refresh(refreshToken);
    await store.save(tokens);
    setState(tokens);
    if (!tokens && (known || hasCookie)) onSignedOut();
    return tokens?.accessToken ?? null;
  }

  const renew = (rejected: string | null): Promise<string | null> =>
    (renewing ??= exclusively(() => replace(rejected)).finally(() => (renewing = null)));

  const set = async (tokens: Tokens | null) => {
    await store.save(tokens);
    setState(tokens);
  };

  return {
    /** Returns a valid access token; null for a guest. */
    async token(): Promise<string | null> {
      if (state === null) return null;
      return state && isFresh(state) ? state.accessToken : renew(null);
    },

    /** Returns a new token instead of a rejected one. Null if the session has ended. */
    async renew(rejected: string): Promise<string | null> {
      if (state === null) return null;
      return state && state.accessToken !== rejected && isFresh(state) ? state.accessToken : renew(rejected);
    },

    start: (tokens: Tokens): Promise<void> => exclusively(() => set(tokens)),

    /** Ends the session with `logout`. If it fails, the session continues. */
    end: (logout: () => Promise<void>): Promise<void> =>
      exclusively(async () => {
        await logout();
        await set(null);
      }),

    /** Calls the listener when the viewer changes, also in another tab. Returns a function that removes it. */
    onChange(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

type Exclusively = <T>(run: () => Promise<T>) => Promise<T>;
type Locks = { request<T>(name: string, run: () => Promise<T>): Promise<T> };

/** Runs one function at a time in all tabs. Without Web Locks (on insecure pages and phones), runs one at a time in this page. */
function createLock(name: string): Exclusively {
  const { locks } = ((globalThis as { navigator?: object }).navigator ?? {}) as { locks?: Locks };
  if (locks) return (run) => locks.request(name, run);
  let last: Promise<unknown> = Promise.resolve();
  return (run) => {
    const result = last.then(run, run);
    last = result.catch(() => {});
    return result;
  };
}
