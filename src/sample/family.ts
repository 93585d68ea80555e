import type { TaxClass } from '../platform/db/schema.ts';

/** One option of an axis. `add` is the surcharge in dollars. `text` replaces `{axis}` in the family's description. */
export type Option = { label: string; add: number; text: string; code: string };

/** A family of products. Each combination of one option per axis is one product. */
export type Family = {
  sku: string;
  name: string;
  category: string;
  image: string;
  /** Base price in dollars. */
  price: number;
  /** Default: STANDARD. */
  taxClass?: TaxClass;
  /** Sentences. `{size}` stands for the text of the option of the axis `size`. */
  about: string[];
  options: Record<string, Option[]>;
};

/** The slug is derived from the name. */
export type CategoryTree = { name: string; description: string; image: string; children?: CategoryTree[] };

export type Department = {
  category: CategoryTree;
  /** The typical weight of a product. */
  weightGrams: number;
  families: Family[];
};

/** The code consists of the label's digits and capitals ("350 ml": 350, "Set of 4": S4), or of its first three letters. */
export function option(
  label: string,
  add = 0,
  text: string = label.toLowerCase(),
  code = codeOf(label),
): Option {
  return { label, add, text, code };
}

/** Options without a surcharge, mostly colors. */
export const plain = (...labels: string[]): Option[] =>
  labels.map((label) => option(label, 0, spoken[label]));

/** Colors that need a longer name within a sentence. */
const spoken: Record<string, string> = {
  Aqua: 'aqua blue',
  Blush: 'blush pink',
  Brick: 'brick red',
  Chalk: 'chalk white',
  Charcoal: 'charcoal gray',
  Clay: 'clay pink',
  Forest: 'forest green',
  Graphite: 'graphite gray',
  Ink: 'ink blue',
  Mustard: 'mustard yellow',
  Moss: 'moss green',
  Natural: 'undyed ecru',
  Navy: 'navy blue',
  Oat: 'oatmeal',
  Ocean: 'ocean blue',
  Olive: 'olive green',
  Rust: 'rust red',
  Sage: 'sage green',
  Sand: 'sand beige',
  Sky: 'sky blue',
  Slate: 'slate gray',
  Smoke: 'smoke gray',
  Steel: 'brushed steel',
  Stone: 'stone gray',
};

const codeOf = (label: string) =>
  /\d/.test(label)
    ? label.replaceAll('×', 'X').replaceAll(/[^\dA-Z]/g, '')
    : label
        .replaceAll(/[^A-Za-z]/g, '')
        .slice(0, 3)
        .toUpperCase();
