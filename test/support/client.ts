import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createClient, memorySession, type ApiError, type ClientOptions } from '@ordergraph/client';
import { accessTokens } from '../../src/shop/accounts/tokens/access-tokens.ts';
import { ask, type Account, type App } from './app.ts';
import { PASSWORD, newOwner } from './accounts.ts';

/** The fault of a request: none, the request or its response is lost, or a proxy responds with this body. */
export type Fault = 'pass' | 'lose request' | 'lose response' | { status: number; body: string };

/** A proxy in front of the app, which can lose requests and responses. Records the bodies of all requests. */
export async function startFaultyProxy(target: string, faultOf: (body: string, count: number) => Fault) {
  const bodies: string[] = [];
  const answer = async (from: IncomingMessage, to: ServerResponse) => {
    const body = await text(from);
    bodies.push(body);
    const fault = faultOf(body, bodies.length);
    if (typeof fault === 'object')
      return to.writeHead(fault.status, { 'content-type': 'text/html' }).end(fault.body);
    if (fault === 'lose request') return from.socket.destroy();
    const { host: _, ...headers } = from.headers;
    const sent = request(`${target}${from.url}`, { method: from.method!, headers });
    sent.end(body);
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    if (fault === 'lose response') {
      await text(response);
      return from.socket.destroy();
    }
    to.writeHead(response.statusCode!, response.headers);
    return response.pipe(to);
  };
  const server = createServer((from, to) => void answer(from, to).catch(() => to.destroy()));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Counts the requests of a client by operation name. */
export function countedFetch() {
  const counts: Record<string, number> = {};
  const fetch = (url: string, init: RequestInit) => {
    const { query } = JSON.parse(init.body as string) as { query: string };
    const name = /\b(?:query|mutation) (\w+)/.exec(query)?.[1] ?? 'other';
    counts[name] = (counts[name] ?? 0) + 1;
    return globalThis.fetch(url, init);
  };
  return { counts, fetch };
}

export const newClient = ({ url }: Pick<App, 'url'>, options: Partial<ClientOptions> = {}) =>
  createClient({ url: `${url}/graphql`, session: memorySession(), ...options });

/** A client that is signed in to a new account. */
export async function signedInClient(app: App, options: Partial<ClientOptions> = {}) {
  const { email, id } = await newOwner(app);
  const client = newClient(app, options);
  const result = await client.signIn({ email, password: PASSWORD });
  if (result.__typename !== 'LoginSuccess') throw new Error(result.__typename);
  return { client, email, id };
}

/** A client with the access token of an account. */
export const clientOf = (app: App, { token }: Pick<Account, 'token'>) =>
  newClient(app, {
    fetch: (url, init) =>
      fetch(url, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } }),
  });

/** Signs an account of `signedInClient` in again, without a client. */
export async function sessionOf(
  app: App,
  email: string,
): Promise<{ accessToken: string; refreshToken: string }> {
  const { session } = await ask(
    app,
    `mutation ($input: LoginInput!) {
      login(input: $input) { ... on LoginSuccess { session { accessToken refreshToken } } }
    }`,
    { input: { email, password: PASSWORD } },
  );
  return session;
}

/** An access token that no app accepts. */
export async function foreignToken(): Promise<string> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const tokens = await accessTokens(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  return (await tokens.sign(randomUUID(), randomUUID())).token;
}

/** Ends all sessions of an account. */
export async function endSessions(app: App, email: string): Promise<void> {
  const { accessToken: token } = await sessionOf(app, email);
  await ask(app, 'mutation { logoutEverywhere }', {}, { id: '', email, token, sessionId: '' });
}

/** Returns the error of an operation that must fail; null if it succeeds. */
export const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => error as ApiError,
  );
