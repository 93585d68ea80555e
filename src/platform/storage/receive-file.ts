import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A received file, and its digest in hexadecimal digits. */
export type ReceivedFile = { path: string; bytes: number; sha256: string };

/**
 * Writes a stream to a file, and computes its digest. Deletes the file if the stream fails. If the stream is longer than
 * `maxBytes`, stops reading, deletes the file and returns null.
 */
export async function receiveFile(
  source: Readable,
  path: string,
  maxBytes: number,
): Promise<ReceivedFile | null> {
  const digest = createHash('sha256');
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) return done(new TooLong());
      digest.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(source, meter, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof TooLong) return null;
    throw error;
  }
  return { path, bytes, sha256: digest.digest('hex') };
}

class TooLong extends Error {}

/** Returns whether `receiveFile` failed because the connection of an HTTP body ended too early. */
export const isDisconnect = (error: unknown): boolean =>
  ['ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as NodeJS.ErrnoException).code ?? '');
