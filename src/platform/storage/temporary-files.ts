import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Temporary files of a storage, which no other user of the machine can read. */
export const temporaryFilesIn = (folder: string) => ({
  temporaryFolder: folder,
  async temporaryFile(): Promise<string> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return join(folder, randomUUID());
  },
});
