import pg from 'pg';
import { clientSettingsOf } from '../../src/platform/db/hosts.ts';
import { createDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

const uncaught: Error[] = [];
const collect = (error: Error) => void uncaught.push(error);
beforeAll(() => void process.on('uncaughtException', collect));
afterAll(() => void process.off('uncaughtException', collect));

test('a connection that breaks while a pool has lent it, between two statements, does not end the process', async () => {
  const pool = new pg.Pool({ ...clientSettingsOf(database.url), max: 2 });
  const [lent, other] = [await pool.connect(), await pool.connect()];
  const { rows } = await lent.query<{ pid: number }>('select pg_backend_pid() as pid');
  const ended = new Promise<void>((resolve) => void lent.once('end', resolve));

  await other.query('select pg_terminate_backend($1)', [rows[0]!.pid]);

  await ended;
  expect(uncaught).toEqual([]);
  await expect(lent.query('select 1')).rejects.toThrow(/not queryable|terminated|closed/);
  lent.release(true);
  other.release();
  await pool.end();
});
