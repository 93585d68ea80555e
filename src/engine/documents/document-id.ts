/** What a client may send in place of a document, in the body or as parameters of an address. */
export type Named = { documentId?: unknown; extensions?: unknown };

/** The id by which a document is asked for: `documentId`, or what Apollo's clients send. */
export function documentIdIn({ documentId, extensions }: Named): string | undefined {
  const persisted = (extensions as { persistedQuery?: { sha256Hash?: unknown } } | null | undefined)
    ?.persistedQuery;
  const id = documentId ?? persisted?.sha256Hash;
  return typeof id === 'string' ? id.replace(/^sha256:/, '') : undefined;
}

/** A body as Apollo Server knows it, which reads no `documentId`. */
export function toApolloRequest(body: unknown): unknown {
  const id = isNamed(body) && documentIdIn({ documentId: body.documentId });
  const extensions = id ? (body.extensions ?? {}) : null;
  // What is no object Apollo refuses: as one it would have a property for each of its characters.
  if (typeof extensions !== 'object' || extensions === null) return body;
  return {
    ...(body as Named),
    extensions: { ...extensions, persistedQuery: { version: 1, sha256Hash: id } },
  };
}

/** The same for the parameters of an address, behind its question mark. */
export function toApolloSearch(search: string): string {
  const parameters = new URLSearchParams(search);
  const id = documentIdIn({ documentId: parameters.get('documentId') ?? undefined });
  if (!id || parameters.has('query') || parameters.has('extensions')) return search;
  parameters.set('extensions', JSON.stringify({ persistedQuery: { version: 1, sha256Hash: id } }));
  return `?${parameters}`;
}

const isNamed = (body: unknown): body is Named =>
  typeof body === 'object' && body !== null && !('query' in body) && 'documentId' in body;
