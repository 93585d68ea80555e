import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { closeDatabase, openDatabase } from '../../src/platform/db/client.ts';
import { findUser, spawnProgram } from '../../src/platform/db/embedded/process.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { prepareQueues } from '../../src/platform/jobs/queues.ts';
import { startBeside } from '../support/beside.ts';
import { newBuyers, startBuyers } from '../support/buyers.ts';
import { freePort } from '../support/free-port.ts';
import { startServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const PACKAGES = '/usr/lib/postgresql';
/** The newest PostgreSQL of the machine with all programs, as in Debian's package `postgresql`. */
const programs = existsSync(PACKAGES)
  ? (await readdir(PACKAGES))
      .toSorted((a, b) => Number(b) - Number(a))
      .map((version) => join(PACKAGES, version, 'bin'))
      .find((bin) => ['initdb', 'postgres', 'pg_basebackup'].every((name) => existsSync(join(bin, name))))
  : undefined;

if (!programs) console.warn(`Skipping the test of backups: there is no PostgreSQL in ${PACKAGES}.`);

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).toReversed()) await cleanUp();
});

type Archive = { url: string; port: number; backup: string; wal: string };

/** Starts a PostgreSQL that archives its WAL, as in docs/guides/backup.md. */
async function startArchivingPostgres(bin: string): Promise<Archive> {
  const folder = await mkdtemp(join(tmpdir(), 'ordergraph-archive-'));
  cleanUps.push(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  const user = await findUser(join(folder, 'data'));
  const [data, wal, backup] = ['data', 'wal', 'backup'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [data, wal]) {
    await mkdir(path);
    if (user) await chown(path, user.uid, user.gid);
  }
  const log = join(folder, 'log');
  const initdb = await spawnProgram(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { cwd: data, user, log },
  );
  await initdb.exited;
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    archive_mode: 'on',
    archive_command: `test ! -f ${wal}/%f && cp %p ${wal}/%f`,
  };
  const server = await spawnProgram(
    join(bin, 'postgres'),
    ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    { cwd: data, user, log },
  );
  cleanUps.push(async () => {
    server.child.kill('SIGINT');
    await server.exited;
  });
  const url = `postgres://postgres@127.0.0.1:${port}`;
  await until(async () => {
    const client = new pg.Client(`${url}/postgres`);
    client.on('error', () => {});
    return client
      .connect()
      .then(() => client.query('create database ordergraph'))
      .then(
        () => client.end().then(() => true),
        () => client.end().then(() => false),
      );
  });
  return { url: `${url}/ordergraph`, port, backup, wal };
}

type Drill = { exitCode: number; output: string };

/** Runs `npm run drill:restore`. */
const drill = ({ backup, wal }: Archive, ...more: string[]): Promise<Drill> =>
  promisify(execFile)(process.execPath, [
    'scripts/drill-restore.ts',
    ...['--backup', backup, '--wal', wal],
    ...more,
  ]).then(
    ({ stdout, stderr }) => ({ exitCode: 0, output: stdout + stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      exitCode: error.code,
      output: error.stdout + error.stderr,
    }),
  );

(programs ? describe : describe.skip)('with the programs of PostgreSQL', () => {
  test('a backup restores every order acknowledged before a point in time, and not the accident after it', async () => {
    const archive = await startArchivingPostgres(programs!);
    const db = openDatabase({ url: archive.url, poolMax: 2 });
    await prepareQueues(db);
    await migrate(db);
    await closeDatabase(db);
    const { app, environment } = await startBeside({ database: { url: archive.url, drop: async () => {} } });
    cleanUps.push(app.stop);
    const server = await startServerProcess(environment);
    cleanUps.push(() => server.end('SIGKILL'));
    const { placed, failures, stop } = startBuyers(server.url, await newBuyers(app));
    cleanUps.push(stop);
    const placesMore = async () => {
      const before = placed.length;
      await until(() => placed.length > before + 10, Boolean, 60_000);
    };

    await placesMore();
    await promisify(execFile)(join(programs!, 'pg_basebackup'), [
      ...['-h', '127.0.0.1', '-p', String(archive.port), '-U', 'postgres', '-w'],
      ...['-D', archive.backup, '--checkpoint=fast', '--wal-method=none', '--no-sync'],
    ]);
    await placesMore();
    const acknowledged = placed.length;
    const { rows } = await app.db.$client.query<{ now: string }>('select clock_timestamp()::text as now');
    await placesMore();
    await stop();
    await app.db.$client.query(
      `begin; set local session_replication_role = replica;
        update orders set total = total + 1, subtotal = subtotal + 1; commit`,
    );
    const { rows: switched } = await app.db.$client.query<{ segment: string }>(
      'select pg_walfile_name(pg_switch_wal()) as segment',
    );
    await until(async () => {
      const archived = 'select from pg_stat_archiver where last_archived_wal >= $1';
      return (await app.db.$client.query(archived, [switched[0]!.segment])).rowCount! > 0;
    });

    const before = await drill(archive, '--to', rows[0]!.now);
    const after = await drill(archive);

    expect(failures).toEqual([]);
    expect(before).toMatchObject({ exitCode: 0 });
    const summary = JSON.parse(before.output) as { orders: number; flaws: object };
    expect(summary.flaws).toEqual({});
    expect(summary.orders).toBeGreaterThanOrEqual(acknowledged);
    expect(summary.orders).toBeLessThan(placed.length);
    expect(after.exitCode).toBe(1);
    expect(after.output).toContain(`"totals": ${placed.length}`);
    expect(after.output).toContain('The restored shop breaks invariants.');
  }, 300_000);
});

test('the drill names its options, and what is missing', async () => {
  expect(await drill({ url: '', port: 0, backup: 'no-such-folder', wal: '.' })).toEqual({
    exitCode: 1,
    output: expect.stringMatching(/no-such-folder.*\nRun with --help/),
  });
});
