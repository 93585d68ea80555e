import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { getIntrospectionQuery } from 'graphql';
import { createDocuments } from '../../src/engine/documents/documents.ts';
import { createTinyLfuCache } from '../../src/engine/documents/tinylfu-cache.ts';
import { DEFAULT_LIMITS } from '../../src/engine/documents/limits.ts';
import { createSchema } from '../../src/server/fields/executable-schema.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const bounds = { entries: 100, weight: 1_000 };

/** Reads the key and adds it if it is missing. Returns whether it was cached. */
function look(cache: ReturnType<typeof createTinyLfuCache<string>>, key: string, weight = 10): boolean {
  const found = cache.get(key);
  if (found === undefined) cache.set(key, `value of ${key}`, weight);
  return found !== undefined;
}

describe('frequency-aware cache', () => {
  test('keeps every entry while there is room', () => {
    const cache = createTinyLfuCache<string>(bounds);
    for (let at = 0; at < 80; at++) cache.set(`key ${at}`, `value ${at}`, 1);

    for (let at = 0; at < 80; at++) expect(cache.get(`key ${at}`)).toBe(`value ${at}`);
    expect(cache.get('key 80')).toBeUndefined();
    cache.set('key 1', 'another', 5);
    expect(cache.get('key 1')).toBe('another');
    expect(cache.size()).toEqual({ entries: 80, weight: 84 });
  });

  test('stays within its limits of entries and weight', () => {
    const cache = createTinyLfuCache<string>(bounds);
    for (let at = 0; at < 5_000; at++) {
      look(cache, `key ${at % 500}`, at % 70);
      const { entries, weight } = cache.size();
      expect(entries <= bounds.entries && weight <= bounds.weight).toBe(true);
    }
  });

  test('does not keep an entry heavier than its limit', () => {
    const cache = createTinyLfuCache<string>(bounds);
    look(cache, 'small');
    look(cache, 'huge', 5_000);

    expect([cache.get('small'), cache.get('huge')]).toEqual(['value of small', undefined]);
  });

  test('keeps hot entries during any number of one-time entries', () => {
    const cache = createTinyLfuCache<string>(bounds);
    const hot = Array.from({ length: 50 }, (_, at) => `hot ${at}`);
    for (let round = 0; round < 5; round++) for (const key of hot) look(cache, key);
    for (let at = 0; at < 100_000; at++) look(cache, `new ${at}`);

    expect(hot.filter((key) => cache.get(key) === undefined)).toEqual([]);
  });

  test('keeps hot entries although other entries repeat or alternate, if those are less frequent', () => {
    const cache = createTinyLfuCache<string>(bounds);
    const hot = Array.from({ length: 10 }, (_, at) => `hot ${at}`);
    for (let round = 0; round < 5; round++) for (const key of hot) look(cache, key);
    let missed = 0;
    for (let at = 0; at < 20_000; at++) {
      look(cache, `twice ${at}`);
      look(cache, `twice ${at}`);
      look(cache, `turn ${at % 150}`);
      if (!look(cache, hot[at % hot.length]!)) missed++;
    }

    expect(missed).toBe(0);
  });

  test('replaces entries that are no longer hot with new hot entries', () => {
    const cache = createTinyLfuCache<string>(bounds);
    const before = Array.from({ length: 80 }, (_, at) => `before ${at}`);
    for (let round = 0; round < 20; round++) for (const key of before) look(cache, key);
    const after = Array.from({ length: 50 }, (_, at) => `after ${at}`);
    for (let round = 0; round < 60; round++) for (const key of after) look(cache, key);

    expect(after.filter((key) => cache.get(key) === undefined)).toEqual([]);
  });
});

describe('documents', () => {
  const documents = createDocuments(createSchema(), {
    limits: DEFAULT_LIMITS,
    introspection: true,
    trustedDocuments: null,
  });

  test('parses each text once, including rejected texts', () => {
    for (const text of ['{ me { id } }', '{', '{ nothing }', getIntrospectionQuery()]) {
      expect(documents.read(text)).toBe(documents.read(text));
    }
  });

  test('leaves the memory unchanged after 6,000 texts', () => {
    const heap = () => {
      collectGarbage();
      return process.memoryUsage().heapUsed;
    };
    const readUnique = (from: number, count: number) => {
      for (let at = from; at < from + count; at++)
        documents.read(`{ products { nodes { id f${at}: name } } }`);
    };
    // Until the cache is full.
    readUnique(0, 3_000);
    const before = heap();
    readUnique(3_000, 6_000);

    expect((heap() - before) / 1e6).toBeLessThan(5);
  });
});
