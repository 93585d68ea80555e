import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { ask, type Account, type App } from './app.ts';
import { until } from './until.ts';

type Format = 'jpeg' | 'png' | 'webp';

/** Returns an image with a few colors. Images with different seeds have different content. */
export async function picture({
  width = 40,
  height = 30,
  format = 'png' as Format,
  seed = Math.random(),
  orientation = 1,
} = {}): Promise<Buffer> {
  const background = { r: Math.floor(seed * 255), g: Math.floor(((seed * 1e3) % 1) * 255), b: 90 };
  const left = await sharp({
    create: {
      width: Math.max(1, width >> 1),
      height,
      channels: 3,
      background: { r: 200, g: Math.floor(((seed * 1e6) % 1) * 255), b: 20 },
    },
  })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background } })
    .composite([{ input: left, left: 0, top: 0 }])
    .withExif({ IFD0: { Copyright: 'Secret Studio' } })
    .withMetadata({ orientation })
    .toFormat(format)
    .toBuffer();
}

export const sha256Of = (file: Buffer) => createHash('sha256').update(file).digest('hex');

export const IMAGE = 'id url width height alt position placeholder state';
export const REFUSALS = `
  ... on InvalidInput { issues { path code } } ... on UserError { message }`;

const CREATE = `mutation ($input: CreateImageUploadInput!) { createImageUpload(input: $input) { __typename
  ... on CreateImageUploadSuccess { uploadId url method headers { name value } expiresAt } ${REFUSALS} } }`;
const ATTACH = `mutation ($input: AttachImageInput!) { attachImage(input: $input) { __typename
  ... on AttachImageSuccess { image { ${IMAGE} } } ... on ImagesFull { maximum } ${REFUSALS} } }`;

export type Announced = {
  uploadId: string;
  url: string;
  method: string;
  headers: { name: string; value: string }[];
  expiresAt: string;
};

export const announce = (app: App, as: Account, file: Buffer, input: object = {}): Promise<any> =>
  ask(
    app,
    CREATE,
    { input: { contentType: 'image/png', bytes: file.length, sha256: sha256Of(file), ...input } },
    as,
  );

/** Sends the file as announced. */
export const send = ({ url, method, headers }: Announced, file: Buffer, more: Record<string, string> = {}) =>
  fetch(url, {
    method,
    headers: { ...Object.fromEntries(headers.map(({ name, value }) => [name, value])), ...more },
    body: new Uint8Array(file),
  });

export const attach = (app: App, as: Account, input: object): Promise<any> => ask(app, ATTACH, { input }, as);

/** Uploads a file, and returns the id of the upload. */
export async function upload(
  app: App,
  as: Account,
  file: Buffer,
  contentType = 'image/png',
): Promise<string> {
  const announced = await announce(app, as, file, { contentType });
  const response = await send(announced, file);
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  return announced.uploadId;
}

/** Uploads and attaches a file, and returns the image. */
export async function addImage(
  app: App,
  as: Account,
  owner: object,
  file?: Buffer,
  input: object = {},
): Promise<any> {
  const uploadId = await upload(app, as, file ?? (await picture()));
  const { image } = await attach(app, as, { uploadId, ...owner, ...input });
  return image;
}

const IMAGES = `query ($id: ID!) { product(by: { id: $id }) { image images { ${IMAGE}
  small: url(width: 1) medium: url(width: 400) avif: url(width: 320, format: AVIF) } } }`;

export const imagesOf = (app: App, id: string, as?: Account): Promise<any> => ask(app, IMAGES, { id }, as);

/**
 * Waits until the worker has processed all images of a product. Then reads the images again, because the server reads them with two
 * statements, and the images may change between these.
 */
export async function processed(app: App, id: string, as?: Account): Promise<any> {
  await until(
    () => imagesOf(app, id, as),
    ({ images }) => images.every(({ state }: { state: string }) => state !== 'PROCESSING'),
  );
  return imagesOf(app, id, as);
}
