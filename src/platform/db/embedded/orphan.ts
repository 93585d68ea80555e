import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const SHUTDOWN_TIMEOUT_MS = 60_000;
const MARK = 'ordergraph.cluster=';

/** A setting that identifies the cluster of a PostgreSQL process. It must be the last argument on the command line of `postgres`. */
export const clusterMark = (cluster: string) => MARK + cluster;

/** Stops a PostgreSQL that a killed server left running on the cluster. */
export async function stopOrphan(cluster: string): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(pidFile, 'utf8').catch(nothingIfMissing), 10);
  if (!(pid > 0)) return;
  const command = await commandLine(pid);
  if (command.endsWith(clusterMark(cluster))) {
    await shutDown(pid, cluster);
  } else if (command.includes(MARK) || !/postgres /.test(command)) {
    // The pid file is outdated: its process id now belongs to another program, or to the PostgreSQL of another cluster. While the
    // file exists, a new PostgreSQL refuses to start, because it only checks whether a process has this id.
    await rm(pidFile, { force: true });
  }
  // Otherwise a PostgreSQL without a mark has the id. It may have been started by hand on this cluster, so the file stays.
}

async function shutDown(pid: number, cluster: string): Promise<void> {
  const deadline = Date.now() + SHUTDOWN_TIMEOUT_MS;
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    if (await serves(pid, cluster)) throw error;
  }
  while (await serves(pid, cluster)) {
    if (Date.now() > deadline) {
      throw new Error(
        `A PostgreSQL left over on ${cluster} (pid ${pid}) does not stop. Stop it, then start again.`,
      );
    }
    await sleep(20);
  }
}

async function serves(pid: number, cluster: string): Promise<boolean> {
  return (await commandLine(pid)).endsWith(clusterMark(cluster));
}

/** Returns an empty text if there is no such process, or if it is a zombie. */
async function commandLine(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') {
      return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replace(/\0$/, '').replaceAll('\0', ' ');
    }
    const { stdout } = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]);
    return stdout.replace(/\n$/, '');
  } catch {
    return '';
  }
}

function nothingIfMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return '';
  throw error;
}
