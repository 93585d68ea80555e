/**
 * Web storage as JSON. A value that the browser refuses to store (private windows, policies) is kept until the page is closed. A
 * value that cannot be read or parsed is absent.
 */
const create = (storage: () => Storage) => {
  const fallback = new Map<string, string>();
  const stored = (key: string): string | null => {
    try {
      return storage().getItem(key);
    } catch {
      return null;
    }
  };
  return {
    get<T>(key: string): T | null {
      const text = fallback.get(key) ?? stored(key);
      try {
        return text === null ? null : (JSON.parse(text) as T);
      } catch {
        return null;
      }
    },
    set(key: string, value: unknown): void {
      const text = JSON.stringify(value);
      try {
        storage().setItem(key, text);
        fallback.delete(key);
      } catch {
        fallback.set(key, text);
      }
    },
    remove(key: string): void {
      fallback.delete(key);
      try {
        storage().removeItem(key);
      } catch {
        // Nothing was stored.
      }
    },
  };
};

/** Values that all tabs share, until they are removed. */
export const sharedStorage = create(() => localStorage);
/** The key of the inputs in the checkout. They are removed when the account signs out. */
export const DRAFT_KEY = 'checkout';

/** Values of this tab. They survive a reload. */
export const tabStorage = create(() => sessionStorage);
