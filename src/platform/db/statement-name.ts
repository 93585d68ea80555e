import { getTableName, is, Table } from 'drizzle-orm';
import * as schema from './schema.ts';

/** A statement's name consists of a command and of these tables only. So it never contains a value of the statement. */
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
const cachedNames = new Map<string, string>();

/** Returns a short name of a statement: its command and its tables. The tables that it writes come first. */
export function statementName(text: string): string {
  let name = cachedNames.get(text);
  if (name === undefined) {
    if (cachedNames.size >= MAX_CACHED) cachedNames.clear();
    cachedNames.set(text, (name = nameOf(text)));
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
