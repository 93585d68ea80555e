import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

/** The user for PostgreSQL, which refuses to run as root. Used only if this process is root. */
export type UnprivilegedUser = { uid: number; gid: number };

export type Program = { child: ChildProcess; exited: Promise<void>; output(): Promise<string> };

/** Starts a program in a directory and appends its output to the log. */
export async function spawnProgram(
  path: string,
  args: string[],
  options: { cwd: string; user: UnprivilegedUser | undefined; log: string; detached?: boolean },
): Promise<Program> {
  const log = await open(options.log, 'a');
  try {
    const { size } = await log.stat();
    const child = spawn(path, args, {
      ...options.user,
      cwd: options.cwd,
      // Not the environment of this process: PGPORT and similar variables would change the behaviour of the programs.
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/bin:/bin' },
      stdio: ['ignore', log.fd, log.fd],
      detached: options.detached ?? false,
    });
    // Stops the program at process.exit() or after an uncaught error, which leave no time to wait for a shutdown.
    const endAtExit = () => void child.kill('SIGINT');
    process.once('exit', endAtExit);
    const exited = new Promise<void>((resolve) => {
      child.once('exit', () => {
        process.off('exit', endAtExit);
        resolve();
      });
    });
    await once(child, 'spawn');
    const output = async () => (await readFile(options.log)).subarray(size).toString();
    return { child, exited, output };
  } finally {
    await log.close();
  }
}

/** Returns a path by which a program can open its working directory, even if its user cannot enter the parent directories. */
export const workingDirectoryPath = (directory: string, user: UnprivilegedUser | undefined) =>
  user && process.platform === 'linux' ? '/proc/self/cwd' : directory;

/** Returns the user that runs PostgreSQL: the owner of an existing cluster, or a user that most machines have. */
export async function findUser(cluster: string): Promise<UnprivilegedUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const user = (await lookUp('postgres')) ?? (await lookUp('nobody'));
  if (user) return user;
  throw new Error(
    'PostgreSQL does not run as root, and there is no user "postgres" or "nobody" to run it as. ' +
      'Create one (useradd --system postgres), start as an ordinary user, or set DATABASE_URL.',
  );
}

async function lookUp(name: string): Promise<UnprivilegedUser | undefined> {
  const id = async (option: string) => Number((await promisify(execFile)('id', [option, name])).stdout);
  try {
    return { uid: await id('-u'), gid: await id('-g') };
  } catch {
    return undefined;
  }
}
