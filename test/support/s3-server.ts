import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { S3Options } from '../../src/platform/storage/s3-storage.ts';

type Stored = { body: Buffer; headers: Record<string, string> };

export type S3Server = {
  options: S3Options;
  /** The stored objects by their key. */
  objects: Map<string, Stored>;
  /** Method and path of each request with a valid signature. */
  requests: string[];
  /** The reasons of rejected requests. */
  rejections: string[];
  /** Statuses to answer the next requests with, instead of serving them. */
  failures: number[];
  stop: () => Promise<void>;
};

const ACCESS_KEY = 'AKIATEST';
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const REGION = 'eu-central-1';
const BUCKET = 'shop-media';

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Starts a server with the part of the API of S3 that a shop uses. Each request is rejected unless its signature is valid. */
export async function startS3(): Promise<S3Server> {
  const http = createServer((request, response) => {
    void buffer(request).then((body) => {
      const failure = server.failures.shift();
      if (failure !== undefined) return response.writeHead(failure).end();
      const url = new URL(request.url!, `http://${request.headers.host}`);
      const problem = problemOf(request, url, body);
      if (problem) {
        server.rejections.push(problem);
        return response.writeHead(403).end(`<Error><Message>${problem}</Message></Error>`);
      }
      server.requests.push(`${request.method} ${url.pathname}`);
      const key = url.pathname.slice(`/${BUCKET}/`.length);
      const found = server.objects.get(key);
      if (request.method === 'PUT') {
        server.objects.set(key, { body, headers: request.headers as Record<string, string> });
        return response.writeHead(200).end();
      }
      if (request.method === 'DELETE') {
        server.objects.delete(key);
        return response.writeHead(204).end();
      }
      return found ? response.writeHead(200).end(found.body) : response.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: S3Server = {
    options: {
      endpoint: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
      bucket: BUCKET,
      region: REGION,
      accessKeyId: ACCESS_KEY,
      secretAccessKey: SECRET,
      publicUrl: null,
    },
    objects: new Map(),
    requests: [],
    rejections: [],
    failures: [],
    stop: () =>
      new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
  return server;
}

type Claim = {
  credential: string;
  signedHeaders: string;
  signature: string;
  date: string;
  payload: string;
  expires: number;
};

/** Reads the signature from the query of a presigned URL, or from the headers. */
function claimOf({ headers }: IncomingMessage, { searchParams: query }: URL): Claim | null {
  if (query.has('X-Amz-Signature')) {
    return {
      credential: query.get('X-Amz-Credential') ?? '',
      signedHeaders: query.get('X-Amz-SignedHeaders') ?? '',
      signature: query.get('X-Amz-Signature')!,
      date: query.get('X-Amz-Date') ?? '',
      payload: 'UNSIGNED-PAYLOAD',
      expires: Number(query.get('X-Amz-Expires')),
    };
  }
  const pattern = /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]+)$/;
  const match = pattern.exec(headers.authorization ?? '');
  if (!match) return null;
  const [, credential, signedHeaders, signature] = match as unknown as [string, string, string, string];
  const date = String(headers['x-amz-date']);
  return {
    credential,
    signedHeaders,
    signature,
    date,
    payload: String(headers['x-amz-content-sha256']),
    expires: 900,
  };
}

/** Computes the signature (AWS Signature Version 4) again, and returns the error of a request. */
function problemOf(request: IncomingMessage, url: URL, body: Buffer): string | null {
  const claim = claimOf(request, url);
  if (!claim) return 'no signature';
  const { credential, signedHeaders, date } = claim;
  const scope = `${date.slice(0, 8)}/${REGION}/s3/aws4_request`;
  if (credential !== `${ACCESS_KEY}/${scope}`) return 'wrong credential';
  const signedAt = Date.parse(
    date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  if (!(Math.abs(Date.now() - signedAt) < claim.expires * 1000)) return 'expired';

  const names = signedHeaders.split(';');
  if (!names.includes('host')) return 'the host is not signed';
  const canonical = [
    request.method,
    url.pathname,
    [...url.searchParams]
      .filter(([name]) => name !== 'X-Amz-Signature')
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .sort()
      .join('&'),
    ...names.map((name) => `${name}:${String(request.headers[name]).trim()}`),
    '',
    signedHeaders,
    claim.payload,
  ].join('\n');
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  const key = [date.slice(0, 8), REGION, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${SECRET}`);
  const expected = hmac(key, toSign).toString('hex');
  if (
    claim.signature.length !== expected.length ||
    !timingSafeEqual(Buffer.from(claim.signature), Buffer.from(expected))
  )
    return 'wrong signature';

  if (claim.payload !== 'UNSIGNED-PAYLOAD' && claim.payload !== sha256(body)) return 'wrong payload';
  const checksum = request.headers['x-amz-checksum-sha256'];
  if (checksum !== undefined && checksum !== Buffer.from(sha256(body), 'hex').toString('base64'))
    return 'wrong checksum';
  return null;
}
