import { ApiError } from '@ordergraph/client';
import type { ViewerCache } from './graph.ts';
import { createStore } from './store.ts';

/** After this time, images that still load no longer delay the session and the cart. */
const MAX_WAIT_MS = 3_000;

const started = Promise.withResolvers<void>();

/**
 * Resolves when the first page is shown, or when something needs the API before that. The first page has its data in the HTML, so
 * the code that calls the API is loaded later.
 */
export const firstPageDone = started.promise;

/** Ends the wait for the first page. */
export const endFirstPageWait = (): void => started.resolve();

window.addEventListener('load', endFirstPageWait);
setTimeout(endFirstPageWait, MAX_WAIT_MS);

/** Loads a part of the application. It fails like a request. */
export async function load<Part>(start: () => Promise<Part>): Promise<Part> {
  try {
    return await start();
  } catch (cause) {
    throw new ApiError('The shop could not be loaded completely.', { code: 'NETWORK_ERROR', cause });
  }
}

/** Loads the code that calls the API, without waiting for the first page. */
export function loadServer() {
  endFirstPageWait();
  return load(() => import('../server.ts'));
}

/** The cache of the viewer; null until it is loaded. Each viewer gets a new cache, so that no viewer sees the data of another. */
export const graph = createStore<ViewerCache | null>(null);

/** Loads the cache, without waiting for the first page. */
export async function loadGraph(): Promise<ViewerCache> {
  const { createViewerCache } = await loadServer();
  if (!graph.get()) graph.set(createViewerCache());
  return graph.get()!;
}
