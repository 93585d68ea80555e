import type pg from 'pg';
import type { Database } from './client.ts';
import { Connection } from './connection.ts';
import type { Migration } from './migrations.ts';

const COMMENTS = /^(?:\s*--[^\n]*(?:\n|$))+/;
const CREATE =
  /^\s*create\s+(?:unique\s+)?index\s+concurrently\s+(?:if\s+not\s+exists\s+)?"?(?<index>\w+)"?\s+on\s/i;
const DROP = /^\s*drop\s+index\s+concurrently\s+if\s+exists\s/i;

/**
 * Runs the statements of a migration that creates indexes concurrently, on a connection of its own. They cannot be rolled back.
 * After an interruption, the next start keeps the complete indexes and creates the INVALID ones again.
 */
export async function buildIndexes(db: Database, { name, statements }: Migration): Promise<void> {
  const client = new Connection({
    connectionString: db.$client.options.connectionString,
    application_name: 'ordergraph migration',
  });
  try {
    await client.connect();
    // Such a statement waits for all transactions that use the table. Meanwhile, it does not block reads and writes.
    await client.query('set statement_timeout = 0');
    await client.query('set lock_timeout = 0');
    for (const text of statements) {
      const statement = text.replace(COMMENTS, '');
      const index = CREATE.exec(statement)?.groups?.['index'];
      if (index) await buildIndex(client, index, statement);
      else if (DROP.test(statement)) await client.query(statement);
      else if (statement.trim()) {
        throw new Error(
          `The migration ${name} runs outside of a transaction. It may contain only "create index concurrently" and ` +
            '"drop index concurrently if exists", because other statements cannot be repeated after an interruption.',
        );
      }
    }
  } finally {
    await client.end();
  }
}

async function buildIndex(client: pg.Client, index: string, statement: string): Promise<void> {
  const { rows } = await client.query<{ isValid: boolean }>(
    'select indisvalid as "isValid" from pg_index where indexrelid = to_regclass(quote_ident($1))',
    [index],
  );
  if (rows[0]?.isValid) return;
  if (rows[0]) await client.query(`drop index concurrently "${index}"`);
  await client.query(statement);
}
