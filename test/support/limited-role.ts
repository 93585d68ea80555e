import { randomUUID } from 'node:crypto';
import { closeDatabase, openDatabase, type Database } from '../../src/platform/db/client.ts';
import { runOn } from './database.ts';

/** Runs `work` on a database as a role that may read and write all rows, and has no other privilege. */
export async function asLimitedRole(url: string, work: (db: Database) => Promise<void>): Promise<void> {
  const role = `limited_${randomUUID().replaceAll('-', '')}`;
  await runOn(
    url,
    `create role ${role} login password 'x'; grant all on all tables in schema public to ${role};
      grant all on all sequences in schema public to ${role}`,
  );
  const db = openDatabase({
    url: Object.assign(new URL(url), { username: role, password: 'x' }).href,
    poolMax: 3,
  });
  try {
    await work(db);
  } finally {
    await closeDatabase(db);
    await runOn(url, `drop owned by ${role}; drop role ${role}`);
  }
}
