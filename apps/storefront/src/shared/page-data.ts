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

// The results are those of the first address. A list with filters in its address came with the data of the whole list, and does
// not take it: when the filters are removed, it is read again.
for (const type of ['popstate', 'pushState', 'replaceState']) {
  window.addEventListener(type, () => entries?.clear());
}

/** Returns the result that the server has written into the page, once. Later reads go to the server. */
export function takePageData(name: string, variables: object): unknown {
  entries ??= readEntries();
  const key = keyOf(name, variables);
  const data = entries.get(key);
  entries.delete(key);
  return data;
}
