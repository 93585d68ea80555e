import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { thumbHashToAverageRGBA } from 'thumbhash';
import { images } from '../../src/platform/db/schema.ts';
import { fileOf, versionWidths } from '../../src/shop/images/image-files.ts';
import { startApp, type Account, type App } from '../support/app.ts';
import { newProduct, newStaff } from '../support/data.ts';
import { addImage, attach, imagesOf, picture, processed, sha256Of, upload } from '../support/images.ts';
import { until } from '../support/until.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp({ worker: {} });
  staff = await newStaff(app);
});
afterAll(() => app.stop());

test.each([
  [1, [1]],
  [320, [320]],
  [321, [320, 321]],
  [1600, [320, 800, 1600]],
  [5000, [320, 800, 1600]],
])('an image of %i pixels has versions of %j', (width, widths) => {
  expect(versionWidths(width)).toEqual(widths);
});

test.each([
  [undefined, 1600],
  [null, 1600],
  [-1, 320],
  [0, 320],
  [320, 320],
  [321, 800],
  [1601, 1600],
])('returns for the width %j the version of %i pixels', (width, expected) => {
  const image = { hash: 'h', format: 'PNG', width: 2000, state: 'READY' } as const;
  expect(fileOf(image, width, 'AVIF')).toBe(`h-${expected}.avif`);
});

test('shows the original until the smaller versions are ready, then those', async () => {
  const { id } = await newProduct(app, { image: '/images/mug.svg' });
  const file = await picture({ width: 1000, height: 500 });
  const hash = sha256Of(file);
  expect((await imagesOf(app, id)).image).toBe(`${app.url}/images/mug.svg`);

  const attached = await addImage(app, staff, { productId: id }, file, { alt: ' A mug. ' });
  expect(attached).toMatchObject({
    width: 1000,
    height: 500,
    alt: 'A mug.',
    position: 0,
    url: expect.stringContaining(`${app.url}/media/${hash}`),
  });

  const product = await processed(app, id);
  const url = (name: string) => `${app.url}/media/${hash}-${name}`;
  expect(product).toEqual({
    image: url('800.webp'),
    images: [
      {
        id: attached.id,
        url: url('1000.webp'),
        small: url('320.webp'),
        medium: url('800.webp'),
        avif: url('320.avif'),
        width: 1000,
        height: 500,
        alt: 'A mug.',
        position: 0,
        placeholder: expect.any(String),
        state: 'READY',
      },
    ],
  });
  const { r, b } = thumbHashToAverageRGBA(Buffer.from(product.images[0].placeholder, 'base64'));
  expect([r, b]).toEqual([expect.any(Number), expect.any(Number)]);
});

test('makes WebP and AVIF of each width, rotated, never enlarged, without metadata', async () => {
  const { id } = await newProduct(app);
  const file = await picture({ width: 900, height: 600, format: 'jpeg', orientation: 6 });
  expect(file.toString('latin1')).toContain('Secret Studio');
  const uploadId = await upload(app, staff, file, 'image/jpeg');
  await attach(app, staff, { uploadId, productId: id });
  await processed(app, id);

  const folder = app.storage!.mediaFolder!;
  const names = (await readdir(folder)).filter((name) => name.startsWith(sha256Of(file)));
  expect(names.map((name) => name.slice(64)).sort()).toEqual([
    '-320.avif',
    '-320.webp',
    '-600.avif',
    '-600.webp',
    '.jpg',
  ]);
  for (const width of [320, 600]) {
    for (const format of ['webp', 'avif']) {
      const data = await readFile(join(folder, `${sha256Of(file)}-${width}.${format}`));
      expect(data.toString('latin1')).not.toMatch(/Secret|Exif|http:/);
      const head = data.toString('latin1', 0, 16);
      expect(head).toMatch(format === 'webp' ? /^RIFF....WEBP/s : /^....ftypavif/s);
      if (format === 'webp') {
        const { width: actual, height, orientation, exif } = await sharp(data).metadata();
        expect([actual, height, orientation, exif]).toEqual([width, width * 1.5, undefined, undefined]);
      }
    }
  }
});

test('removes data that is hidden after the pixels of a file', async () => {
  const { id } = await newProduct(app);
  const jpeg = await picture({ format: 'jpeg' });
  const polyglot = Buffer.concat([jpeg, Buffer.from('PK\x03\x04<html><script>alert(1)</script>', 'latin1')]);
  await attach(app, staff, {
    uploadId: await upload(app, staff, polyglot, 'image/jpeg'),
    productId: id,
  });
  const original = await fetch(`${app.url}/media/${sha256Of(polyglot)}.jpg`);
  expect([original.headers.get('content-type'), original.headers.get('x-content-type-options')]).toEqual([
    'image/jpeg',
    'nosniff',
  ]);
  expect(original.headers.get('content-security-policy')).toContain('sandbox');

  const { images } = await processed(app, id);
  for (const url of [images[0].url, images[0].avif]) {
    const data = Buffer.from(await (await fetch(url)).arrayBuffer());
    expect(data.toString('latin1')).not.toMatch(/script|alert/);
  }
});

test('shows an image that cannot be decoded to staff only', async () => {
  const { id } = await newProduct(app, { image: 'https://example.com/a.png' });
  const file = await picture({ width: 300, height: 300, format: 'png' });
  const damaged = Buffer.from(file.subarray(0, file.length - 30));
  await addImage(app, staff, { productId: id }, damaged);
  const seen = await processed(app, id, staff);

  expect(seen.images).toMatchObject([{ state: 'FAILED', placeholder: null }]);
  expect(await imagesOf(app, id)).toEqual({ image: 'https://example.com/a.png', images: [] });

  // Uploaded again, it is tried again.
  const uploadId = await upload(app, staff, damaged);
  const again = await attach(app, staff, { uploadId, productId: id });
  expect(again.image.id).toBe(seen.images[0].id);
  await processed(app, id, staff);
  expect(await imagesOf(app, id)).toEqual({ image: 'https://example.com/a.png', images: [] });
});

describe('files', () => {
  const get = (path: string, init: RequestInit = {}) => fetch(`${app.url}/media/${path}`, init);
  let name: string;
  beforeAll(async () => {
    const { id } = await newProduct(app);
    await addImage(app, staff, { productId: id });
    const { images: shown } = await processed(app, id);
    name = shown[0].url.split('/').at(-1);
  });

  test('are immutable, cached by browsers for a year, and not sniffed', async () => {
    const response = await get(name);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none';sandbox",
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(response.headers.get('vary') ?? '').not.toMatch(/accept\b(?!-)/i);
    const again = await get(name, {
      headers: { 'if-none-match': response.headers.get('etag')!, 'cache-control': 'max-age=0' },
    });
    expect(again.status).toBe(304);
    const head = await get(name, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  test('are not changed by other methods', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      expect((await get(name, { method })).status).toBe(404);
    expect((await get(name)).status).toBe(200);
  });

  test.each([
    '',
    '..',
    '../originals',
    '..%2foriginals',
    '%2e%2e%2ftmp',
    '..%5c..%5cpackage.json',
    `${'0'.repeat(64)}.webp`,
    `${'0'.repeat(64)}-320.svg`,
    `${'0'.repeat(64)}-320.webp%00.svg`,
    `${'0'.repeat(64)}-320.webp/../x`,
    '%00',
  ])('nothing else is served: %s', async (path) => {
    const response = await get(path);
    expect([response.status, await response.json()]).toEqual([
      404,
      { errors: [{ message: 'There is no such URL.', extensions: { code: 'NOT_FOUND' } }] },
    ]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('of originals are private after the versions are ready', async () => {
    const hash = name.slice(0, 64);
    await access(join(app.storage!.mediaFolder!, '..', 'originals', `${hash}.png`));
    expect((await get(`../originals/${hash}.png`)).status).toBe(404);
    await app.db.$client.query(`update pgboss.job set start_after = now() where name = 'hide-original'`);
    await until(async () => (await get(`${hash}.png`)).status === 404);
    expect((await get(name)).status).toBe(200);
  });
});

test('deletes images and announcements that nothing has used for a day, and keeps all others', async () => {
  const { id } = await newProduct(app);
  const [shown, loose, fresh] = [await picture(), await picture(), await picture()];
  await addImage(app, staff, { productId: id }, shown);
  await upload(app, staff, loose);
  await upload(app, staff, fresh);
  const unprocessed = () =>
    app.db.$client.query(`select from images where state = 'PROCESSING'`).then(({ rowCount }) => rowCount);
  await until(unprocessed, (count) => count === 0);
  await app.db
    .update(images)
    .set({ unusedSince: new Date(Date.now() - 25 * 3_600_000) })
    .where(eq(images.hash, sha256Of(loose)));
  await app.db.$client.query(`update image_uploads set expires_at = now() - interval '25 hours'
    where sha256 = '${sha256Of(loose)}'`);
  await app.db.$client.query(
    `update pgboss.job set start_after = now() where name = 'delete-unused-images' and state < 'active'`,
  );
  await until(async () => (await app.db.$count(images, eq(images.hash, sha256Of(loose)))) === 0);

  const left = async (file: Buffer) =>
    (await readdir(app.storage!.mediaFolder!)).filter((name) => name.startsWith(sha256Of(file))).length;
  expect([await left(loose), await left(shown), await left(fresh)]).toEqual([0, 3, 3]);
  await until(async () => {
    const { rowCount } = await app.db.$client.query('select from image_uploads where sha256 = $1', [
      sha256Of(loose),
    ]);
    return rowCount === 0;
  });
  // The same file can be uploaded again.
  await addImage(app, staff, { productId: id }, loose);
  expect((await processed(app, id)).images).toHaveLength(2);
});
