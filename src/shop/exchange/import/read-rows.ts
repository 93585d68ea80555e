import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { StaffVisibleError } from '../../../platform/errors.ts';
import { columnNamed } from './columns.ts';

/** The number of a row, and the number of bytes from the beginning of the file to the end of the row. A CSV header is row 1. */
type Position = { row: number; bytes: number };

/** A row of a file, with its cells by header. */
export type FileRow = Position & { cells: Map<string, string | null> };

/** A row that cannot be read. The following rows can be read. */
export type BrokenRow = Position & { problem: string };

export type Format = 'CSV' | 'JSONL';

/** Much longer than a row with the longest description. Limits the memory for a file that is not a table. */
const MAX_ROW_CHARACTERS = 500_000;
const MAX_COLUMNS = 500;

/** Reads the rows of a file one after the other. Throws a StaffVisibleError if the rest of the file cannot be read. */
export const readRows = (
  source: AsyncIterable<Uint8Array>,
  format: Format,
): AsyncGenerator<FileRow | BrokenRow> =>
  format === 'CSV' ? readCsv(decode(source)) : readJsonLines(decode(source));

async function* decode(source: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  // Removes a byte order mark, and rejects other encodings instead of replacing their letters.
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of source) yield decoder.decode(bytes, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (error instanceof TypeError)
      throw new StaffVisibleError('The file is not encoded in UTF-8. Save it as UTF-8 and try again.');
    throw error;
  }
}

type Parsed = { record: string[]; info: { bytes: number } };

async function* readCsv(text: AsyncIterable<string>): AsyncGenerator<FileRow | BrokenRow> {
  const [start, all] = await peek(text);
  const parser = parse({
    delimiter: delimiterOf(start),
    relax_column_count: true,
    max_record_size: MAX_ROW_CHARACTERS,
    info: true,
  });
  const input = Readable.from(all, { objectMode: false });
  input.on('error', (error) => parser.destroy(error));
  input.pipe(parser);
  let header: string[] | undefined;
  let row = 0;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      row++;
      if (!header) {
        header = checkHeader(record);
        continue;
      }
      // Skips a line without any text. Some programs write such lines at the end of a file.
      if (record.every((cell) => cell.trim() === '')) continue;
      const { bytes } = info;
      yield record.length === header.length
        ? { row, bytes, cells: new Map(header.map((name, at) => [name, record[at]!])) }
        : { row, bytes, problem: `has ${record.length} cells, but the header has ${header.length}.` };
    }
  } catch (error) {
    if (error instanceof CsvError)
      throw new StaffVisibleError(
        `The file is not valid CSV near line ${String(error['lines'])}. Check the quotes there.`,
      );
    throw error;
  } finally {
    input.destroy();
    parser.destroy();
  }
  if (!header) checkHeader([]);
}

/** Returns the beginning of a text with its first line, and the whole text. A very long first line is incomplete. */
async function peek(text: AsyncIterable<string>): Promise<[string, AsyncIterable<string>]> {
  const iterator = text[Symbol.asyncIterator]();
  let start = '';
  while (!start.includes('\n') && start.length < MAX_ROW_CHARACTERS) {
    const next = await iterator.next();
    if (next.done) break;
    start += next.value;
  }
  async function* all() {
    yield start;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return [start, all()];
}

/**
 * Returns the delimiter that the first line contains most often. Spreadsheets write semicolons in countries where the comma is the
 * decimal sign.
 */
function delimiterOf(start: string): string {
  const [line = ''] = start.split('\n', 1);
  const count = (delimiter: string) => line.split(delimiter).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0]!;
}

function checkHeader(cells: string[]): string[] {
  const header = cells.map((cell) => cell.trim());
  if (header.length > MAX_COLUMNS)
    throw new StaffVisibleError(`The file has ${header.length} columns. At most ${MAX_COLUMNS} are allowed.`);
  if (!header.some((name) => columnNamed(name) === 'sku'))
    throw new StaffVisibleError('The first row of the file must name the columns, among them sku.');
  return header;
}

async function* readJsonLines(text: AsyncIterable<string>): AsyncGenerator<FileRow | BrokenRow> {
  let [row, bytes] = [0, 0];
  for await (const line of linesOf(text)) {
    row++;
    bytes += Buffer.byteLength(line) + 1;
    if (line.trim() === '') continue;
    const cells = cellsOf(line);
    const problem = 'is not a JSON object of texts, numbers and booleans.';
    yield cells ? { row, bytes, cells } : { row, bytes, problem };
  }
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const part of text) {
    const lines = (rest + part).split('\n');
    rest = lines.pop()!;
    if (rest.length > MAX_ROW_CHARACTERS)
      throw new StaffVisibleError(`A line of the file has more than ${MAX_ROW_CHARACTERS} characters.`);
    yield* lines;
  }
  if (rest) yield rest;
}

function cellsOf(line: string): Map<string, string | null> | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const entries = Object.entries(value as Record<string, unknown>);
    if (entries.length > MAX_COLUMNS) return null;
    const cells = entries.map(([name, cell]) => [name, textOf(cell)] as const);
    return cells.some(([, text]) => text === undefined) ? null : new Map(cells as [string, string | null][]);
  } catch {
    return null;
  }
}

/** Returns undefined for a list or an object. */
function textOf(cell: unknown): string | null | undefined {
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  return cell === null || typeof cell === 'string' ? cell : undefined;
}
