import { createWriteStream } from 'node:fs';
import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

export const FEED_TTL_SECONDS = 15 * 60;

type Feed = { content: Readable; bytes: number; writtenAt: Date };

/**
 * Caches a text in a temporary file, and writes it again if it is requested after its time to live. Concurrent requests share one
 * write. A new file replaces the old file; requests that are reading the old file read it to its end.
 */
export function createCachedFeed(write: () => AsyncIterable<string>) {
  let folder: Promise<string> | undefined;
  let written: Promise<string> | undefined;
  let expiresAt = 0;

  async function writeFile(): Promise<string> {
    const path = join(await (folder ??= mkdtemp(join(tmpdir(), 'ordergraph-feed-'))), 'feed');
    await pipeline(write, createWriteStream(`${path}.part`, { mode: 0o600 }));
    await rename(`${path}.part`, path);
    return path;
  }

  function refresh(): Promise<string> {
    expiresAt = Infinity;
    const writing = writeFile();
    writing.then(
      () => (expiresAt = Date.now() + FEED_TTL_SECONDS * 1000),
      // After a failure, the next request writes the file.
      () => (expiresAt = 0),
    );
    return writing;
  }

  return {
    read: async (): Promise<Feed> => {
      if (!written || Date.now() >= expiresAt) written = refresh();
      try {
        const file = await open(await written, 'r');
        const { size, mtime } = await file.stat();
        return { content: file.createReadStream(), bytes: size, writtenAt: mtime };
      } catch (error) {
        // A cleaner of temporary files has deleted the folder. The next request creates another folder.
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') [folder, expiresAt] = [undefined, 0];
        throw error;
      }
    },
    stop: async (): Promise<void> => {
      if (folder) await rm(await folder, { recursive: true, force: true });
    },
  };
}
