/** A document's id, which a client may send instead of its text: in the body or in the URL. */
export type DocumentReference = { documentId?: unknown; extensions?: unknown };

/** Returns the requested document's id, from `documentId` or from Apollo's `persistedQuery` extension. */
export function documentIdIn({ documentId, extensions }: DocumentReference): string | undefined {
  const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)
    ?.persistedQuery;
  const id = documentId ?? persisted?.sha256Hash;
  return typeof id === 'string' ? id.replace(/^sha256:/, '') : undefined;
}
