import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The documents whose results the server writes into the HTML, by the name of their operation. */
export type PageDocuments = Record<'ShopShell' | 'HomePage' | 'CategoryPage' | 'ProductDetails', string>;

/**
 * `template` is the HTML of every page, with placeholders for the head and the data. `preloads` has the URLs of the scripts
 * that a page loads after the first ones, by the path of a module in `apps/storefront/src`.
 */
export type Build = {
  template: string;
  documents: PageDocuments;
  preloads: Record<string, string[]>;
};

/** Written when a build is complete. `error` says why it failed. */
export type BuildStamp = { sources: string; error?: string };

export const buildFolder = fileURLToPath(new URL('../../../../apps/storefront/dist/', import.meta.url));

/** Not in `assets/`, the only folder that the server serves. */
export const stampIn = (folder: string): string => `${folder}build.json`;
export const assetsIn = (folder: string): string => `${folder}assets/`;

/** `buildsAtStart`: a child process of this program builds the storefront if necessary. Otherwise `npm run build` has built it. */
export type BuildOptions = { folder: string; buildsAtStart: boolean };

const POLL_INTERVAL_MS = 200;
const BUILD_TIMEOUT_MS = 120_000;

/**
 * Returns a function that reads the build, or null if there is none. With `buildsAtStart`, it waits for a build that still runs.
 */
export function openBuild({ folder, buildsAtStart }: BuildOptions): () => Promise<Build | null> {
  // The static route looks for its folder when the server starts, which may be before the end of the build.
  if (buildsAtStart) mkdirSync(assetsIn(folder), { recursive: true });
  let build: Promise<Build | null> | undefined;
  return async () => {
    build ??= readBuild(folder, buildsAtStart ? BUILD_TIMEOUT_MS : 0);
    let opened: Build | null = null;
    try {
      opened = await build;
    } finally {
      // A later request looks again: the build may be repaired while the server runs.
      if (!opened) build = undefined;
    }
    return opened;
  };
}

async function readBuild(folder: string, timeoutMs: number): Promise<Build | null> {
  const deadline = Date.now() + timeoutMs;
  while (!existsSync(stampIn(folder))) {
    if (Date.now() > deadline) return null;
    await sleep(POLL_INTERVAL_MS, undefined, { ref: false });
  }
  const { error } = JSON.parse(readFileSync(stampIn(folder), 'utf8')) as BuildStamp;
  if (error !== undefined) return null;
  const read = (name: string) => readFileSync(folder + name, 'utf8');
  return {
    template: read('index.html'),
    documents: JSON.parse(read('server/documents.json')) as Build['documents'],
    preloads: JSON.parse(read('server/preloads.json')) as Build['preloads'],
  };
}
