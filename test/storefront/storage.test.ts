import { sharedStorage } from '../../apps/storefront/src/shared/storage.ts';

/** Replaces the storage of the browser while the work runs. */
function withStorage<T>(get: () => Partial<Storage>, work: () => T): T {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'localStorage');
  Object.defineProperty(globalThis, 'localStorage', { get, configurable: true });
  try {
    return work();
  } finally {
    if (before) Object.defineProperty(globalThis, 'localStorage', before);
    else Reflect.deleteProperty(globalThis, 'localStorage');
  }
}

const refuse = (): never => {
  throw new Error('blocked by a policy');
};

test('keeps a value for the page if the browser refuses all access to its storage', () => {
  withStorage(refuse, () => {
    expect(sharedStorage.get('token')).toBeNull();
    sharedStorage.set('token', { value: 1 });
    expect(sharedStorage.get('token')).toEqual({ value: 1 });
    sharedStorage.remove('token');
    expect(sharedStorage.get('token')).toBeNull();
  });
});

test('prefers a newer value that could not be stored to the stored one, until it can be stored', () => {
  const stored = new Map([['token', '"old"']]);
  let isFull = true;
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void (isFull ? refuse() : stored.set(key, text)),
    removeItem: (key: string) => void stored.delete(key),
  };

  withStorage(
    () => storage,
    () => {
      sharedStorage.set('token', 'new');
      expect(sharedStorage.get('token')).toBe('new');
      isFull = false;
      sharedStorage.set('token', 'newest');
      stored.set('token', '"of another tab"');
      expect(sharedStorage.get('token')).toBe('of another tab');
    },
  );
});
