import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { ask, type Account, type App } from './app.ts';
import { until } from './until.ts';

const CREATE = `mutation ($input: CreateImportUploadInput!) { createImportUpload(input: $input) { __typename
  ... on CreateImportUploadSuccess { upload { token url method headers { name value } expiresAt } }
  ... on InvalidInput { issues { path code } } } }`;
const START = `mutation ($uploadToken: String!, $dryRun: Boolean!, $onError: ImportErrorPolicy!) {
  startCatalogImport(uploadToken: $uploadToken, dryRun: $dryRun, onError: $onError) { __typename
    ... on StartCatalogImportSuccess { catalogImport { id state } }
    ... on InvalidInput { issues { path code } } } }`;
const PROGRESS = `query ($id: ID!) { catalogImport(id: $id) {
  state isDryRun onError percent rows created updated unchanged failed
  issues { row column code } unknownColumns problem finishedAt } }`;

export type Upload = {
  token: string;
  url: string;
  method: string;
  headers: { name: string; value: string }[];
};

/** Imports files through the API, as a member of staff. */
export function importer(app: App, staff: Account) {
  const createUpload = (format: 'CSV' | 'JSONL', bytes: number) =>
    ask(app, CREATE, { input: { format, bytes } }, staff);

  async function upload(format: 'CSV' | 'JSONL', content: string | Buffer): Promise<string> {
    const { upload } = await createUpload(format, Buffer.byteLength(content));
    const { status } = await put(upload, content);
    if (status !== 204) throw new Error(`the upload was answered with ${status}`);
    return upload.token;
  }

  const start = (uploadToken: string, options: { dryRun?: boolean; onError?: 'CONTINUE' | 'REFUSE' } = {}) =>
    ask(app, START, { uploadToken, dryRun: false, onError: 'REFUSE', ...options }, staff);

  const progressOf = (id: string) => ask(app, PROGRESS, { id }, staff);

  const finished = (id: string) =>
    until(
      () => progressOf(id),
      ({ finishedAt }) => finishedAt !== null,
    );

  /** Imports a file, and returns its final state. */
  async function run(
    format: 'CSV' | 'JSONL',
    content: string | Buffer,
    options: Parameters<typeof start>[1] = {},
  ) {
    const { catalogImport } = await start(await upload(format, content), options);
    const { finishedAt: _, ...state } = await finished(catalogImport.id);
    return state;
  }

  return { createUpload, upload, start, progressOf, finished, run };
}

/** Sends a file with the method and the headers that the API has returned. */
export async function put(
  { url, method, headers }: Upload,
  content: string | Buffer,
): Promise<{ status: number; body: string }> {
  const sent = request(url, {
    method,
    headers: {
      ...Object.fromEntries(headers.map(({ name, value }) => [name, value])),
      'content-length': Buffer.byteLength(content),
    },
  });
  sent.on('error', () => {});
  sent.end(content);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return { status: response.statusCode!, body: (await buffer(response)).toString() };
}

/** Requests a path or an address. */
export async function get(app: App, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(new URL(path, app.url), { headers });
  return { status: response.status, headers: response.headers, body: await response.text() };
}
