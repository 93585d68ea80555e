import DataLoader from 'dataloader';
import { listsByKeys, rowsByKeys } from '../db/query/by-key.ts';
import type { Load } from './load-required.ts';

/** There are some twenty for each request, which asks one or two of them. */
function whenAsked<Value>(loadAll: (keys: readonly string[]) => Promise<Value[]>): Load<Value> {
  let loader: DataLoader<string, Value> | undefined;
  return { load: (key) => (loader ??= new DataLoader(loadAll)).load(key) };
}

/** At most one row for each key: `read` runs one statement, `keyOf` tells which key a row answers. */
export const oneByKey = <Row>(
  read: (keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string | null,
): Load<Row | null> => whenAsked(async (keys) => rowsByKeys(keys, await read(keys), keyOf));

/** Any number of rows for each key, in the order `read` gives them. */
export const manyByKey = <Row, Value = Row>(
  read: (keys: readonly string[]) => Promise<Row[]>,
  keyOf: (row: Row) => string | null,
  valueOf?: (row: Row) => Value,
): Load<Value[]> => whenAsked(async (keys) => listsByKeys(keys, await read(keys), keyOf, valueOf));

/** A loader for each distinct set of arguments, so that nested lists asked for alike share one statement. */
export function perArguments<Args, Loader>(make: (args: Args) => Loader): (args: Args) => Loader {
  const loaders = new Map<string, Loader>();
  return (args) => {
    const key = JSON.stringify(args);
    let loader = loaders.get(key);
    if (!loader) loaders.set(key, (loader = make(args)));
    return loader;
  };
}
