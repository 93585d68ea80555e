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

// The results belong to the first URL, so every navigation deletes them. If the first URL has filters, the server writes the data of
// the list without filters. This data is never used: when the filters are removed, the list is read again.
for (const type of ['popstate', 'pushState', 'replaceState']) {
  window.addEventListener(type, () => entries?.clear());
}

const known = () => (entries ??= readEntries());

/** Returns the result of a query that the server has written into the page. */
export const peekPageData = (document: string, variables: object): unknown =>
  known().get(keyOf(/\bquery (\w+)/.exec(document)?.[1] ?? '', variables));

/** Returns the result like `peekPageData`, and deletes it. Later reads go to the server. */
export function takePageData(name: string, variables: object): unknown {
  const key = keyOf(name, variables);
  const data = known().get(key);
  known().delete(key);
  return data;
}
