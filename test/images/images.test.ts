import { randomUUID } from 'node:crypto';
import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { thumbHashToAverageRGBA } from 'thumbhash';
import { attachedImages, images } from '../../src/platform/db/schema.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { issues, newShopkeeper } from '../support/catalog.ts';
import { newCategory, newCustomer, newImage, newProduct, newProducts, newStaff } from '../support/data.ts';
import {
  addImage,
  announce,
  attach,
  IMAGE,
  imagesOf,
  picture,
  processed,
  REFUSALS,
  send,
  sha256Of,
  upload,
} from '../support/images.ts';
import { until } from '../support/until.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp({ worker: {} });
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const REORDER = `mutation ($productId: ID, $categoryId: ID, $imageIds: [ID!]!) {
  reorderImages(productId: $productId, categoryId: $categoryId, imageIds: $imageIds) { __typename
    ... on ReorderImagesSuccess { images { id position } } ... on ImagesChanged { images { id } } ${REFUSALS} } }`;
const UPDATE = `mutation ($id: ID!, $input: UpdateImageInput!) { updateImage(id: $id, input: $input) { __typename
  ... on UpdateImageSuccess { image { ${IMAGE} } } ${REFUSALS} } }`;
const DETACH = `mutation ($id: ID!) { detachImage(id: $id) { ... on DetachImageSuccess { imageId } } }`;
const reorder = (variables: object, as = staff) => ask(app, REORDER, variables, as);
const update = (id: string, input: object, as = staff) => ask(app, UPDATE, { id, input }, as);
const detach = (id: string, as = staff) => ask(app, DETACH, { id }, as);
const positionsOf = async (id: string) =>
  (await imagesOf(app, id)).images.map(({ id, position }: any) => [id, position]);

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
  const { productId } = { productId: id };
  const uploadId = await upload(app, staff, file, 'image/jpeg');
  await attach(app, staff, { uploadId, productId });
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

test('removes what was hidden behind the pixels of a file', async () => {
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

test('shows a picture that cannot be decoded to staff only', async () => {
  const { id } = await newProduct(app, { image: 'https://example.com/a.png' });
  const file = await picture({ width: 300, height: 300, format: 'png' });
  const damaged = Buffer.from(file.subarray(0, file.length - 30));
  await addImage(app, staff, { productId: id }, damaged);
  const seen = await processed(app, id, staff);

  expect(seen.images).toMatchObject([{ state: 'FAILED', placeholder: null }]);
  expect(await imagesOf(app, id)).toEqual({ image: 'https://example.com/a.png', images: [] });
  expect(await attach(app, staff, { uploadId: await reuse(damaged), productId: id })).toMatchObject({
    __typename: 'ImageUploadRefused',
    message: expect.stringContaining('damaged'),
  });

  async function reuse(again: Buffer): Promise<string> {
    const announced = await announce(app, staff, again);
    expect((await send(announced, again)).status).toBe(422);
    return announced.uploadId;
  }
});

test('sorts pictures, and shows the first one as the image', async () => {
  const { id } = await newProduct(app);
  const [a, b] = [
    await addImage(app, staff, { productId: id }),
    await addImage(app, staff, { productId: id }),
  ];
  const c = await addImage(app, staff, { productId: id }, undefined, { position: 0 });
  const d = await addImage(app, staff, { productId: id }, undefined, { position: 2 });
  const e = await addImage(app, staff, { productId: id }, undefined, { position: 99 });
  const order = [c, a, d, b, e].map(({ id }) => id);
  expect(await positionsOf(id)).toEqual(order.map((each, index) => [each, index]));

  const reversed = order.toReversed();
  expect(await reorder({ productId: id, imageIds: reversed })).toEqual({
    __typename: 'ReorderImagesSuccess',
    images: reversed.map((each, position) => ({ id: each, position })),
  });
  const { image, images: shown } = await processed(app, id);
  expect(image).toBe(shown[0].medium);
  expect(shown[0].id).toBe(e.id);

  await detach(e.id);
  const left = await imagesOf(app, id);
  expect(left.image).toBe(left.images[0].medium);
  expect(left.images.map(({ position }: any) => position)).toEqual([0, 1, 2, 3]);
});

test('refuses an order that is not of all pictures', async () => {
  const { id } = await newProduct(app);
  const other = await newProduct(app);
  const [a, b] = [
    await addImage(app, staff, { productId: id }),
    await addImage(app, staff, { productId: id }),
  ];
  const foreign = await addImage(app, staff, { productId: other.id });

  for (const imageIds of [[], [a.id], [a.id, a.id], [a.id, b.id, b.id], [a.id, foreign.id]]) {
    expect(await reorder({ productId: id, imageIds })).toMatchObject({
      __typename: 'ImagesChanged',
      images: [{ id: a.id }, { id: b.id }],
    });
  }
  expect(await reorder({ imageIds: [] })).toMatchObject(issues(['productId', 'INVALID']));
  expect(await reorder({ productId: randomUUID(), imageIds: [] })).toBe('NOT_FOUND');
});

test('changes and removes the text of a picture', async () => {
  const { id } = await newProduct(app);
  const image = await addImage(app, staff, { productId: id }, undefined, { alt: 'One' });

  expect((await update(image.id, { alt: 'Two' })).image).toMatchObject({ id: image.id, alt: 'Two' });
  expect((await update(image.id, {})).image.alt).toBe('Two');
  expect((await update(image.id, { alt: '' })).image.alt).toBeNull();
  expect((await update(image.id, { alt: null })).image.alt).toBeNull();
  expect(await update(image.id, { alt: 'x'.repeat(501) })).toMatchObject(issues(['alt', 'TOO_LONG']));
  expect(await update(randomUUID(), { alt: 'x' })).toBe('NOT_FOUND');
});

test('shows one file on several owners, each with its own text, and keeps it as long as one shows it', async () => {
  const [one, two] = await newProducts(app, 2);
  const category = await newCategory(app);
  const first = await addImage(app, staff, { productId: one!.id }, undefined, { alt: 'One' });
  const second = (await attach(app, staff, { imageId: first.id, productId: two!.id, alt: 'Two' })).image;
  const third = (await attach(app, staff, { imageId: first.id, categoryId: category.id })).image;

  expect([second.alt, third.alt]).toEqual(['Two', null]);
  expect(new Set([first.id, second.id, third.id]).size).toBe(3);
  await processed(app, two!.id);
  const { image, images: ofCategory } = await ask(
    app,
    `query ($id: ID!) { category(by: { id: $id }) { image images { id url(width: 1) state } } }`,
    { id: category.id },
  );
  expect(ofCategory).toEqual([{ id: third.id, url: image, state: 'READY' }]);

  expect(await detach(first.id)).toEqual({ imageId: first.id });
  expect(await detach(first.id)).toBe('NOT_FOUND');
  expect(await imagesOf(app, one!.id)).toEqual({ image: null, images: [] });
  expect((await imagesOf(app, two!.id)).images).toHaveLength(1);
  expect((await fetch(image)).status).toBe(200);
});

test('attaches a picture once to each owner', async () => {
  const { id } = await newProduct(app);
  const uploadId = await upload(app, staff, await picture());
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => attach(app, staff, { uploadId, productId: id, alt: 'x' })),
  );

  expect(new Set(answers.map(({ image }) => image.id)).size).toBe(1);
  expect((await imagesOf(app, id)).images).toHaveLength(1);
});

test('shows at most 20 pictures, also if they are attached concurrently', async () => {
  const { id } = await newProduct(app);
  const donors = await newProducts(app, 21);
  const sources = await Promise.all(
    donors.map(async (donor, index) =>
      addImage(app, staff, { productId: donor.id }, await picture({ width: 8, height: 8, seed: index / 40 })),
    ),
  );
  const answers = await Promise.all(
    sources.map((image) => attach(app, staff, { imageId: image.id, productId: id })),
  );

  expect(answers.filter(({ __typename }) => __typename === 'ImagesFull')).toMatchObject([{ maximum: 20 }]);
  expect((await positionsOf(id)).map(([, position]: any) => position)).toEqual(
    Array.from({ length: 20 }, (_, index) => index),
  );
});

test('keeps the pictures of a deleted product for its orders, and deletes those of a category with it', async () => {
  const { remove } = await newShopkeeper(app);
  const { id } = await newProduct(app);
  const category = await newCategory(app);
  const image = await addImage(app, staff, { productId: id });
  const ofCategory = await addImage(app, staff, { categoryId: category.id });
  await remove(id);
  await ask(
    app,
    'mutation ($id: ID!) { deleteCategory(id: $id) { __typename } }',
    { id: category.id },
    staff,
  );

  expect((await imagesOf(app, id, staff)).images).toMatchObject([{ id: image.id }]);
  expect(await app.db.$count(attachedImages, eq(attachedImages.id, ofCategory.id))).toBe(0);
  expect(await attach(app, staff, { imageId: image.id, productId: id })).toBe('NOT_FOUND');
});

test('reads the pictures of a list in one statement, and its images in none', async () => {
  const reader = await startApp({ sharedApp: app });
  const category = await newCategory(app);
  const products = await newProducts(app, 3, { categoryId: category.id });
  for (const { id: productId } of products) await newImage(app, { productId });
  const statementsOf = async (fields: string) => {
    reader.statements.length = 0;
    const list = await ask(
      reader,
      `query ($id: ID!) { products(first: 10, filter: { categoryId: $id }) { nodes { id ${fields} } } }`,
      { id: category.id },
    );
    expect(list.nodes).toHaveLength(3);
    return reader.statements.length;
  };

  expect(await statementsOf('name')).toBe(1);
  expect(await statementsOf('image')).toBe(1);
  expect(await statementsOf(`images { ${IMAGE} } a: images { id }`)).toBe(2);
  await reader.stop();
});

test('only staff change pictures', async () => {
  const { id } = await newProduct(app);
  const image = await addImage(app, staff, { productId: id });
  const customer = await newCustomer(app);
  for (const [as, code] of [
    [customer, 'FORBIDDEN'],
    [undefined, 'UNAUTHENTICATED'],
  ] as const) {
    const send = (document: string, variables: object) => ask(app, document, variables, as);
    expect(await send(UPDATE, { id: image.id, input: { alt: 'x' } })).toBe(code);
    expect(await send(DETACH, { id: image.id })).toBe(code);
    expect(await send(REORDER, { productId: id, imageIds: [image.id] })).toBe(code);
    expect(await attach(app, as!, { imageId: image.id, productId: id })).toBe(code);
  }
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
      { errors: [{ message: 'There is no such address.', extensions: { code: 'NOT_FOUND' } }] },
    ]);
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  test('of originals are private after the versions are ready', async () => {
    const hash = name.slice(0, 64);
    await access(join(app.storage!.mediaFolder!, '..', 'originals', `${hash}.png`));
    expect((await get(`../originals/${hash}.png`)).status).toBe(404);
    await app.db.$client.query(`update pgboss.job set start_after = now() where name = 'hide-original'`);
    await untilGone(`${hash}.png`);
    expect((await get(name)).status).toBe(200);
  });

  async function untilGone(path: string) {
    await until(async () => (await get(path)).status === 404);
  }
});

test('deletes pictures and announcements that nothing has used for a day, and keeps all others', async () => {
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
