import {
  access,
  chmod,
  chown,
  constants,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class DataDirectoryInUse extends Error {
  constructor(dataDir: string, pid: string) {
    super(
      `Another server (pid ${pid}) uses the data directory ${dataDir}. Nothing was changed. ` +
        'Stop that server first, or use another data directory.',
    );
    this.name = 'DataDirectoryInUse';
  }
}

export type DataDirectoryLock = { release(): Promise<void> };

/**
 * Makes this process the only one that uses the directory, or throws DataDirectoryInUse.
 *
 * The lock is a directory `lock.<n>` with a socket on which its owner listens: the kernel closes it however the owner
 * dies, and a process id that comes round again cannot be taken for the owner. An abandoned lock is never removed to
 * take its place, since two could do that at once and the second would remove the first one's new lock. It is
 * outbid by `lock.<n + 1>`, which only one can create, and the highest number owns the data.
 */
export async function lockDataDirectory(dataDir: string): Promise<DataDirectoryLock> {
  for (;;) {
    const newest = await newestLock(dataDir);
    const newestPath = lockPath(dataDir, newest);
    if (newest > 0 && (await isHeld(newestPath))) {
      throw new DataDirectoryInUse(
        dataDir,
        await readFile(join(newestPath, 'pid'), 'utf8').catch(() => 'unknown'),
      );
    }
    const lock = await takeLock(dataDir, newest + 1);
    if (lock) return lock;
  }
}

/** What root leaves in the data directory of an ordinary user must not be in that user's way later. */
export async function giveToOwner(path: string, dataDir: string): Promise<void> {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = await stat(dataDir);
  await chown(path, uid, gid);
}

const lockPath = (dataDir: string, number: number) => join(dataDir, `lock.${number}`);

async function newestLock(dataDir: string): Promise<number> {
  const numbers = (await readdir(dataDir)).map((name) => Number(/^lock\.(\d+)$/.exec(name)?.[1] ?? 0));
  return Math.max(0, ...numbers);
}

async function isHeld(lock: string): Promise<boolean> {
  return withShortPath(lock, async (short) => {
    const socket = net.connect(join(short, 'socket'));
    try {
      return await new Promise<boolean>((resolve) => {
        socket.once('connect', () => resolve(true));
        // Any other failure, such as a full queue, does not prove that nobody listens.
        socket.once('error', ({ code }: NodeJS.ErrnoException) =>
          resolve(code !== 'ECONNREFUSED' && code !== 'ENOENT'),
        );
      });
    } finally {
      socket.destroy();
    }
  });
}

/** Undefined if another process was faster. */
async function takeLock(dataDir: string, number: number): Promise<DataDirectoryLock | undefined> {
  await checkWritable(dataDir);
  const attempt = await mkdtemp(join(dataDir, 'lock.new-'));
  const server = net.createServer((socket) => socket.destroy()).unref();
  const release = async () => void (await new Promise((resolve) => server.close(resolve)));
  try {
    await writeFile(join(attempt, 'pid'), String(process.pid));
    await withShortPath(attempt, (short) => listen(server, join(short, 'socket')));
    // Every user may ask whether the lock is held.
    await chmod(join(attempt, 'socket'), 0o666);
    await chmod(attempt, 0o755);
    await giveToOwner(attempt, dataDir);
    // Fails if the name exists, as the other lock is not an empty directory.
    await rename(attempt, lockPath(dataDir, number));
  } catch (error) {
    await release();
    await rm(attempt, { recursive: true, force: true });
    if ((await newestLock(dataDir)) < number) throw error;
    return undefined;
  }
  // The name was also free if that lock was outbid and cleared away since we looked.
  if ((await newestLock(dataDir)) > number) {
    await release();
    return undefined;
  }
  await clearAwayOthers(dataDir, number);
  return { release };
}

/** The newest lock stays even when released, as no number may be given twice. */
async function clearAwayOthers(dataDir: string, number: number): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith('lock.') || name === `lock.${number}`) continue;
    await rm(join(dataDir, name), { recursive: true, force: true }).catch(() => {});
  }
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

/** The path of a socket may have about 100 characters, far fewer than that of a directory. */
async function withShortPath<T>(directory: string, use: (short: string) => Promise<T>): Promise<T> {
  const temporary = await mkdtemp(join(tmpdir(), 'ordergraph-'));
  try {
    const short = join(temporary, 'd');
    await symlink(directory, short);
    return await use(short);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function listen(server: net.Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
}
