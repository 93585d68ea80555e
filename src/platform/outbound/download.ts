import type { IncomingMessage } from 'node:http';
import { StaffVisibleError } from '../errors.ts';
import { isDisconnect, receiveFile, type ReceivedFile } from '../storage/receive-file.ts';
import { openRequest, type OutboundOptions } from './open-request.ts';

const TIMEOUT_MS = 30_000;
const MAX_REDIRECTS = 3;

type DownloadOptions = OutboundOptions & { maxBytes: number; timeoutMs?: number };

/**
 * Downloads an image into a file. Follows redirects, each with the same checks as the first URL. Throws a StaffVisibleError
 * if the download fails, or exceeds the limits of time or size, but not if the file cannot be written.
 */
export async function download(
  address: URL,
  path: string,
  { maxBytes, timeoutMs = TIMEOUT_MS, ...options }: DownloadOptions,
): Promise<ReceivedFile> {
  const signal = AbortSignal.timeout(timeoutMs);
  let response: IncomingMessage | null = null;
  try {
    response = await follow(address, signal, options);
    const file = await receiveFile(response, path, maxBytes);
    if (!file) throw new StaffVisibleError(`The file has more than ${maxBytes} bytes.`);
    return file;
  } catch (error) {
    if (error instanceof StaffVisibleError) throw error;
    if (signal.aborted)
      throw new StaffVisibleError(`The file did not arrive within ${timeoutMs / 1000} seconds.`);
    // Node.js reports every failure of a response as a disconnect. All other errors are those of the local file.
    if (response && !isDisconnect(error)) throw error;
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw new StaffVisibleError(`The download failed (${code}).`);
  }
}

async function follow(address: URL, signal: AbortSignal, options: OutboundOptions): Promise<IncomingMessage> {
  let url = address;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    const response = await openRequest(
      url,
      { what: 'image', method: 'GET', headers: { accept: 'image/*' }, signal },
      options,
    );
    const { statusCode = 0, headers } = response;
    if (statusCode === 200) return response;
    response.destroy();
    if (statusCode < 300 || statusCode > 399 || !headers.location)
      throw new StaffVisibleError(`The server answered with ${statusCode}.`);
    if (!URL.canParse(headers.location, url))
      throw new StaffVisibleError('The server redirects to an invalid URL.');
    url = new URL(headers.location, url);
  }
  throw new StaffVisibleError(`The server redirects more than ${MAX_REDIRECTS} times.`);
}
