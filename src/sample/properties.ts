import type { Family } from './family.ts';

/** Materials, each with the words that name it. Only words in the first two sentences of a description count. */
const MATERIALS: [label: string, words: RegExp][] = [
  ['Wax', /wax with|stearin/i],
  ['Stoneware', /stoneware/i],
  ['Porcelain', /porcelain/i],
  ['Ceramic', /ceramic(?! non-stick)/i],
  ['Terracotta', /unglazed clay/i],
  ['Concrete', /concrete/i],
  ['Cast iron', /cast iron/i],
  ['Steel', /(?<!carbon )\bsteel\b(?! (nib|brackets|handle))|stainless/i],
  ['Carbon steel', /carbon steel/i],
  ['Aluminum', /aluminum/i],
  ['Brass', /brass barrel/i],
  ['Glass', /\bglass\b|crystal/i],
  ['Wood', /\bwood|\{wood\}|cedar\b/i],
  ['Seagrass', /seagrass/i],
  ['Linen', /\blinen\b|flax/i],
  ['Cotton', /cotton|(?<!polyester )canvas|percale/i],
  ['Wool', /\bwool\b|lambswool/i],
  ['Felt', /\bfelt\b/i],
  ['Polyester', /polyester|synthetic/i],
  ['Nylon', /nylon/i],
  ['Leather', /leather/i],
  ['Paper', /paper|recycled board|one to a spread/i],
];
const MAX_MATERIALS = 2;

/** Returns the labels of a family's materials, the most important first. */
export function materialsOf({ name, about }: Family): string[] {
  const text = `${name}. ${about.slice(0, 2).join(' ')}`;
  return MATERIALS.filter(([, words]) => words.test(text))
    .map(([label]) => label)
    .slice(0, MAX_MATERIALS);
}

/** Returns the value of `dishwasher-safe` if the description mentions a dishwasher. A bag, for example, has no value. */
export function dishwasherValues({ about }: Family): [string, string][] {
  const text = about.join(' ');
  if (!/dishwasher/i.test(text)) return [];
  return [['dishwasher-safe', /dishwasher safe|safe in the dishwasher/i.test(text) ? 'Yes' : 'No']];
}
