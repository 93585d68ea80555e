import { ApiError } from '@ordergraph/client';
import type { Graph } from './graph.ts';
import { createStore } from './store.ts';

/** After this time, images that still load no longer delay the session and the cart. */
const MAX_WAIT_MS = 3_000;

const started = Promise.withResolvers<void>();

/**
 * Resolves when the first page is shown, or when something needs the API before that. The first page has its data in the HTML, so
 * the code that talks to the API is loaded later.
 */
export const isOnline = started.promise;

/** Ends the wait for the first page. */
export const goOnline = (): void => started.resolve();

window.addEventListener('load', goOnline);
setTimeout(goOnline, MAX_WAIT_MS);

/** Loads a part of the application. It fails like a request. */
export async function load<Part>(start: () => Promise<Part>): Promise<Part> {
  try {
    return await start();
  } catch (cause) {
    throw new ApiError('The shop could not be loaded completely.', { code: 'NETWORK_ERROR', cause });
  }
}

/** Loads what talks to the API, now. */
export function loadServer() {
  goOnline();
  return load(() => import('../server.ts'));
}

/** The cache of the viewer; null until it is loaded. Another viewer gets a new one, so that no data of one is shown to another. */
export const graph = createStore<Graph | null>(null);

/** Loads the cache, now. */
export async function loadGraph(): Promise<Graph> {
  const { createGraph } = await loadServer();
  if (!graph.get()) graph.set(createGraph());
  return graph.get()!;
}
