import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { Database } from '../../src/platform/db/client.ts';

/** The first line of a snapshot. Each further line holds the rows of one table: `{ "table": …, "rows": […] }`. */
type SnapshotHeader = {
  version: string;
  /** The last migration of the release. */
  lastMigration: string;
  /** The last value of each sequence, as text. */
  sequences: Record<string, string>;
};

/** Columns that PostgreSQL generates are left out: it computes them again. */
const TABLES = `
  select relname as name, array_agg(quote_ident(attname)::text order by attnum) filter (where attgenerated = '') as stored,
    array_agg(attname::text) filter (where attgenerated <> '') as generated
  from pg_class join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
  where relnamespace = 'public'::regnamespace and relkind = 'r'
  group by relname order by relname`;

const tablesOf = async (db: Database) =>
  (await db.$client.query<{ name: string; stored: string[]; generated: string[] | null }>(TABLES)).rows;

/**
 * Writes all rows of the shop's tables as compressed JSON. The jobs are left out: their tables belong to pg-boss.
 * PostgreSQL writes and reads the values as text, so that JavaScript cannot change a number. Brotli writes 290 kB for the
 * sample shop, gzip 510 kB.
 */
export async function writeSnapshot(db: Database, version: string): Promise<Buffer> {
  const { rows } = await db.$client.query<{ header: string }>(
    `select jsonb_build_object('version', $1::text,
      'lastMigration', (select name from drizzle.__drizzle_migrations order by name desc limit 1),
      'sequences', (select jsonb_object_agg(sequencename, last_value::text) from pg_sequences
        where schemaname = 'public' and last_value is not null))::text as header`,
    [version],
  );
  const lines = [rows[0]!.header];
  for (const { name, generated } of await tablesOf(db)) {
    const table = await db.$client.query<{ line: string }>(
      `select jsonb_build_object('table', $1::text, 'rows', jsonb_agg(to_jsonb(t) - $2::text[]))::text as line
        from "${name}" t having count(*) > 0`,
      [name, generated ?? []],
    );
    lines.push(...table.rows.map(({ line }) => line));
  }
  return brotliCompressSync(lines.join('\n'));
}

export type Snapshot = SnapshotHeader & { tables: { name: string; line: string }[] };

export function readSnapshot(file: Buffer): Snapshot {
  const [header = '', ...lines] = brotliDecompressSync(file).toString().split('\n');
  const tables = lines.map((line) => ({ name: (JSON.parse(line) as { table: string }).table, line }));
  return { ...(JSON.parse(header) as SnapshotHeader), tables };
}

/** Replaces all rows by the snapshot's rows. The database must have the migrations of the snapshot's release. */
export async function restoreSnapshot(db: Database, { tables, sequences }: Snapshot): Promise<void> {
  const known = await tablesOf(db);
  const client = await db.$client.connect();
  try {
    // Disables triggers and the checks of foreign keys.
    await client.query('set session_replication_role = replica');
    // The migrations insert rows too, such as the default tax rate.
    for (const { name } of known) await client.query(`delete from "${name}"`);
    for (const { name, line } of tables) {
      const columns = known.find((table) => table.name === name)?.stored.join(', ');
      if (!columns) throw new Error(`The snapshot has rows of ${name}, which its release does not have.`);
      await client.query(
        `insert into "${name}" (${columns}) overriding system value
          select ${columns} from jsonb_populate_recordset(null::"${name}", $1::jsonb -> 'rows')`,
        [line],
      );
    }
    await client.query('select setval(key::regclass, value::bigint) from jsonb_each_text($1)', [sequences]);
  } finally {
    // Closes the connection, which resets the setting.
    client.release(true);
  }
}
