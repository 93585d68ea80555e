import { setFlagsFromString } from 'node:v8';

/**
 * Keeps V8 from allocating objects directly in the old generation where the objects of earlier requests survived a collection. Such
 * an object keeps the rows of its request in memory until the next full collection. See docs/decisions/0051.
 */
export const V8_FLAG = '--no-allocation-site-pretenuring';

/** Must run before the code of requests is compiled. */
export const setV8Flag = (): void => setFlagsFromString(V8_FLAG);
