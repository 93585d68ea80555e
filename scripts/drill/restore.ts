import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { spawnProgram, type UnprivilegedUser } from '../../src/platform/db/embedded/process.ts';
import { findPrograms } from '../../src/platform/db/embedded/programs.ts';

export type Backup = {
  /** A base backup in plain format. */
  folder: string;
  /** The folder of the archived WAL. */
  wal: string;
  /** The time to which changes are restored; null: the end of the archive. */
  to: string | null;
};

export type Restored = { port: number; stop: () => Promise<void> };

/** Returns the folder of the PostgreSQL programs that have the major version of the backup. */
async function programsFor(backup: string, user: UnprivilegedUser | undefined): Promise<string> {
  const version = (await readFile(join(backup, 'PG_VERSION'), 'utf8')).trim();
  const packaged = `/usr/lib/postgresql/${version}/bin`;
  if (existsSync(packaged)) return packaged;
  // The embedded PostgreSQL for development may have the same version.
  const embedded = await findPrograms(user).catch(() => null);
  if (embedded) {
    const { stdout } = await promisify(execFile)(join(embedded, 'postgres'), ['--version'], {
      cwd: '/',
      ...user,
    });
    if (stdout.includes(` ${version}.`)) return embedded;
  }
  throw new Error(`PostgreSQL ${version}, the version of the backup, is not installed in ${packaged}.`);
}

/** Quotes a value in a configuration file of PostgreSQL. */
const quote = (value: string) => `'${value.replaceAll("'", "''")}'`;

/** Restores a backup in `folder`, which must be empty, and starts it on a port. Waits until the recovery is complete. */
export async function restore(
  { folder: backup, wal, to }: Backup,
  folder: string,
  { port, user }: { port: number; user: UnprivilegedUser | undefined },
): Promise<Restored> {
  const programs = await programsFor(backup, user);
  const data = join(folder, 'data');
  await mkdir(data);
  await cp(backup, data, { recursive: true });
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    hba_file: join(folder, 'pg_hba.conf'),
    archive_mode: 'off',
    // With hot standby, PostgreSQL requires the connection limits of the primary.
    hot_standby: 'off',
    restore_command: `cp "${wal}/%f" "%p"`,
    recovery_target_action: 'promote',
    ...(to !== null && { recovery_target_time: to }),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quote(value)}\n`);
  // Replaces the configuration of the primary, which would make this server write to the primary's archive.
  await writeFile(join(folder, 'postgresql.conf'), lines.join(''));
  await writeFile(join(data, 'postgresql.auto.conf'), '');
  await writeFile(join(folder, 'pg_hba.conf'), 'host all all 127.0.0.1/32 trust\n');
  await writeFile(join(data, 'recovery.signal'), '');
  await giveTo(user, folder);
  const log = join(folder, 'postgres.log');
  const program = await spawnProgram(
    join(programs, 'postgres'),
    ['-D', data, '-c', `config_file=${join(folder, 'postgresql.conf')}`],
    { cwd: data, user, log },
  );
  const stop = async () => {
    program.child.kill('SIGINT');
    await program.exited;
  };
  while (!(await isPromoted(port))) {
    if (program.child.exitCode !== null) {
      const end = (await program.output()).trimEnd().split('\n').slice(-8).join('\n');
      throw new Error(`The recovery failed. The end of PostgreSQL's log:\n${end}`);
    }
    await sleep(100);
  }
  return { port, stop };
}

/** Returns whether the server accepts writes. Until the recovery is complete, it accepts no connections. */
async function isPromoted(port: number): Promise<boolean> {
  const client = new pg.Client({ host: '127.0.0.1', port, database: 'template1', user: 'postgres' });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch (error) {
    // The server accepts connections, but has no such role or database. During the recovery, codes begin with 57P.
    return error instanceof pg.DatabaseError && !error.code?.startsWith('57P');
  } finally {
    await client.end().catch(() => {});
  }
}

/** PostgreSQL does not run as root, and requires that its data belongs to its user only. */
async function giveTo(user: UnprivilegedUser | undefined, folder: string): Promise<void> {
  await chmod(join(folder, 'data'), 0o700);
  if (!user) return;
  for (const name of ['.', ...(await readdir(folder, { recursive: true }))])
    await chown(join(folder, name), user.uid, user.gid);
}
