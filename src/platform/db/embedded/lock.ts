import { access, chown, constants, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export class DataDirectoryInUse extends Error {
  constructor(dataDir: string, pid: string) {
    super(
      `Another server (pid ${pid}) uses the data directory ${dataDir}. Nothing was changed. ` +
        'Stop that server first, or use another data directory.',
    );
    this.name = 'DataDirectoryInUse';
  }
}

type DataDirectoryLock = { release(): Promise<void> };

const SQLITE_BUSY = 5;

/** Keeps the locks from the garbage collector, which would close and so release them. */
const held = new Set<DatabaseSync>();

/**
 * Makes this process the only one that uses the directory, or throws DataDirectoryInUse.
 *
 * The lock is an open transaction of an empty SQLite database, because Node.js has no interface for file locks. The kernel
 * releases it when the process dies for any reason, and a reused process id cannot be mistaken for the owner. There is
 * no abandoned lock, which two processes could try to remove at the same time.
 */
export async function lockDataDirectory(dataDir: string): Promise<DataDirectoryLock> {
  await checkWritable(dataDir);
  const path = join(dataDir, 'lock');
  const pidPath = join(dataDir, 'lock.pid');
  const lock = acquire(path);
  if (!lock) throw new DataDirectoryInUse(dataDir, await readFile(pidPath, 'utf8').catch(() => 'unknown'));
  held.add(lock);
  const release = async () => {
    await rm(pidPath, { force: true });
    lock.close();
    held.delete(lock);
  };
  try {
    await writeFile(pidPath, String(process.pid));
    await giveToOwner(path, dataDir);
    await giveToOwner(pidPath, dataDir);
  } catch (error) {
    await release();
    throw error;
  }
  return { release };
}

/** Returns null if another process, or another part of this process, holds the lock. */
function acquire(path: string): DatabaseSync | null {
  const database = new DatabaseSync(path);
  try {
    // The default mode would create a journal file beside the lock.
    database.exec('pragma journal_mode = memory; begin exclusive');
    return database;
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return null;
    throw error;
  }
}

/** Gives a file that root created to the owner of the data directory. Otherwise the owner could not write to it later. */
export async function giveToOwner(path: string, dataDir: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(dataDir);
  await chown(path, uid, gid);
}

async function checkWritable(dataDir: string): Promise<void> {
  try {
    await access(dataDir, constants.W_OK);
  } catch (cause) {
    const { uid } = await stat(dataDir);
    throw new Error(
      `This user may not write to the data directory ${dataDir}, which belongs to the user with the id ${uid}. ` +
        'Start as that user, or use another data directory.',
      { cause },
    );
  }
}
