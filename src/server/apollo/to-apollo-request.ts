import { HeaderMap, type HTTPGraphQLRequest } from '@apollo/server';
import type { FastifyRequest } from 'fastify';
import { POSITION_HEADER, positionsIn } from '../http/position.ts';
import { documentIdIn, type DocumentReference } from '../../engine/documents/document-id.ts';

/** The headers that Apollo reads: for its protection against request forgery, and to negotiate the response. */
const APOLLO_HEADERS = ['content-type', 'accept', 'x-apollo-operation-name', 'apollo-require-preflight'];

/** The header that tells Apollo not to check the request for forgery. */
const SKIP_FORGERY_CHECK = ['apollo-require-preflight', 'true'] as const;

const JSON_PARAMETERS = ['variables', 'extensions'];
const PARAMETERS = [...JSON_PARAMETERS, 'query', 'operationName', 'documentId'];

export function toApolloRequest(request: FastifyRequest): HTTPGraphQLRequest {
  const { method, url, headers, body } = request;
  const map = new HeaderMap();
  for (const name of APOLLO_HEADERS) {
    const value = headers[name];
    if (value !== undefined) map.set(name, String(value));
  }
  const positions = positionsIn(request);
  if (positions !== undefined) map.set(POSITION_HEADER, positions);
  if (method === 'GET' && isSentByScript(headers)) map.set(...SKIP_FORGERY_CHECK);
  // Browsers send JSON to another origin only after a preflight request, so JSON needs no check. Without the header, Apollo would
  // parse the media type of each request to find out that it is JSON.
  if (method === 'POST' && map.get('content-type') === 'application/json') {
    map.delete('content-type');
    map.set(...SKIP_FORGERY_CHECK);
  }
  const queryAt = url.indexOf('?');
  const search = queryAt === -1 ? '' : toApolloSearch(url.slice(queryAt));
  return { method, headers: map, search, body: toApolloBody(body) };
}

/**
 * Returns whether a script sent the request, and not a link, image or form of a page: browsers send the mode in a header. Scripts,
 * such as urql, send queries by GET without the header that Apollo requires against request forgery. Scripts of other sites cannot
 * read the response.
 */
const isSentByScript = ({ 'sec-fetch-mode': mode = 'cors' }: FastifyRequest['headers']) =>
  mode === 'cors' || mode === 'same-origin';

/** Replaces `documentId`, which Apollo does not know, by the extension of its own clients. */
function toApolloBody(given: unknown): unknown {
  const body = withoutEmptyName(given);
  const id = isDocumentReference(body) && documentIdIn({ documentId: body.documentId });
  const extensions = id ? (body.extensions ?? {}) : null;
  // Apollo rejects extensions that are not an object. Spreading a string would hide the mistake: one property per character.
  if (typeof extensions !== 'object' || extensions === null) return body;
  return {
    ...(body as DocumentReference),
    extensions: { ...extensions, persistedQuery: { version: 1, sha256Hash: id } },
  };
}

/** Converts the query string of a URL, including its question mark, like a body. Removes parameters without a value. */
function toApolloSearch(search: string): string {
  const parameters = new URLSearchParams(search);
  // Forms send empty parameters. Some clients write null, which a body may contain, too.
  for (const name of PARAMETERS) parameters.delete(name, '');
  for (const name of JSON_PARAMETERS) parameters.delete(name, 'null');
  const id = documentIdIn({ documentId: parameters.get('documentId') ?? undefined });
  if (id && !parameters.has('query') && !parameters.has('extensions')) {
    parameters.set('extensions', JSON.stringify({ persistedQuery: { version: 1, sha256Hash: id } }));
  }
  return `?${parameters}`;
}

/** Some clients send an empty name instead of null. */
function withoutEmptyName(body: unknown): unknown {
  const isEmpty =
    typeof body === 'object' && body !== null && 'operationName' in body && body.operationName === '';
  return isEmpty ? { ...body, operationName: null } : body;
}

const isDocumentReference = (body: unknown): body is DocumentReference =>
  typeof body === 'object' && body !== null && !('query' in body) && 'documentId' in body;
