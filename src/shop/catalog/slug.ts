import type { InputReader } from '../../platform/graphql/input-issues.ts';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const MAX_LENGTH = 200;

const isSlug = (text: string) => text.length <= MAX_LENGTH && SLUG.test(text);

/** Turns `"Café au lait, 2 l"` into `cafe-au-lait-2-l`. Returns an empty text if the name has no usable character. */
const slugOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, MAX_LENGTH)
    .replace(/-$/, '');

export const readSlug = <T extends string | null | undefined>(read: InputReader, slug: T): T =>
  read.matching('slug', slug, isSlug, 'must be lower-case letters and digits in groups joined by hyphens.');

/** Returns the given slug, or one derived from the name. */
export function readNewSlug(read: InputReader, given: string | null | undefined, name: string): string {
  if (given != null) return readSlug(read, given);
  const slug = slugOf(name);
  if (name && !slug) read.add('slug', 'REQUIRED', 'cannot be derived from this name. Provide a slug.');
  return slug;
}
