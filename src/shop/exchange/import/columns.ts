import type { TaxClass } from '../../../platform/db/schema.ts';
import type { InputReader } from '../../../platform/graphql/input-issues.ts';
import { readAmount } from '../../../platform/money/read-amount.ts';
import type { ProductChanges, StockRequest } from '../../catalog/products/bulk/plan-change.ts';
import { MAX_WEIGHT_GRAMS, SKU, SKU_RULE } from '../../catalog/products/product-input.ts';
import { readSlug } from '../../catalog/slug.ts';
import { MAX_STOCK } from '../../catalog/stock/stock-ledger.sql.ts';

/** The values of one product in a row of a file. Undefined: unchanged. */
export type ImportedRow = {
  changes: ProductChanges;
  /** The category's slug, or its path of names. Null: no category. */
  category?: string | null;
  stock?: StockRequest;
};

type Cell = {
  read: InputReader;
  /** The name of the column, for issues. */
  name: string;
  text: string;
  currency: string;
};

type Column = {
  /** Sets the values of a cell that is not empty. */
  fill: (row: ImportedRow, cell: Cell) => void;
  /** Clears the field for an empty cell. Omitted: an empty cell changes nothing. */
  clear?: (row: ImportedRow) => void;
};

const REASON = 'Import';

const wholeNumber = ({ read, name, text }: Cell, low: number, high: number): number => {
  if (/^[+-]?\d{1,15}$/.test(text)) return read.wholeNumber(name, Number(text), low, high);
  read.add(name, 'INVALID', `must be a whole number from ${low} to ${high}.`);
  return low;
};

const amount = (cell: Cell): bigint | undefined => {
  if (/^\d+(\.\d+)?$/.test(cell.text)) return readAmount(cell.read, cell.name, cell.text, cell.currency);
  cell.read.add(
    cell.name,
    'INVALID',
    'must be an amount such as 19.99, with a point and without a currency.',
  );
  return undefined;
};

const BOOLEANS = new Map([
  ...['true', 'yes', 'on', '1'].map((text) => [text, true] as const),
  ...['false', 'no', 'off', '0'].map((text) => [text, false] as const),
]);
const TAX_CLASSES = new Map<string, TaxClass>([
  ['STANDARD', 'STANDARD'],
  ['REDUCED', 'REDUCED'],
  ['ZERO', 'ZERO'],
]);

function oneOf<T>({ read, name, text }: Cell, values: ReadonlyMap<string, T>, key: string): T | undefined {
  const value = values.get(key);
  if (value === undefined)
    read.add(name, 'INVALID', `must be one of ${[...values.keys()].join(', ')}, not ${shorten(text)}.`);
  return value;
}

const shorten = (text: string) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

const MAX_URL_LENGTH = 2_000;

function imageOf({ read, name, text }: Cell): string | undefined {
  const url = text.length <= MAX_URL_LENGTH && URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol)) return url.href;
  // The path of an image that this server has, as `createProduct` stores it for the sample shop.
  if (/^\/(?!\/)[\w./-]{1,200}$/.test(text)) return text;
  read.add(name, 'INVALID', 'must be an absolute URL with the scheme http or https.');
  return undefined;
}

/** The columns of an import file, by name. To add a column, add an entry. See docs/decisions/0029. */
export const IMPORT_COLUMNS: Record<string, Column> = {
  sku: {
    fill: ({ changes }, { read, name, text }) =>
      (changes.sku = read.matching(name, text, (sku) => SKU.test(sku), SKU_RULE)),
  },
  name: {
    fill: ({ changes }, { read, name, text }) => (changes.name = read.text(name, text, 1, 200)),
  },
  slug: {
    fill: ({ changes }, { read, text }) => (changes.slug = readSlug(read, text)),
  },
  description: {
    fill: ({ changes }, { read, name, text }) => (changes.description = read.text(name, text, 0, 10_000)),
    clear: ({ changes }) => (changes.description = null),
  },
  price: { fill: ({ changes }, cell) => (changes.price = amount(cell)) },
  compareAtPrice: {
    fill: ({ changes }, cell) => (changes.compareAtPrice = amount(cell)),
    clear: ({ changes }) => (changes.compareAtPrice = null),
  },
  cost: {
    fill: ({ changes }, cell) => (changes.cost = amount(cell)),
    clear: ({ changes }) => (changes.cost = null),
  },
  image: {
    fill: ({ changes }, cell) => (changes.image = imageOf(cell)),
    clear: ({ changes }) => (changes.image = null),
  },
  isActive: {
    fill: ({ changes }, cell) => (changes.isActive = oneOf(cell, BOOLEANS, cell.text.toLowerCase())),
  },
  taxClass: {
    fill: ({ changes }, cell) => (changes.taxClass = oneOf(cell, TAX_CLASSES, cell.text.toUpperCase())),
  },
  weightGrams: {
    fill: ({ changes }, cell) => (changes.weightGrams = wholeNumber(cell, 0, MAX_WEIGHT_GRAMS)),
  },
  category: {
    fill: (row, { read, name, text }) => (row.category = read.text(name, text, 1, 4_000)),
    clear: (row) => (row.category = null),
  },
  stock: {
    fill: (row, cell) =>
      (row.stock = { set: wholeNumber(cell, 0, MAX_STOCK), reason: REASON, idempotencyKey: null }),
  },
  stockDelta: {
    fill: (row, cell) => {
      if (row.stock) cell.read.add(cell.name, 'INVALID', 'cannot be combined with stock in one row.');
      row.stock = { delta: wholeNumber(cell, -MAX_STOCK, MAX_STOCK), reason: REASON, idempotencyKey: null };
    },
  },
};

const normalized = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const NAMES = new Map(Object.keys(IMPORT_COLUMNS).map((name) => [normalized(name), name]));

/** Returns the name of a column, whose header can also be written as `Compare at price` or `compare_at_price`. */
export const columnNamed = (header: string): string | undefined => NAMES.get(normalized(header));

/** Removes the apostrophe that an export adds to cells that look like a formula: `'=1+1` stands for `=1+1`. */
const unguarded = (text: string) => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);

/** Reads the cells of a row, in the order of `IMPORT_COLUMNS`. */
export function readCells(
  read: InputReader,
  cells: ReadonlyMap<string, string | null>,
  currency: string,
): ImportedRow {
  const row: ImportedRow = { changes: {} };
  for (const [name, column] of Object.entries(IMPORT_COLUMNS)) {
    const given = cells.get(name);
    if (given === undefined) continue;
    const text = unguarded(given ?? '').trim();
    if (text === '') column.clear?.(row);
    else column.fill(row, { read, name, text, currency });
  }
  return row;
}
