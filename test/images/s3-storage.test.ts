import { readdir } from 'node:fs/promises';
import { s3Storage } from '../../src/platform/storage/s3-storage.ts';
import { startApp, type Account, type App } from '../support/app.ts';
import { newProduct, newStaff } from '../support/data.ts';
import { announce, attach, picture, processed, send, sha256Of } from '../support/images.ts';
import { startS3, type S3Server } from '../support/s3-server.ts';
import { until } from '../support/until.ts';

let s3: S3Server;
let app: App;
let staff: Account;
let productId: string;
beforeAll(async () => {
  s3 = await startS3();
  app = await startApp({ storage: s3Storage(s3.options), worker: {} });
  staff = await newStaff(app);
});
beforeEach(async () => {
  productId = (await newProduct(app)).id;
  s3.rejections.length = 0;
  s3.requests.length = 0;
});
afterAll(async () => {
  await app.stop();
  await s3.stop();
});

const keysOf = (file: Buffer) => [...s3.objects.keys()].filter((key) => key.includes(sha256Of(file))).sort();

/** Repeats `attachImage` until the worker has checked the upload. */
const attachWhenChecked = (uploadId: string) =>
  until(
    () => attach(app, staff, { uploadId, productId }),
    ({ __typename }) => __typename !== 'ImageUploadPending',
  );

test('signs an upload, checks it, and stores the versions with their types', async () => {
  const file = await picture({ width: 500, height: 400 });
  const announced = await announce(app, staff, file);
  const url = new URL(announced.url);
  expect(url.origin + url.pathname).toBe(`${s3.options.endpoint}/shop-media/uploads/${announced.uploadId}`);
  expect(url.searchParams.get('X-Amz-Expires')).toBe('900');
  expect(announced.headers).toEqual([
    { name: 'content-type', value: 'image/png' },
    {
      name: 'x-amz-checksum-sha256',
      value: Buffer.from(sha256Of(file), 'hex').toString('base64'),
    },
  ]);
  expect(JSON.stringify(announced)).not.toContain(s3.options.secretAccessKey);

  expect((await attach(app, staff, { uploadId: announced.uploadId, productId })).__typename).toBe(
    'ImageUploadPending',
  );
  expect((await send(announced, file)).status).toBe(200);
  const { image } = await attachWhenChecked(announced.uploadId);
  expect(image.url).toContain(`${s3.options.endpoint}/shop-media/media/${sha256Of(file)}`);

  const product = await processed(app, productId);
  expect(product.image).toBe(`${s3.options.endpoint}/shop-media/media/${sha256Of(file)}-500.webp`);
  const media = (name: string) => `media/${sha256Of(file)}${name}`;
  expect(keysOf(file)).toEqual(
    [
      media('-320.avif'),
      media('-320.webp'),
      media('-500.avif'),
      media('-500.webp'),
      media('.png'),
      `originals/${sha256Of(file)}.png`,
    ].sort(),
  );
  expect(s3.objects.get(media('-320.avif'))!.headers).toMatchObject({
    'content-type': 'image/avif',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  expect(s3.objects.get(media('.png'))!.body).toEqual(file);
  await until(() => !s3.objects.has(`uploads/${announced.uploadId}`));
  expect(s3.rejections).toEqual([]);

  await app.db.$client.query(`update pgboss.job set start_after = now() where name = 'hide-original'`);
  await until(() => !s3.objects.has(media('.png')));
});

test('signs type, length and content, so that the service refuses others', async () => {
  const file = await picture();
  const announced = await announce(app, staff, file);
  const other = Buffer.from(file);
  other[20]! ^= 1;

  for (const [sent, headers] of [
    [file, { 'content-type': 'text/html' }],
    [other, {}],
    [file.subarray(1), {}],
    [file, { 'x-amz-checksum-sha256': Buffer.from(sha256Of(other), 'hex').toString('base64') }],
  ] as const) {
    expect((await send(announced, sent, headers)).status).toBe(403);
  }
  expect(s3.rejections).toEqual(['wrong signature', 'wrong checksum', 'wrong signature', 'wrong signature']);
  for (const changed of [
    announced.url.replace('X-Amz-Expires=900', 'X-Amz-Expires=90000'),
    announced.url.replace('/uploads/', '/media/'),
  ]) {
    expect((await send({ ...announced, url: changed }, file)).status).toBe(403);
  }
  expect((await fetch(announced.url)).status).toBe(403);
});

test.each([
  ['another content', (file: Buffer) => Buffer.from(file).fill(0, 40, 44), /SHA-256 differs/],
  ['another length', (file: Buffer) => file.subarray(1), /bytes, but/],
  ['a file that is too long', () => Buffer.alloc(10 * 1024 * 1024 + 1), /more than/],
])('the worker refuses %s, even if the service has accepted it', async (_, change, reason) => {
  const file = await picture();
  const { uploadId } = await announce(app, staff, file);
  s3.objects.set(`uploads/${uploadId}`, { body: change(file), headers: {} });

  expect(await attachWhenChecked(uploadId)).toEqual({
    __typename: 'ImageUploadRefused',
    message: expect.stringMatching(reason),
  });
  expect(keysOf(file)).toEqual([]);
  await until(() => !s3.objects.has(`uploads/${uploadId}`));
});

test('the worker refuses a file that is not an image', async () => {
  const file = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>');
  const announced = await announce(app, staff, file);
  expect((await send(announced, file)).status).toBe(200);

  expect(await attachWhenChecked(announced.uploadId)).toMatchObject({ __typename: 'ImageUploadRefused' });
  expect(keysOf(file)).toEqual([]);
});

test('the worker refuses an upload that has not arrived in time', async () => {
  const { uploadId } = await announce(app, staff, await picture());
  await app.db.$client.query(
    `update image_uploads set expires_at = now() - interval '1 second' where id = $1`,
    [uploadId],
  );
  expect(await attachWhenChecked(uploadId)).toMatchObject({
    __typename: 'ImageUploadRefused',
    message: expect.stringContaining('expired'),
  });
});

test('a repeated upload after the check changes nothing', async () => {
  const file = await picture();
  const announced = await announce(app, staff, file);
  await send(announced, file);
  await attachWhenChecked(announced.uploadId);
  expect((await send(announced, file)).status).toBe(200);
  s3.objects.set(`uploads/${announced.uploadId}`, { body: Buffer.from('other'), headers: {} });

  await processed(app, productId);
  expect(s3.objects.get(`originals/${sha256Of(file)}.png`)!.body).toEqual(file);
  await app.db.$client.query(`update image_uploads set expires_at = now() - interval '2 days'`);
  await app.db.$client.query(
    `update pgboss.job set start_after = now() where name = 'delete-unused-images' and state < 'active'`,
  );
  await until(() => !s3.objects.has(`uploads/${announced.uploadId}`));
});

test('repeats a request that the service could not answer', async () => {
  const file = await picture();
  const announced = await announce(app, staff, file);
  await send(announced, file);
  s3.failures.push(503, 500);

  expect((await attachWhenChecked(announced.uploadId)).__typename).toBe('AttachImageSuccess');
  expect((await processed(app, productId)).images[0].state).toBe('READY');
});

test('has no upload route and no media route, and leaves no temporary files', async () => {
  const file = await picture();
  for (const path of [`/uploads/${'x'.repeat(43)}`, `/media/${sha256Of(file)}.png`])
    expect((await fetch(app.url + path, { method: path.startsWith('/media') ? 'GET' : 'PUT' })).status).toBe(
      404,
    );
  await until(
    () => readdir(app.storage!.temporaryFolder).catch(() => []),
    (names) => names.length === 0,
  );
});

test('shows the public URL of a CDN', () => {
  const { mediaUrl } = s3Storage({ ...s3.options, publicUrl: 'https://media.shop.example' });
  expect(mediaUrl).toBe('https://media.shop.example');
});
