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

/** Asks for it, and keeps it where it was not found: whether it was. */
function look(cache: ReturnType<typeof createTinyLfuCache<string>>, key: string, weight = 10): boolean {
  const found = cache.get(key);
  if (found === undefined) cache.set(key, `value of ${key}`, weight);
  return found !== undefined;
}

describe('a cache of what is asked for most', () => {
  test('keeps what it is given, and forgets nothing while there is room', () => {
    const cache = createTinyLfuCache<string>(bounds);
    for (let at = 0; at < 80; at++) cache.set(`key ${at}`, `value ${at}`, 1);

    for (let at = 0; at < 80; at++) expect(cache.get(`key ${at}`)).toBe(`value ${at}`);
    expect(cache.get('key 80')).toBeUndefined();
    cache.set('key 1', 'another', 5);
    expect(cache.get('key 1')).toBe('another');
    expect(cache.size()).toEqual({ entries: 80, weight: 84 });
  });

  test('never holds more than its bounds, by number and by weight', () => {
    const cache = createTinyLfuCache<string>(bounds);
    for (let at = 0; at < 5_000; at++) {
      look(cache, `key ${at % 500}`, at % 70);
      const { entries, weight } = cache.size();
      expect(entries <= bounds.entries && weight <= bounds.weight).toBe(true);
    }
  });

  test('does not keep what is heavier than all it may hold', () => {
    const cache = createTinyLfuCache<string>(bounds);
    look(cache, 'small');
    look(cache, 'huge', 5_000);

    expect([cache.get('small'), cache.get('huge')]).toEqual(['value of small', undefined]);
  });

  test('is not flushed by any number of new things', () => {
    const cache = createTinyLfuCache<string>(bounds);
    const hot = Array.from({ length: 50 }, (_, at) => `hot ${at}`);
    for (let round = 0; round < 5; round++) for (const key of hot) look(cache, key);
    for (let at = 0; at < 100_000; at++) look(cache, `new ${at}`);

    expect(hot.filter((key) => cache.get(key) === undefined)).toEqual([]);
  });

  test('is not flushed by things that come twice or in turns, while the hot ones are asked for more often', () => {
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

  test('takes in what has become hot, in place of what is no longer', () => {
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

  test('are read once for each text, those that are refused too', () => {
    for (const text of ['{ me { id } }', '{', '{ nothing }', getIntrospectionQuery()]) {
      expect(documents.read(text)).toBe(documents.read(text));
    }
  });

  test('of 6,000 texts leave the memory as it was', () => {
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
