import type { IncomingMessage } from 'node:http';
import { StaffVisibleError } from '../errors.ts';
import { openRequest, type OutboundOptions } from './open-request.ts';

const TIMEOUT_MS = 10_000;
const MAX_RESPONSE_BYTES = 64 * 1024;

export type PostOptions = OutboundOptions & { timeoutMs?: number };

/** `body` is null if it is longer than the limit, or was not received completely in time. */
export type PostResponse = { status: number; body: string | null };

/** Posts JSON and returns the response. Does not follow redirects: they could lead to a private host. */
export async function post(
  url: URL,
  headers: Record<string, string>,
  body: string,
  { timeoutMs = TIMEOUT_MS, ...options }: PostOptions,
): Promise<PostResponse> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response = await openRequest(
      url,
      {
        what: 'endpoint',
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
        signal,
      },
      options,
    );
    return { status: response.statusCode!, body: await readBody(response) };
  } catch (error) {
    if (error instanceof StaffVisibleError) throw error;
    if (signal.aborted)
      throw new StaffVisibleError(`The endpoint did not respond within ${timeoutMs / 1000} seconds.`);
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new StaffVisibleError(`The connection to the endpoint failed (${code}).`);
  }
}

/** Reads the response to its end, up to a limit, so that the receiver can finish it. */
async function readBody(response: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of response) {
      chunks.push(chunk as Buffer);
      length += (chunk as Buffer).length;
      if (length > MAX_RESPONSE_BYTES) return null;
    }
    return Buffer.concat(chunks).toString();
  } catch {
    return null;
  }
}
