import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { workingDirectoryPath, spawnProgram, type UnprivilegedUser } from './process.ts';

/** An installation of PostgreSQL. "Cluster" is PostgreSQL's term for a data directory with its databases. */
export type Installation = {
  /** The path of the cluster, `<DATA_DIR>/postgres`: the argument `-D` of `postgres`. */
  cluster: string;
  /** The directory of the programs `initdb` and `postgres`. */
  programs: string;
  /** Undefined: the user of this process. */
  user: UnprivilegedUser | undefined;
  /** Whether committed changes survive a crash of the machine. */
  durable: boolean;
  /** PostgreSQL must allow at least this number of connections. */
  connections: number;
  /** The path of the log file. */
  log: string;
};

export const SUPERUSER = 'ordergraph';

/** A locale of the machine that treats letters outside ASCII as letters. macOS has no C.UTF-8 before version 15. */
export const CTYPE = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

const UNFINISHED_PREFIX = 'postgres.new-';
const PASSWORD_FILE = 'superuser-password';

export const readPassword = (cluster: string) => readFile(join(cluster, PASSWORD_FILE), 'utf8');

/**
 * Creates the cluster unless it exists. Creates it in a temporary directory, and moves it to its place when it is complete, with its
 * password.
 */
export async function createCluster(dataDir: string, installation: Installation): Promise<void> {
  const { cluster, programs, user, durable, log } = installation;
  if ((await readdir(dataDir)).includes(basename(cluster))) return;
  const temporary = await mkdtemp(join(dataDir, UNFINISHED_PREFIX));
  const newCluster = join(temporary, 'data');
  const password = join(temporary, 'password');
  await mkdir(newCluster, { mode: 0o700 });
  await writeFile(password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (user) for (const path of [temporary, newCluster, password]) await chown(path, user.uid, user.gid);

  // On Linux, initdb opens its working directory as `/proc/self/cwd`: its user may not enter the directories above.
  const newClusterPath = workingDirectoryPath(newCluster, user);
  const args = [
    ...['-D', newClusterPath, '--username', SUPERUSER, '--pwfile', `${newClusterPath}/../password`],
    ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--no-instructions'],
    // PostgreSQL's builtin C.UTF-8 does not depend on the locales of the machine. The text search and pg_trgm need LC_CTYPE too.
    ...['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    ...['--lc-ctype', CTYPE],
    ...(durable ? [] : ['--no-sync']),
  ];
  const initdb = await spawnProgram(join(programs, 'initdb'), args, { cwd: newCluster, user, log });
  await initdb.exited;
  if (initdb.child.exitCode !== 0) {
    throw new Error(`PostgreSQL could not create a cluster in ${dataDir}:\n${await initdb.output()}`);
  }
  await rename(password, join(newCluster, PASSWORD_FILE));
  await rename(newCluster, cluster);
  await rm(temporary, { recursive: true });
}

/** Removes the directories of processes that were killed while they created a cluster. */
export async function removeUnfinishedClusters(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(UNFINISHED_PREFIX)) continue;
    // The initdb of the killed process may still write there. The next start removes the rest.
    await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => {});
  }
}
