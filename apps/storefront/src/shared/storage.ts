/**
 * Web storage as JSON. Browsers can refuse it (private windows, policies) or hold a value of an earlier version; both count as
 * absent, so that the shop still works within one page.
 */
const create = (storage: () => Storage) => {
  const fallback = new Map<string, string>();
  return {
    get<T>(key: string): T | null {
      try {
        const text = storage().getItem(key) ?? fallback.get(key);
        return text === undefined ? null : (JSON.parse(text) as T);
      } catch {
        return null;
      }
    },
    set(key: string, value: unknown): void {
      const text = JSON.stringify(value);
      try {
        storage().setItem(key, text);
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

/** Of all tabs, until it is removed. */
export const sharedStorage = create(() => localStorage);
/** The key of the inputs in the checkout. They are removed when the account signs out. */
export const DRAFT_KEY = 'checkout';

/** Of this tab, also after a reload. */
export const tabStorage = create(() => sessionStorage);
