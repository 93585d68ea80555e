/** One result that the server has written into the HTML. */
type Entry = { name: string; variables: Record<string, unknown>; data: unknown };

/** Returns the same text for equal variables, regardless of their order. Ignores undefined variables. */
export const keyOf = (name: string, variables: object): string =>
  `${name} ${JSON.stringify(
    Object.entries(variables)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )}`;

let entries: Map<string, unknown> | undefined;

function readEntries(): Map<string, unknown> {
  const text = document.getElementById('page-data')?.textContent;
  const list = text ? (JSON.parse(text) as Entry[]) : [];
  return new Map(list.map(({ name, variables, data }) => [keyOf(name, variables), data]));
}

// The results belong to the first URL. For a URL with filters, the server writes the data of the list without filters. That
// data is not used, also not after the filters are removed: the list is then read again.
for (const type of ['popstate', 'pushState', 'replaceState']) {
  window.addEventListener(type, () => entries?.clear());
}

const known = () => (entries ??= readEntries());

/** Returns the result of a query that the server has written into the page. */
export const peekPageData = (document: string, variables: object): unknown =>
  known().get(keyOf(/\bquery (\w+)/.exec(document)?.[1] ?? '', variables));

/** The same, once. Later reads go to the server. */
export function takePageData(name: string, variables: object): unknown {
  const key = keyOf(name, variables);
  const data = known().get(key);
  known().delete(key);
  return data;
}
