/** A document's id, which a client may send instead of its text: in the body or in the URL. */
export type DocumentReference = { documentId?: unknown; extensions?: unknown };

/** Returns the requested document's id, from `documentId` or from Apollo's `persistedQuery` extension. */
export function documentIdIn({ documentId, extensions }: DocumentReference): string | undefined {
  const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)
    ?.persistedQuery;
  const id = documentId ?? persisted?.sha256Hash;
  return typeof id === 'string' ? id.replace(/^sha256:/, '') : undefined;
}

/** Converts a body with `documentId` to the form that Apollo Server reads. */
export function toApolloRequest(body: unknown): unknown {
  const id = isDocumentReference(body) && documentIdIn({ documentId: body.documentId });
  const extensions = id ? (body.extensions ?? {}) : null;
  // Apollo Server rejects extensions that are no object. Spreading a text would turn it into an object of characters.
  if (typeof extensions !== 'object' || extensions === null) return body;
  return {
    ...(body as DocumentReference),
    extensions: { ...extensions, persistedQuery: { version: 1, sha256Hash: id } },
  };
}

/** Converts the query string of a URL in the same way. */
export function toApolloSearch(search: string): string {
  const parameters = new URLSearchParams(search);
  const id = documentIdIn({ documentId: parameters.get('documentId') ?? undefined });
  if (!id || parameters.has('query') || parameters.has('extensions')) return search;
  parameters.set('extensions', JSON.stringify({ persistedQuery: { version: 1, sha256Hash: id } }));
  return `?${parameters}`;
}

const isDocumentReference = (body: unknown): body is DocumentReference =>
  typeof body === 'object' && body !== null && !('query' in body) && 'documentId' in body;
