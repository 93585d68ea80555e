import type { InputReader } from '../../platform/graphql/input-issues.ts';

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST = 200;

const isSlug = (text: string) => text.length <= LONGEST && SLUG.test(text);

/** `"Café au lait, 2 l"` becomes `cafe-au-lait-2-l`; empty where nothing of the name can stand in an address. */
const slugOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST)
    .replace(/-$/, '');

export const readSlug = <T extends string | null | undefined>(read: InputReader, slug: T): T =>
  read.matching('slug', slug, isSlug, 'must be lower-case letters and digits in groups joined by hyphens.');

/** The slug of something new: the one given, else one made from the name. */
export function readNewSlug(read: InputReader, given: string | null | undefined, name: string): string {
  if (given != null) return readSlug(read, given);
  const slug = slugOf(name);
  if (name && !slug) read.add('slug', 'REQUIRED', 'cannot be made from this name: give one.');
  return slug;
}
