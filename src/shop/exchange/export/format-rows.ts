import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import type { ExportRow } from '../../../platform/db/schema.ts';

/** A row of an export: the values by column. Columns with a list or an object are for JSONL only. */
export type ExportedRow = Readonly<Record<string, unknown>>;

/** Writes rows as text, one after the other, so that the memory does not depend on the number of rows. */
export function formatRows(
  format: ExportRow['format'],
  columns: readonly string[],
  rows: AsyncIterable<ExportedRow>,
): Readable {
  if (format === 'JSONL') return Readable.from(jsonLines(rows), { objectMode: false });
  const input = Readable.from(rows);
  const csv = stringify({
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    // Adds an apostrophe before a cell such as `=1+1`, which a spreadsheet would execute (OWASP: CSV injection).
    escape_formulas: true,
    // Also quotes cells with tabs and line breaks, so that these characters do not end the cell.
    quoted_match: /[\t\r\n]/,
    cast: { boolean: String, date: (date) => date.toISOString() },
  });
  input.on('error', (error) => csv.destroy(error));
  csv.on('close', () => input.destroy());
  return input.pipe(csv);
}

async function* jsonLines(rows: AsyncIterable<ExportedRow>): AsyncGenerator<string> {
  for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}
