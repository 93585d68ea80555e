import { getTableName, is, Table } from 'drizzle-orm';
import * as schema from './schema.ts';

/** Only these words and names appear in a statement's name. So a name never contains a value, however the statement was written. */
const TABLES = new Set([
  ...Object.values(schema).flatMap((value) => (is(value, Table) ? [getTableName(value)] : [])),
  'job',
  'queue',
]);
const COMMANDS = /^\s*(begin|commit|rollback|set|listen|notify|select|insert|update|delete|merge)\b/i;
const WRITE = /\b(insert\s+into|update|delete\s+from|merge\s+into)\s+(?:only\s+)?(?:"?\w+"?\.)?"?(\w+)"?/gi;
const READ = /\b(?:from|join)\s+(?:only\s+)?(?:"?\w+"?\.)?"?(\w+)"?/gi;

const MAX_TABLES = 4;
const MAX_CACHED = 2_000;
const names = new Map<string, string>();

/** Returns a short name of a statement: its command and its tables. The tables that it writes come first. */
export function statementName(text: string): string {
  let name = names.get(text);
  if (name === undefined) {
    if (names.size >= MAX_CACHED) names.clear();
    names.set(text, (name = nameOf(text)));
  }
  return name;
}

function nameOf(text: string): string {
  const writes = [...text.matchAll(WRITE)].filter(([, , table]) => TABLES.has(table!));
  const reads = [...text.matchAll(READ)].map(([, table]) => table!).filter((table) => TABLES.has(table));
  const [write] = writes;
  const command = write?.[1]!.split(/\s/, 1)[0] ?? COMMANDS.exec(text)?.[1] ?? 'select';
  const tables = [...new Set([...writes.map(([, , table]) => table!), ...reads])];
  return [command.toLowerCase(), ...tables.slice(0, MAX_TABLES)].join(' ');
}
