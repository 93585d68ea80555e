import type { InputParser } from '../../platform/graphql/input-issues.ts';
import { transliterate } from './transliterate.ts';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_LENGTH = 200;

export const isSlug = (text: string) => text.length <= MAX_LENGTH && SLUG.test(text);

const cut = (slug: string, length: number) => slug.slice(0, length).replace(/-$/, '');

/** Turns `"Café au lait, 2 l"` into `cafe-au-lait-2-l`. Returns an empty text if the name has no usable character. */
export const slugOf = (name: string) =>
  cut(
    transliterate(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-/, ''),
    MAX_LENGTH,
  );

export const parseSlug = <T extends string | null | undefined>(parser: InputParser, slug: T): T =>
  parser.matching('slug', slug, isSlug, 'must be lower-case letters and digits in groups joined by hyphens.');

/** A slug for a new row. A generated slug gets a number if it is taken. */
export type NewSlug = { slug: string; isGenerated: boolean };

/**
 * Returns the given slug, or one derived from the name. If the name consists of letters or symbols that have no
 * transliteration, the `substitutes` are tried in their order.
 */
export function parseNewSlug(
  parser: InputParser,
  given: string | null | undefined,
  name: string,
  substitutes: readonly string[],
): NewSlug {
  if (given != null) return { slug: parseSlug(parser, given), isGenerated: false };
  // A name that has only punctuation is probably a mistake: does not use the substitutes.
  const sources = /[^\p{P}\p{Z}\p{C}]/u.test(name) ? [name, ...substitutes] : [name];
  const slug = sources.map(slugOf).find(Boolean) ?? '';
  if (name && !slug) parser.add('slug', 'REQUIRED', 'cannot be derived from this name. Provide a slug.');
  return { slug, isGenerated: true };
}

/** The numbers that are tried in one statement: `mug-2` to `mug-201`. */
const NUMBER_SUFFIXES = Array.from({ length: 200 }, (_, index) => index + 2);
const MAX_ATTEMPTS = 5;

/**
 * Creates a row with a slug. If a generated slug is taken, tries again with the first free number: `mug-2`. `findTaken` returns
 * the given slugs that are taken. A concurrent request can take a free slug first.
 */
export async function createWithSlug<Result extends { __typename: string }>(
  { slug, isGenerated }: NewSlug,
  findTaken: (slugs: string[]) => Promise<string[]>,
  create: (slug: string) => Promise<Result>,
): Promise<Result> {
  let result = await create(slug);
  for (
    let attempt = 1;
    isGenerated && result.__typename === 'SlugTaken' && attempt < MAX_ATTEMPTS;
    attempt++
  ) {
    result = await create(await freeSlug(slug, findTaken));
  }
  return result;
}

/** Returns the slug if it is free, otherwise the slug with the first free number. */
export async function freeSlug(
  slug: string,
  findTaken: (slugs: string[]) => Promise<string[]>,
): Promise<string> {
  const candidates = [slug, ...NUMBER_SUFFIXES.map((number) => `${cut(slug, MAX_LENGTH - 4)}-${number}`)];
  const taken = new Set(await findTaken(candidates));
  return candidates.find((candidate) => !taken.has(candidate)) ?? withRandomSuffix(slug);
}

/** Returns the slug with the SKU. The result is probably free, because SKUs are unique. */
export const slugWithSku = (slug: string, sku: string) =>
  `${cut(slug, MAX_LENGTH - 66)}-${slugOf(sku) || 'x'}`;

/** Returns a slug with a random suffix, for a slug that is too long or whose numbered slugs are all taken. */
export const withRandomSuffix = (slug: string) =>
  `${cut(slug, MAX_LENGTH - 9)}-${crypto.randomUUID().slice(0, 8)}`;
