import type { InputParser } from '../../../platform/graphql/input-issues.ts';
import type { ProductChanges, StockRequest } from '../../catalog/products/bulk/plan-change.ts';
import { MAX_WEIGHT_GRAMS, SKU, SKU_RULE } from '../../catalog/products/product-input.ts';
import { isSlug, parseSlug } from '../../catalog/slug.ts';
import { MAX_QUANTITY } from '../../catalog/quantity-rules.ts';
import { MAX_STOCK } from '../../catalog/stock/stock-ledger.sql.ts';
import {
  amount,
  attributesIn,
  BOOLEANS,
  imageOf,
  imagesIn,
  instantOf,
  listOf,
  oneOf,
  TAX_CLASSES,
  wholeNumber,
  type Cell,
} from './cells.ts';

/** The values of one product in a row of a file. Undefined: unchanged. */
export type ImportedRow = {
  changes: ProductChanges;
  /** The category's slug, or its path of names. Null: no category. */
  category?: string | null;
  stock?: StockRequest;
  /** The price of a sale. Null: no sale. */
  salePrice?: bigint | null | undefined;
  saleStartsAt?: Date | null | undefined;
  saleEndsAt?: Date | null | undefined;
  /** All attributes of the product, with the codes or labels of their values. Null: none. */
  attributes?: ReadonlyMap<string, readonly string[]> | null;
  /** The slug of the product group. Null: no group. */
  group?: string | null;
  /** The name of a group that does not exist yet. `variesBy` has the codes of the attributes in which its variants differ. */
  groupName?: string;
  variesBy?: readonly string[];
  /** The URLs of images to fetch, and the paths of files. `withStoredImages` replaces each path by the `storedImage` of its file. */
  images?: readonly string[];
};

type Column = {
  /** Sets the field of the row from a cell that is not empty. */
  fill: (row: ImportedRow, cell: Cell) => void;
  /** Clears the field of the row for an empty cell. If `clear` is omitted, an empty cell changes nothing. */
  clear?: (row: ImportedRow) => void;
};

const REASON = 'Import';

/** The columns of an import file, by name. To add a column, add an entry. See docs/decisions/0029. */
export const IMPORT_COLUMNS: Record<string, Column> = {
  sku: {
    fill: ({ changes }, { parser, name, text }) =>
      (changes.sku = parser.matching(name, text, (sku) => SKU.test(sku), SKU_RULE)),
  },
  name: {
    fill: ({ changes }, { parser, name, text }) => (changes.name = parser.text(name, text, 1, 200)),
  },
  slug: {
    fill: ({ changes }, { parser, text }) => (changes.slug = parseSlug(parser, text)),
  },
  description: {
    fill: ({ changes }, { parser, name, text }) => (changes.description = parser.text(name, text, 0, 10_000)),
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
  minQuantity: {
    fill: ({ changes }, cell) => (changes.minQuantity = wholeNumber(cell, 1, MAX_QUANTITY)),
  },
  maxQuantity: {
    fill: ({ changes }, cell) => (changes.maxQuantity = wholeNumber(cell, 1, MAX_QUANTITY)),
    clear: ({ changes }) => (changes.maxQuantity = null),
  },
  quantityStep: {
    fill: ({ changes }, cell) => (changes.quantityStep = wholeNumber(cell, 1, MAX_QUANTITY)),
  },
  publishAt: {
    fill: ({ changes }, cell) => (changes.publishAt = instantOf(cell)),
    clear: ({ changes }) => (changes.publishAt = null),
  },
  unpublishAt: {
    fill: ({ changes }, cell) => (changes.unpublishAt = instantOf(cell)),
    clear: ({ changes }) => (changes.unpublishAt = null),
  },
  salePrice: {
    fill: (row, cell) => (row.salePrice = amount(cell)),
    clear: (row) => (row.salePrice = null),
  },
  saleStartsAt: {
    fill: (row, cell) => (row.saleStartsAt = instantOf(cell)),
    clear: (row) => (row.saleStartsAt = null),
  },
  saleEndsAt: {
    fill: (row, cell) => (row.saleEndsAt = instantOf(cell)),
    clear: (row) => (row.saleEndsAt = null),
  },
  attributes: {
    fill: (row, cell) => (row.attributes = attributesIn(cell)),
    clear: (row) => (row.attributes = null),
  },
  group: {
    fill: (row, { parser, name, text }) =>
      (row.group = parser.matching(
        name,
        text,
        isSlug,
        'must be the slug of a product group, such as linen-shirt.',
      )),
    clear: (row) => (row.group = null),
  },
  groupName: {
    fill: (row, { parser, name, text }) => (row.groupName = parser.text(name, text, 1, 200)),
  },
  images: {
    fill: (row, cell) => (row.images = imagesIn(cell)),
  },
  variesBy: {
    fill: (row, { text }) => (row.variesBy = listOf(text)),
  },
  category: {
    fill: (row, { parser, name, text }) => (row.category = parser.text(name, text, 1, 4_000)),
    clear: (row) => (row.category = null),
  },
  stock: {
    fill: (row, cell) =>
      (row.stock = { set: wholeNumber(cell, 0, MAX_STOCK), reason: REASON, idempotencyKey: null }),
  },
  stockDelta: {
    fill: (row, cell) => {
      if (row.stock) cell.parser.add(cell.name, 'INVALID', 'cannot be combined with stock in one row.');
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

/** Parses the cells of a row, in the order of `IMPORT_COLUMNS`. */
export function parseCells(
  parser: InputParser,
  cells: ReadonlyMap<string, string | null>,
  options: Pick<Cell, 'currency' | 'allowsFiles'>,
): ImportedRow {
  const row: ImportedRow = { changes: {} };
  for (const [name, column] of Object.entries(IMPORT_COLUMNS)) {
    const given = cells.get(name);
    if (given === undefined) continue;
    const text = unguarded(given ?? '').trim();
    if (text === '') column.clear?.(row);
    else column.fill(row, { parser, name, text, ...options });
  }
  return row;
}
