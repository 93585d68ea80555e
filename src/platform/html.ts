const markup = Symbol('markup');

/** A fragment of HTML. Only `html` creates it: data from JSON cannot have a symbol as a key. */
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

/** Builds HTML and escapes every value that is not HTML itself. In a tag, put each value between quotes. */
export const html = (strings: TemplateStringsArray, ...values: Value[]): Html => ({
  [markup]: String.raw({ raw: strings }, ...values.map(write)),
});

export const toText = (fragment: Html): string => fragment[markup];
