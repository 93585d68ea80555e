import type { Doc } from './document.ts';
import { loadGraph } from './online.ts';

/** Runs a mutation, and writes the objects of its result into the cache of the pages. */
export const mutate = async <Data, Variables extends object>(
  document: Doc<Data, Variables>,
  variables: Variables,
): Promise<Data> => (await loadGraph()).mutate(document, variables);
