import type { Client as Sockets, SubscribePayload } from 'graphql-ws';
import type { Access } from './access.ts';
import { ApiError, toApiError, type GraphqlError } from './errors.ts';
import { backoffMs, wait } from './retry.ts';
import { addPosition, type Positions } from './transport.ts';

export type Handlers<Data> = {
  next: (data: Data) => void;
  /** Called when the subscription has ended with an error. */
  error?: (error: ApiError) => void;
  /** Called when the server has ended the subscription. */
  complete?: () => void;
  /** Called when a connection has been opened, and when an update was lost. Query the current state: updates are not repeated. */
  resync?: () => void;
};

type LiveOptions = {
  url: string;
  access: Access;
  maxWaitSeconds: number;
  /** For platforms without a global WebSocket. */
  webSocket?: unknown;
  positions: Positions;
};

/** Close code: the token was invalid or has expired, or the session has ended. */
const FORBIDDEN = 4403;
/** The close code of `terminate`. */
const TERMINATED = 4499;
const PING_INTERVAL_MS = 15_000;
const PONG_TIMEOUT_MS = 5_000;
const IDLE_CLOSE_MS = 3_000;

export type Live = ReturnType<typeof createLive>;

/** Subscribes over one WebSocket, which is opened by the first subscription and again after it breaks. */
export function createLive({ url, access, maxWaitSeconds, webSocket, positions }: LiveOptions) {
  let connecting: Promise<Sockets> | null = null;
  const resyncs = new Set<() => void>();
  const remember = (from: unknown) =>
    addPosition(positions, (from as { position?: string } | null | undefined)?.position);

  async function connect(): Promise<Sockets> {
    const { createClient } = await import('graphql-ws');
    let sentToken: string | null = null;
    let isRejected = false;
    let isConnecting = false;
    let closeCode = 0;
    let pongTimeout: ReturnType<typeof setTimeout> | undefined;
    const sockets = createClient({
      url: toSocketUrl(url),
      ...(webSocket !== undefined && { webSocketImpl: webSocket }),
      lazyCloseTimeout: IDLE_CLOSE_MS,
      retryAttempts: Infinity,
      shouldRetry: () => true,
      retryWait: (retries) =>
        // The server closes the connection when the token expires. The next connection needs no delay.
        retries === 0 && (closeCode === FORBIDDEN || closeCode === TERMINATED)
          ? Promise.resolve()
          : wait(backoffMs(retries + 1)),
      connectionParams: async () => {
        isConnecting = true;
        sentToken = isRejected && sentToken ? await access.renew(sentToken) : await access.token();
        isConnecting = isRejected = false;
        return sentToken === null ? undefined : { Authorization: `Bearer ${sentToken}` };
      },
      keepAlive: PING_INTERVAL_MS,
      on: {
        connected: (_socket, payload) => {
          remember(payload);
          resyncs.forEach((resync) => resync());
        },
        closed: (event) => {
          clearTimeout(pongTimeout);
          closeCode = (event as { code: number }).code;
          isRejected = closeCode === FORBIDDEN;
        },
        // A lost connection may stay open for minutes without an error.
        ping: (isReceived) => {
          if (!isReceived) pongTimeout = setTimeout(() => sockets.terminate(), PONG_TIMEOUT_MS);
        },
        pong: (isReceived) => {
          if (isReceived) clearTimeout(pongTimeout);
        },
      },
    });
    // A connection that is being opened uses the new token anyway.
    access.onChange(() => isConnecting || sockets.terminate());
    return sockets;
  }

  return {
    /** Returns a function that ends the subscription. */
    subscribe<Data>(operation: SubscribePayload, handlers: Handlers<Data>): () => void {
      const { next, error, complete, resync } = handlers;
      const ended = new AbortController();
      const { signal } = ended;
      let stop = () => {};
      if (resync) resyncs.add(resync);
      const end = () => {
        if (resync) resyncs.delete(resync);
        ended.abort();
        stop();
      };
      const fail = (reason: ApiError) => {
        if (signal.aborted) return;
        end();
        error?.(reason);
      };

      async function start(hasRenewed = false): Promise<void> {
        const token = await access.token();
        const sockets = await (connecting ??= connect());
        if (signal.aborted) return;
        const restart = async (errors: readonly GraphqlError[]) => {
          const { code, retryAfter } = errors[0]?.extensions ?? {};
          if (code === 'RATE_LIMITED' && (retryAfter ?? 1) <= maxWaitSeconds) {
            await wait((retryAfter ?? 1) * 1000, signal);
            await start();
            resync?.();
          } else if (code === 'UNAUTHENTICATED' && token !== null && !hasRenewed) {
            await access.renew(token);
            await start(true);
          } else fail(toApiError(errors));
        };
        let failed: readonly GraphqlError[] | null = null;
        stop = sockets.subscribe<Data>(operation, {
          next: ({ data, errors, extensions }) => {
            if (signal.aborted) return;
            remember(extensions);
            failed = data == null && errors ? errors : null;
            if (data != null) next(data);
            // The subscription continues without this update.
            else if (errors?.[0]?.extensions?.['code'] === 'TIMEOUT') resync?.();
          },
          error: (cause) => {
            if (signal.aborted) return;
            if (Array.isArray(cause)) restart(cause as GraphqlError[]).catch(report);
            else report(cause);
          },
          complete: () => {
            if (signal.aborted) return;
            if (failed) return void restart(failed).catch(report);
            end();
            complete?.();
          },
        });
      }

      const report = (cause: unknown) =>
        fail(
          cause instanceof ApiError
            ? cause
            : new ApiError('The live connection has ended.', { code: 'NETWORK_ERROR', cause }),
        );
      start().catch(report);
      return end;
    },

    /** Ends all subscriptions. */
    async dispose(): Promise<void> {
      await (await connecting)?.dispose();
    },
  };
}

/** The URL of a page can be relative. */
function toSocketUrl(url: string): string {
  const { location } = globalThis as { location?: { href: string } };
  return new URL(url, location?.href).href.replace(/^http/, 'ws');
}
