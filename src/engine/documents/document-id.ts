/** What a client may send in place of a document, in the body or as parameters of an address. */
export type Named = { documentId?: unknown; extensions?: unknown };

/** The id by which a document is asked for: `documentId`, or what Apollo's clients send. */
export function documentIdIn({ documentId, extensions }: Named): string | undefined {
  const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)
    ?.persistedQuery;
  const id = documentId ?? persisted?.sha256Hash;
  return typeof id === 'string' ? id.replace(/^sha256:/, '') : undefined;
}
