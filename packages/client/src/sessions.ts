import { isFresh, type Tokens } from './tokens.ts';

/** Stores the credentials, and shares them between the tabs or parts of an application. */
export type SessionStore = {
  delivery: 'COOKIE' | 'BODY';
  credentials: RequestCredentials;
  /** The name of the lock that lets one tab refresh at a time. */
  name: string;
  /** Returns tokens that another tab or an earlier start has stored, and that differ from `known`. */
  find(known: Tokens | null): Promise<Tokens | null>;
  /** Returns whether the browser has a refresh cookie; null if that is unknown. */
  hasCookie(): boolean | null;
  /** Stores the tokens; null after the session has ended. */
  save(tokens: Tokens | null): Promise<void>;
  /** Reports tokens that another tab has received; null if it has signed out. */
  listen(onChange: (tokens: Tokens | null) => void): void;
};

/** Storage of a phone or a browser, such as AsyncStorage, MMKV, SecureStore (through an adapter) or `localStorage`. */
export type TextStorage = {
  getItem(key: string): Promise<string | null> | string | null;
  setItem(key: string, value: string): unknown;
  removeItem(key: string): unknown;
};

const DEFAULT_NAME = 'ordergraph-session';
/** An open tab answers within milliseconds. If the other tabs are suspended, this tab refreshes the token. */
const ANSWER_TIMEOUT_MS = 50;
/** The timeout if another tab has just refreshed. That tab is open, so its answer arrives, but it may be late on a busy machine. */
const OPEN_TAB_TIMEOUT_MS = 2_000;

type Message = { tokens: Tokens | null } | { isQuestion: true };

/**
 * Creates the session store of a browser. The refresh token is in a cookie that scripts cannot read. Access tokens stay in memory;
 * tabs share them through a BroadcastChannel. `localStorage` contains only the time at which the newest access token is replaced.
 */
export function cookieSession({ name = DEFAULT_NAME }: { name?: string } = {}): SessionStore {
  const channel = openChannel<Message>(name);
  const hint = openHint(name);
  let current: Tokens | null = null;
  let lastHint = hint.renewAt();
  let onChange = (_tokens: Tokens | null) => {};
  let answered = (_tokens: Tokens) => {};

  channel?.receive((message) => {
    if ('isQuestion' in message) {
      if (current && isFresh(current)) channel.send({ tokens: current });
      return;
    }
    if (message.tokens?.accessToken === current?.accessToken) return;
    current = message.tokens;
    if (current) answered(current);
    onChange(current);
  });
  // Other tabs answer while this page still loads.
  if (hint.renewAt() > Date.now()) channel?.send({ isQuestion: true });

  return {
    delivery: 'COOKIE',
    credentials: 'include',
    name,
    hasCookie: () => (Number.isNaN(hint.renewAt()) ? null : hint.renewAt() > 0),
    async find(known) {
      const isNewer = () =>
        current !== null && current.accessToken !== known?.accessToken && isFresh(current);
      // `localStorage` can show the new time before the message with the new tokens arrives.
      const hinted = hint.renewAt();
      const timeoutMs = hinted === lastHint ? ANSWER_TIMEOUT_MS : OPEN_TAB_TIMEOUT_MS;
      lastHint = hinted;
      if (channel && !isNewer() && hinted > Date.now() && hinted !== known?.renewAt) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, timeoutMs);
          answered = () => {
            clearTimeout(timer);
            resolve();
          };
          channel.send({ isQuestion: true });
        });
      }
      return isNewer() ? current : null;
    },
    async save(tokens) {
      current = tokens;
      hint.set(tokens?.renewAt ?? null);
      lastHint = hint.renewAt();
      channel?.send({ tokens });
    },
    listen(listener) {
      onChange = listener;
    },
  };
}

/**
 * Creates a session store for phones and other clients that can keep a secret. All tokens are in `storage`, and survive a
 * restart.
 */
export function storageSession(
  storage: TextStorage,
  { name = DEFAULT_NAME }: { name?: string } = {},
): SessionStore {
  return {
    delivery: 'BODY',
    credentials: 'omit',
    name,
    hasCookie: () => false,
    async find(known) {
      const stored = parse(await storage.getItem(name));
      return stored?.accessToken === known?.accessToken ? null : stored;
    },
    async save(tokens) {
      if (tokens) await storage.setItem(name, JSON.stringify(tokens));
      else await storage.removeItem(name);
    },
    listen: () => {},
  };
}

function parse(text: string | null): Tokens | null {
  try {
    return JSON.parse(text ?? 'null') as Tokens | null;
  } catch {
    return null;
  }
}

/** Creates a session store in memory, for tests and scripts. The session ends with the process. */
export function memorySession(): SessionStore {
  const items = new Map<string, string>();
  return storageSession(
    {
      getItem: (key) => items.get(key) ?? null,
      setItem: (key, value) => items.set(key, value),
      removeItem: (key) => items.delete(key),
    },
    { name: `${DEFAULT_NAME}-${Math.random()}` },
  );
}

type Channel<T> = { send: (message: T) => void; receive: (listener: (message: T) => void) => void };

/** Returns null outside browsers: in Node.js, a channel would connect clients of different accounts. */
function openChannel<T>(name: string): Channel<T> | null {
  if (typeof BroadcastChannel === 'undefined' || !('location' in globalThis)) return null;
  const channel = new BroadcastChannel(name);
  return {
    send: (message) => channel.postMessage(message),
    receive: (listener) => {
      channel.onmessage = (event) => listener((event as unknown as { data: T }).data);
    },
  };
}

/**
 * Remembers whether there may be a refresh cookie, because scripts cannot see it. Without this hint, every page of a guest
 * would try a refresh.
 */
function openHint(name: string) {
  // Access to blocked storage throws. Then every page tries a refresh once.
  const attempt = <T>(use: (storage: TextStorage) => T): T | undefined => {
    try {
      return use((globalThis as unknown as { localStorage: TextStorage }).localStorage);
    } catch {
      return undefined;
    }
  };
  return {
    /** 0 for a guest; NaN if storage is blocked. */
    renewAt(): number {
      const text = attempt((storage) => storage.getItem(name) as string | null);
      return text === undefined ? NaN : Number(text ?? 0);
    },
    set(renewAt: number | null): void {
      attempt((storage) =>
        renewAt === null ? storage.removeItem(name) : storage.setItem(name, String(renewAt)),
      );
    },
  };
}
