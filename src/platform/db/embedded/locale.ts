import type pg from 'pg';
import { Connection } from '../connection.ts';
import { CTYPE } from './cluster.ts';

/** The database has this comment until the repair is complete. After an interruption, the next start repeats the repair. */
const UNFINISHED = 'LC_CTYPE has changed: indexes and search texts must be rebuilt';

/**
 * Changes the LC_CTYPE of an embedded database that an earlier version of the program created with the value C. With C, the text
 * search and trigrams know no letters outside ASCII. The sort order of embedded databases is that of PostgreSQL's builtin locale and
 * does not depend on LC_CTYPE, so only indexes of trigrams and the search texts change.
 */
export async function repairLocale(admin: pg.Client, databaseUrl: string, database: string): Promise<void> {
  const { rowCount } = await admin.query(
    `select from pg_database where datname = $1 and datlocprovider = 'b'
      and (datctype = 'C' or shobj_description(oid, 'pg_database') = $2)`,
    [database, UNFINISHED],
  );
  if (rowCount === 0) return;
  await admin.query(`comment on database ${database} is '${UNFINISHED}'`);
  // ALTER DATABASE cannot change LC_CTYPE. Only connections that are opened later use the new value.
  await admin.query('update pg_database set datctype = $2 where datname = $1', [database, CTYPE]);
  const client = new Connection(databaseUrl);
  try {
    await client.connect();
    await client.query(`reindex database ${database}`);
    const { rows } = await client.query("select to_regclass('public.products') is not null as found");
    // This update makes PostgreSQL compute the search texts again.
    if (rows[0].found) await client.query('update products set name = name');
  } finally {
    await client.end();
  }
  await admin.query(`comment on database ${database} is null`);
}
