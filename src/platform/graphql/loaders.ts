import DataLoader from 'dataloader';
import { listsByKeys, rowsByKeys } from '../db/query/by-key.ts';
import type { Load } from './load-required.ts';

/** Creates the loader at its first use: a request has about twenty of them and uses one or two. */
function lazyLoader<Value>(loadAll: (keys: readonly string[]) => Promise<Value[]>): Load<Value> {
  let loader: DataLoader<string, Value> | undefined;
  return { load: (key) => (loader ??= new DataLoader(loadAll)).load(key) };
}

/** Loads at most one row per key. `read` runs one statement; `keyOf` returns the key that a row belongs to. */
export const oneByKey = <Row>(
  read: (keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string | null,
): Load<Row | null> => lazyLoader(async (keys) => rowsByKeys(keys, await read(keys), keyOf));

/** Loads any number of rows per key, in the order in which `read` returns them. */
export const manyByKey = <Row, Value = Row>(
  read: (keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string | null,
  valueOf?: (row: Row) => Value,
): Load<Value[]> => lazyLoader(async (keys) => listsByKeys(keys, await read(keys), keyOf, valueOf));

/** Returns one loader per distinct set of arguments, so that nested lists with equal arguments share a statement. */
export function perArguments<Args, Loader>(make: (args: Args) => Loader): (args: Args) => Loader {
  const loaders = new Map<string | undefined, Loader>();
  return (args) => {
    const key = JSON.stringify(args);
    let loader = loaders.get(key);
    if (!loader) loaders.set(key, (loader = make(args)));
    return loader;
  };
}
