const markup = Symbol('markup');

/** Text that is HTML already. Only `html` makes it: what came as JSON has no symbols for keys. */
export type Html = { readonly [markup]: string };
type Value = string | number | Html | null | readonly Value[];

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function write(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
  if (typeof value === 'number') return String(value);
  return markup in value ? value[markup] : value.map(write).join('');
}

/** HTML in which every value is escaped, unless it is such HTML itself. In tags, values stand between quotes. */
export const html = (strings: TemplateStringsArray, ...values: Value[]): Html => ({
  [markup]: String.raw({ raw: strings }, ...values.map(write)),
});

export const toText = (fragment: Html): string => fragment[markup];
