const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST = 200;

export const isSlug = (text: string) => text.length <= LONGEST && SLUG.test(text);

/** `"Café au lait, 2 l"` becomes `cafe-au-lait-2-l`; empty where nothing of the name can stand in an address. */
export const slugOf = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, LONGEST)
    .replace(/-$/, '');
