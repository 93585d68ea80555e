import pg from 'pg';
import { clientSettingsOf } from '../../src/platform/db/hosts.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

test('a connection that is in use and breaks between two statements does not end the process', async () => {
  const pool = new pg.Pool({ ...clientSettingsOf(database.url), max: 2 });
  // The pool does not wait until its connections are closed, so dropping the database can break an idle connection.
  pool.on('error', () => {});
  const [used, other] = [await pool.connect(), await pool.connect()];
  const { rows } = await used.query<{ pid: number }>('select pg_backend_pid() as pid');
  const ended = new Promise<void>((resolve) => void used.once('end', resolve));
  const uncaught: Error[] = [];
  const collect = (error: Error) => void uncaught.push(error);
  process.on('uncaughtException', collect);

  await other.query('select pg_terminate_backend($1)', [rows[0]!.pid]);

  await ended.finally(() => process.off('uncaughtException', collect));
  expect(uncaught).toEqual([]);
  await expect(used.query('select 1')).rejects.toThrow(/not queryable|terminated|closed/);
  used.release(true);
  other.release();
  await pool.end();
});
