import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { AwsClient, AwsV4Signer } from 'aws4fetch';
import type { MediaStorage } from './media-storage.ts';
import { temporaryFilesIn } from './temporary-files.ts';

export type S3Options = {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
  /** The URL from which clients read the folder `media/`. Null if they read it from the bucket. */
  publicUrl: string | null;
};

const REQUEST_TIMEOUT_MS = 30_000;
const MAX_RETRIES = 2;
/** Names of public files contain the hash of their content. */
const CACHE_CONTROL = 'public, max-age=31536000, immutable';

/** Stores files in a bucket of a service with the API of S3, addressed by path. */
export function s3Storage({ endpoint, bucket, region, publicUrl, ...credentials }: S3Options): MediaStorage {
  const client = new AwsClient({ ...credentials, region, service: 's3', retries: MAX_RETRIES });
  const urlOf = (key: string) => `${endpoint}/${bucket}/${key}`;

  async function send(method: string, key: string, init: RequestInit = {}): Promise<Response> {
    const response = await client.fetch(urlOf(key), {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
      ...init,
    });
    if (response.ok || response.status === 404) return response;
    await response.body?.cancel();
    throw new Error(`the storage answered ${method} ${key} with ${response.status}`);
  }

  async function write(key: string, data: Uint8Array, contentType: string): Promise<void> {
    const headers = { 'content-type': contentType, 'cache-control': CACHE_CONTROL };
    const response = await send('PUT', key, { body: new Uint8Array(data), headers });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`the storage has no bucket ${bucket}`);
  }

  return {
    async signUpload({ id, contentType, bytes, sha256 }, expiresInSeconds) {
      const url = new URL(urlOf(`uploads/${id}`));
      url.searchParams.set('X-Amz-Expires', String(expiresInSeconds));
      // These headers are signed, so the service refuses another type, length or content.
      const headers = {
        'content-type': contentType,
        'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
      };
      const signer = new AwsV4Signer({
        ...credentials,
        region,
        service: 's3',
        method: 'PUT',
        url: url.href,
        headers: { ...headers, 'content-length': String(bytes) },
        signQuery: true,
        allHeaders: true,
      });
      return { url: (await signer.sign()).url.href, headers };
    },
    // Only this process uses the folder: in a shared folder, another user could replace the files.
    ...temporaryFilesIn(join(tmpdir(), `ordergraph-media-${randomUUID()}`)),
    mediaFolder: null,
    write,
    async moveIn(key, path, contentType) {
      await write(key, await readFile(path), contentType);
      await rm(path, { force: true });
    },
    async copyOut(key, path, maxBytes) {
      const response = await send('GET', key);
      if (response.status === 404 || !response.body) {
        await response.body?.cancel();
        return 'missing';
      }
      try {
        await pipeline(
          Readable.fromWeb(response.body as WebStream),
          limitBytes(maxBytes),
          createWriteStream(path),
        );
      } catch (error) {
        if (error === TOO_LONG) return 'too long';
        throw error;
      }
      return 'copied';
    },
    async remove(keys) {
      for (const key of keys) await (await send('DELETE', key)).body?.cancel();
    },
    mediaUrl: publicUrl ?? urlOf('media'),
  };
}

const TOO_LONG = new Error('the file is too long');

/** Passes chunks on, and fails when there are more than `maxBytes`. */
function limitBytes(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(TOO_LONG);
      else done(null, chunk);
    },
  });
}
