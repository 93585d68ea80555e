import { createClient, type Client, type ClientOptions } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Account, App, Json } from './app.ts';
import { until } from './until.ts';

/**
 * Counts the listeners of the app's bus: one per subscription, and one per session that is watched for its
 * end.
 */
export function countListeners({ bus }: App): () => number {
  const listening = new Set<object>();
  const { listen } = bus;
  bus.listen = (topics) => {
    const updates = listen(topics);
    const leave = updates.return!.bind(updates);
    listening.add(updates);
    updates.return = () => {
      listening.delete(updates);
      return leave();
    };
    return updates;
  };
  return () => listening.size;
}

export const clientSettingsOf = (url: string) => `${url.replace('http', 'ws')}/graphql`;

/** Creates a graphql-ws client that connects once, as an account or as a guest. */
export const connect = (
  url: string,
  as?: Pick<Account, 'token'>,
  options: Partial<ClientOptions> = {},
): Client =>
  createClient({
    url: clientSettingsOf(url),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    ...(as && { connectionParams: { authorization: `Bearer ${as.token}` } }),
    ...options,
  });

/** The results of a subscription, its end, and a function that stops it. */
export type Watch = { results: Json[]; ended: { error: unknown } | null; stop: () => void };

export function watch(client: Client, query: string, variables: Record<string, unknown> = {}): Watch {
  const watched: Watch = { results: [], ended: null, stop: () => {} };
  watched.stop = client.subscribe(
    { query, variables },
    {
      next: (result) => void watched.results.push(result),
      error: (error) => (watched.ended = { error }),
      complete: () => (watched.ended ??= { error: null }),
    },
  );
  return watched;
}

/** Waits for the first `count` results. */
export const seen = (watched: Watch, count: number) =>
  until(
    () => watched.results,
    ({ length }) => length >= count,
  );

/** Opens a raw WebSocket, for messages that no client library would send. */
export function openSocket(
  url: string,
  {
    headers = {},
    protocols = ['graphql-transport-ws'],
  }: { headers?: Record<string, string>; protocols?: string[] } = {},
) {
  const socket = new WebSocket(clientSettingsOf(url), protocols, { headers });
  const messages: Json[] = [];
  socket.on('message', (data: Buffer) => void messages.push(JSON.parse(data.toString())));
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  );
  /** The status of the upgrade response; 101 if the WebSocket was opened. */
  const status = new Promise<number | undefined>((resolve) => {
    socket.once('open', () => resolve(101));
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
  });
  socket.on('error', () => {});
  const send = (message: object) => socket.send(JSON.stringify(message));
  return {
    socket,
    messages,
    closed,
    status,
    send,
    /** Completes the handshake, so that subscriptions are accepted. */
    init: async (as?: Pick<Account, 'token'>) => {
      await status;
      send({ type: 'connection_init', ...(as && { payload: { Authorization: `Bearer ${as.token}` } }) });
      await until(
        () => messages,
        (all) => all.some(({ type }) => type === 'connection_ack'),
      );
    },
  };
}

type Events = {
  status: number;
  headers: Headers;
  text: () => string;
  ended: Promise<void>;
  close: () => void;
};

/** Subscribes by server-sent events. `text` returns the raw stream received so far. */
export async function openEvents(
  url: string,
  query: string,
  {
    variables = {},
    as,
    headers = {},
  }: { variables?: object; as?: Pick<Account, 'token'>; headers?: Record<string, string> } = {},
): Promise<Events> {
  const abort = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...(as && { authorization: `Bearer ${as.token}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
    signal: abort.signal,
  });
  let text = '';
  const read = async () => {
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) text += decoder.decode(chunk, { stream: true });
  };
  return {
    status: response.status,
    headers: response.headers,
    text: () => text,
    ended: read().catch(() => {}),
    close: () => abort.abort(),
  };
}

/** Returns the payloads of the `next` events, and whether `complete` has arrived. */
export function eventsIn(text: string): { results: Json[]; isComplete: boolean } {
  const events = text.split('\n\n').filter((event) => event.startsWith('event:'));
  const results = events.flatMap((event) => {
    const [, data] = /^event: next\ndata: (.*)$/.exec(event) ?? [];
    return data ? [JSON.parse(data)] : [];
  });
  return { results, isComplete: events.some((event) => event.startsWith('event: complete')) };
}
