import { ApiError, type GraphqlError } from './errors.ts';

/** A GraphQL request as its JSON body. */
export type Operation = {
  query?: string | undefined;
  variables?: unknown;
  operationName?: string | null | undefined;
  documentId?: string | undefined;
  extensions?: unknown;
};

export type Payload = { data?: unknown; errors?: readonly GraphqlError[]; extensions?: unknown };

/** `tokenRejected`: the access token was invalid, so the server executed the operation as a guest. */
export type OperationResponse = { payload: Payload; status: number; tokenRejected: boolean };

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type SendOptions = {
  accessToken: string | null;
  headers?: Record<string, string> | undefined;
  signal?: AbortSignal | null | undefined;
};

export type Transport = (operation: Operation, options: SendOptions) => Promise<OperationResponse>;

/**
 * The positions of the last changes that the client made or saw. The server sends a position with each mutation, update and new
 * connection. The client returns the positions with each request, so that replicas return data with these changes. There are
 * several positions, because responses can arrive in another order than the changes.
 */
export type Positions = string[];

const MAX_POSITIONS = 4;

export function addPosition(positions: Positions, position: string | null | undefined): void {
  if (!position) return;
  positions.unshift(position);
  positions.splice(MAX_POSITIONS);
}

type TransportOptions = {
  url: string;
  fetch: Fetch;
  credentials: RequestCredentials;
  timeoutMs: number;
  positions: Positions;
};

/**
 * Sends operations over HTTP, always by POST. Throws NETWORK_ERROR if there is no response. For a response that is not GraphQL,
 * returns the error of its status (429, 502, 503, 504), otherwise NOT_GRAPHQL.
 */
export const createTransport =
  ({ url, fetch, credentials, timeoutMs, positions }: TransportOptions): Transport =>
  async (operation, { accessToken, headers, signal }) => {
    const abort = new AbortController();
    const forward = () => abort.abort(signal?.reason);
    const timer = setTimeout(() => abort.abort(new Error('There was no response in time.')), timeoutMs);
    if (signal?.aborted) forward();
    signal?.addEventListener('abort', forward);
    try {
      const response = await fetch(url, {
        method: 'POST',
        credentials,
        signal: abort.signal,
        body: JSON.stringify(operation),
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json;q=0.9',
          ...(positions[0] && { [POSITION]: positions.join() }),
          ...headers,
          ...(accessToken !== null && { authorization: `Bearer ${accessToken}` }),
        },
      });
      addPosition(positions, response.headers.get(POSITION));
      const text = await response.text();
      return {
        payload: payloadOf(text) ?? payloadOfStatus(response),
        status: response.status,
        tokenRejected: accessToken !== null && isRejection(response.headers.get('www-authenticate')),
      };
    } catch (cause) {
      if (signal?.aborted) throw signal.reason;
      const message = 'The server cannot be reached. Check the connection.';
      throw new ApiError(message, { code: 'NETWORK_ERROR', cause });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', forward);
    }
  };

const POSITION = 'ordergraph-position';

const isRejection = (header: string | null) => header?.includes('invalid_token') === true;

function payloadOf(text: string): Payload | null {
  try {
    const payload = JSON.parse(text) as Payload | null;
    return payload && typeof payload === 'object' && ('data' in payload || 'errors' in payload)
      ? payload
      : null;
  } catch {
    return null;
  }
}

const CODES: Partial<Record<number, string>> = {
  429: 'RATE_LIMITED',
  502: 'SERVICE_UNAVAILABLE',
  503: 'SERVICE_UNAVAILABLE',
  504: 'TIMEOUT',
};

/** Describes a response that is not GraphQL, for example of a proxy whose server restarts. */
function payloadOfStatus({ status, headers }: Response): Payload {
  const code = CODES[status] ?? 'NOT_GRAPHQL';
  const seconds = Number(headers.get('retry-after') ?? NaN);
  const message = `The response is not GraphQL (HTTP ${status}).`;
  return {
    errors: [{ message, extensions: { code, ...(Number.isFinite(seconds) && { retryAfter: seconds }) } }],
  };
}
