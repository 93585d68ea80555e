import { copyFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MEDIA_PATH, type MediaStorage } from './media-storage.ts';
import { temporaryFilesIn } from './temporary-files.ts';

/** Stores files in a folder, which all processes of the shop must share. Creates folders at their first use. */
export function localStorage(folder: string, publicUrl: string | null): MediaStorage {
  const temporary = temporaryFilesIn(join(folder, 'tmp'));
  const pathOf = (key: string) => join(folder, key);

  /** Renames a complete file, so that a reader sees either the whole file or none. */
  async function moveIn(key: string, path: string): Promise<void> {
    await mkdir(dirname(pathOf(key)), { recursive: true });
    await rename(path, pathOf(key));
  }

  return {
    signUpload: null,
    ...temporary,
    mediaFolder: join(folder, 'media'),
    async write(key, data) {
      const path = await temporary.temporaryFile();
      await writeFile(path, data);
      await moveIn(key, path);
    },
    moveIn,
    async copyOut(key, path, maxBytes) {
      const stats = await stat(pathOf(key)).catch(ignoreMissing);
      if (!stats) return 'missing';
      if (stats.size > maxBytes) return 'too long';
      await copyFile(pathOf(key), path);
      return 'copied';
    },
    async remove(keys) {
      for (const key of keys) await rm(pathOf(key), { force: true });
    },
    mediaUrl: publicUrl ?? MEDIA_PATH,
  };
}

function ignoreMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
