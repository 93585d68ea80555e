import type { TaxClass } from '../../../platform/db/schema.ts';
import type { InputParser } from '../../../platform/graphql/input-issues.ts';
import { parseInstant } from '../../../platform/graphql/parse-instant.ts';
import { parseAmount } from '../../../platform/money/parse-amount.ts';

/** A cell of an import file that is not empty. */
export type Cell = {
  parser: InputParser;
  /** The name of the column, for issues. */
  name: string;
  text: string;
  currency: string;
  /** Whether the column `images` can contain paths of files. Whether the files exist is checked later. */
  allowsFiles: boolean;
};

export const wholeNumber = ({ parser, name, text }: Cell, low: number, high: number): number => {
  if (/^[+-]?\d{1,15}$/.test(text)) return parser.wholeNumber(name, Number(text), low, high);
  parser.add(name, 'INVALID', `must be a whole number from ${low} to ${high}.`);
  return low;
};

export const amount = (cell: Cell): bigint | undefined => {
  if (/^\d+(\.\d+)?$/.test(cell.text)) return parseAmount(cell.parser, cell.name, cell.text, cell.currency);
  cell.parser.add(
    cell.name,
    'INVALID',
    'must be an amount such as 19.99, with a point and without a currency.',
  );
  return undefined;
};

export const BOOLEANS = new Map([
  ...['true', 'yes', 'on', '1'].map((text) => [text, true] as const),
  ...['false', 'no', 'off', '0'].map((text) => [text, false] as const),
]);
export const TAX_CLASSES = new Map<string, TaxClass>([
  ['STANDARD', 'STANDARD'],
  ['REDUCED', 'REDUCED'],
  ['ZERO', 'ZERO'],
]);

export function oneOf<T>(
  { parser, name, text }: Cell,
  values: ReadonlyMap<string, T>,
  key: string,
): T | undefined {
  const value = values.get(key);
  if (value === undefined)
    parser.add(name, 'INVALID', `must be one of ${[...values.keys()].join(', ')}, not ${shorten(text)}.`);
  return value;
}

const shorten = (text: string) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);

const MAX_URL_LENGTH = 2_000;

/** A product can have this many images. */
const MAX_IMAGES = 20;

/** Parses the URLs of images, and the paths of image files if `allowsFiles`. They are separated by spaces or line breaks. */
export function imagesIn({ parser, name, text, allowsFiles }: Cell): string[] {
  const addresses = [...new Set(text.split(/\s+/))];
  if (addresses.length > MAX_IMAGES) parser.add(name, 'TOO_MANY', `must be at most ${MAX_IMAGES} images.`);
  return addresses.flatMap((address) => {
    const url = address.length <= MAX_URL_LENGTH && URL.canParse(address) ? new URL(address) : null;
    if (url && /^https?:$/.test(url.protocol)) return url.href;
    if (allowsFiles && !url && address.length <= MAX_URL_LENGTH) return address;
    parser.add(
      name,
      'INVALID',
      `has ${shorten(address)}, which is not an absolute URL with the scheme http or https.`,
    );
    return [];
  });
}

/** Returns whether a text is the path of an image on this server. The products of the sample shop have such paths. */
const isPath = (text: string) => /^\/(?!\/)[\w./-]{1,200}$/.test(text);

export function imageOf({ parser, name, text }: Cell): string | undefined {
  const url = text.length <= MAX_URL_LENGTH && URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol)) return url.href;
  const path = isPath(text) ? new URL(text, 'http://server').pathname : '';
  if (isPath(path)) return path;
  parser.add(name, 'INVALID', 'must be an absolute URL with the scheme http or https.');
  return undefined;
}

/** An instant with its time zone, such as 2026-12-01T00:00:00Z. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

export function instantOf({ parser, name, text }: Cell): Date | undefined {
  const instant = INSTANT.test(text) ? new Date(text) : null;
  if (instant && !Number.isNaN(instant.getTime())) return parseInstant(parser, name, instant);
  parser.add(name, 'INVALID', 'must be a date and time with a time zone, such as 2026-12-01T00:00:00Z.');
  return undefined;
}

/** The entries of a list such as `color, size`. */
export const listOf = (text: string, separator = ','): string[] => [
  ...new Set(
    text
      .split(separator)
      .map((entry) => entry.trim())
      .filter(Boolean),
  ),
];

/** Parses attributes with their values, such as `color=red; material=cotton, linen`. The keys are the codes of the attributes. */
export function attributesIn({ parser, name, text }: Cell): Map<string, string[]> {
  const entries = listOf(text, ';').map((entry) => {
    const [code = '', ...rest] = entry.split('=');
    return [code.trim(), listOf(rest.join('='))] as const;
  });
  if (entries.some(([code, values]) => !code || values.length === 0))
    parser.add(
      name,
      'INVALID',
      'must be attributes with their values, such as color=red; material=cotton, linen.',
    );
  const attributes = new Map(entries.map(([code, values]) => [code, values]));
  if (attributes.size < entries.length) parser.add(name, 'INVALID', 'must name each attribute once.');
  return attributes;
}
