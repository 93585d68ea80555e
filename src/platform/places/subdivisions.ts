import { SUBDIVISIONS } from './subdivisions.data.ts';

/** A subdivision of a country (ISO 3166-2). */
export type Subdivision = {
  /** The code without the country's prefix. */
  code: string;
  /** The code, and all other codes and names. */
  names: readonly string[];
  /** The subdivision that it is a part of. */
  parent: Subdivision | null;
};

const UNACCENTED: Record<string, string> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i' };

const foldWords = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mark}|[ʼʾʿ]/gu, '')
    .replace(/[ßæœøłđı]/g, (letter) => UNACCENTED[letter]!)
    .replaceAll('&', ' and ')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();

/** Returns a name without accents, case, spaces and punctuation. */
export const foldRegion = (name: string): string => foldWords(name).replaceAll(' ', '');

const KINDS =
  'state|province|region|canton|kanton|cantone|prefecture|emirate|territory|county|district|department|departement|' +
  'estado|provincia|provincie|comunidad|departamento|etat|land|governorate';
const KIND_BEFORE = new RegExp(`^(?:the )?(?:${KINDS}|city)(?: (?:of|de|du|des|do|da|di|del|della|d))? `);
const KIND_AFTER = new RegExp(
  ` (?:${KINDS}|city|sheng|shi|ken|fu|to)$|(?<=\\p{Script=Han})[省市都府県]$`,
  'u',
);

/** Parses the entries of a country in `SUBDIVISIONS`. Returns them by folded code and name. */
function parse(text: string): Map<string, Subdivision> {
  const byName = new Map<string, Subdivision>();
  const read = (entry: string, parent: Subdivision | null): Subdivision => {
    const [, code = '', names = ''] = /^(\S+) (.*)$/s.exec(entry.trim()) ?? [];
    const subdivision = { code, names: [code, ...names.split('|')], parent };
    for (const name of subdivision.names) byName.set(foldRegion(name), subdivision);
    return subdivision;
  };
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    const parent = colon < 0 ? null : read(line.slice(0, colon), null);
    const entries = line.slice(colon + 1).split(';');
    for (const entry of entries.filter((each) => each.trim() !== '')) read(entry, parent);
  }
  return byName;
}

/** The countries that were used. Each is parsed at its first use. */
const parsed = new Map<string, Map<string, Subdivision>>();

/** Returns the subdivisions of a country by folded name, or null if the program does not know them. */
export function subdivisionsOf(country: string): ReadonlyMap<string, Subdivision> | null {
  const text = SUBDIVISIONS[country];
  if (text === undefined) return null;
  let subdivisions = parsed.get(country);
  if (!subdivisions) parsed.set(country, (subdivisions = parse(text)));
  return subdivisions;
}

/**
 * Finds a subdivision by its code, with or without the country (`BR-SP`, `SP`, `S.P.`), or by its name as people write it:
 * without regard to case, accents and punctuation, and with or without its kind (`State of New York`, `大阪府`).
 */
export function findSubdivision(country: string, text: string): Subdivision | null {
  const byName = subdivisionsOf(country);
  if (!byName) return null;
  const words = foldWords(text);
  const candidates = [
    words,
    words.startsWith(`${country.toLowerCase()} `) ? words.slice(3) : words,
    words.replace(KIND_BEFORE, ''),
    words.replace(KIND_AFTER, ''),
  ];
  for (const candidate of candidates) {
    const subdivision = byName.get(candidate.replaceAll(' ', ''));
    if (subdivision) return subdivision;
  }
  return null;
}
