import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

const version = spawnSync('pgbouncer', ['--version'], { encoding: 'utf8' });
export const hasPgBouncer = version.status === 0;
const [, major = 0, minor = 0] = /PgBouncer (\d+)\.(\d+)/.exec(version.stdout ?? '')?.map(Number) ?? [];
/** Since 1.21, PgBouncer keeps the prepared statements of its clients in transaction mode. */
export const keepsPreparedStatements = major > 1 || minor >= 21;

if (!hasPgBouncer) console.warn('Skipping the PgBouncer tests: there is no pgbouncer on the PATH.');
else if (!keepsPreparedStatements)
  console.warn('Skipping the tests in transaction mode: they need PgBouncer 1.21 or newer.');

const SESSION_PARAMETERS = 'statement_timeout,lock_timeout,idle_in_transaction_session_timeout,options';

export type TestPool = { url: string; stop: () => Promise<void> };

/** Starts PgBouncer in front of a database. `again` is a stopped PgBouncer, whose port is used again. */
export async function startPgBouncer(
  url: string,
  mode: 'session' | 'transaction',
  serverConnections = 40,
  again?: TestPool,
): Promise<TestPool> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const folder = await mkdtemp(join(tmpdir(), 'ordergraph-pgbouncer-'));
  await chmod(folder, 0o755);
  const poolPort = again ? Number(new URL(again.url).port) : await freePort();
  const settings = join(folder, 'pgbouncer.ini');
  const secret = decodeURIComponent(password);
  await writeFile(
    settings,
    `[databases]
* = host=${hostname} port=${port} user=${decodeURIComponent(username)}${secret && ` password=${secret}`}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${poolPort}
unix_socket_dir =
auth_type = any
pool_mode = ${mode}
default_pool_size = ${serverConnections}
max_client_conn = 200
server_login_retry = 1
${keepsPreparedStatements ? 'max_prepared_statements = 200' : ''}
${mode === 'session' ? `ignore_startup_parameters = ${SESSION_PARAMETERS}` : ''}
`,
  );
  // PgBouncer does not run as root.
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child = spawn('pgbouncer', [...user, settings], { stdio: ['ignore', 'ignore', 'pipe'] });
  const exited = once(child, 'exit');
  let output = '';
  await Promise.race([
    exited.then(() => {
      throw new Error(`PgBouncer did not start: ${output}`);
    }),
    new Promise<void>((resolve) => {
      child.stderr.on('data', (text: Buffer) => {
        output += text.toString();
        if (output.includes('process up')) resolve();
      });
    }),
  ]);
  exited.catch(() => {});
  return {
    url: `postgres://${username}@127.0.0.1:${poolPort}${pathname}`,
    stop: async () => {
      // SIGTERM waits for the clients since PgBouncer 1.23.
      child.kill('SIGKILL');
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
