import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { images, imageUploads } from '../../src/platform/db/schema.ts';
import { createBudget } from '../../src/platform/throttles/budget.ts';
import { startApp, type Account, type App } from '../support/app.ts';
import { issues } from '../support/catalog.ts';
import { newCategory, newCustomer, newProduct, newStaff } from '../support/data.ts';
import { announce, attach, picture, send, sha256Of, upload } from '../support/images.ts';
import { until } from '../support/until.ts';

let app: App;
let staff: Account;
let product: { id: string };
beforeAll(async () => {
  app = await startApp();
  staff = await newStaff(app);
  product = await newProduct(app);
});
afterAll(() => app.stop());

const bodyOf = async (response: Response) => [response.status, (await response.json()) as any];
const refused = (status: number, message: string | RegExp) => [
  status,
  { errors: [{ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } }] },
];
/** Uploads one file where another was announced, and returns the response. */
async function sendOther(announced: Buffer, sent: Buffer, input: object = {}) {
  const request = await announce(app, staff, announced, input);
  const response = await bodyOf(await send(request, sent));
  return { response, uploadId: request.uploadId as string };
}
const stored = (file: Buffer) => app.db.$count(images, eq(images.hash, sha256Of(file)));

test('announces an upload with an absolute URL, the headers to send, and an expiry', async () => {
  const file = await picture();
  const announced = await announce(app, staff, file);

  expect(announced).toEqual({
    __typename: 'CreateImageUploadSuccess',
    uploadId: expect.any(String),
    url: expect.stringMatching(new RegExp(`^${app.url}/uploads/[\\w-]{43}$`)),
    method: 'PUT',
    headers: [{ name: 'content-type', value: 'image/png' }],
    expiresAt: expect.any(String),
  });
  expect(Date.parse(announced.expiresAt) - Date.now()).toBeGreaterThan(60_000);
  expect(await bodyOf(await send(announced, file))).toEqual([200, { uploadId: announced.uploadId }]);
});

test('accepts JPEG, PNG and WebP', async () => {
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const file = await picture({ format, width: 61, height: 17 });
    await upload(app, staff, file, `image/${format}`);
    const [image] = await app.db
      .select()
      .from(images)
      .where(eq(images.hash, sha256Of(file)));
    expect(image).toMatchObject({
      format: format.toUpperCase(),
      width: 61,
      height: 17,
      bytes: file.length,
      state: 'PROCESSING',
    });
  }
});

test('accepts 10 MB, and receives them without the limit of other bodies', async () => {
  const limited = await startApp({ sharedApp: app, http: { maxBodyBytes: 1024 } });
  const file = Buffer.concat([await picture({ format: 'jpeg' }), Buffer.alloc(10 * 1024 * 1024)]);
  const largest = file.subarray(0, 10 * 1024 * 1024);

  expect(await upload(limited, staff, largest, 'image/jpeg')).toEqual(expect.any(String));
  await limited.stop();
});

test('stores the size of an image after its rotation', async () => {
  const file = await picture({ format: 'jpeg', width: 61, height: 17, orientation: 6 });
  await upload(app, staff, file, 'image/jpeg');
  const [image] = await app.db
    .select()
    .from(images)
    .where(eq(images.hash, sha256Of(file)));

  expect(image).toMatchObject({ width: 17, height: 61 });
});

test('rejects input that no file can have', async () => {
  const file = await picture();
  const create = (input: object) => announce(app, staff, file, input);

  expect(await create({ contentType: 'image/svg+xml' })).toMatchObject(issues(['contentType', 'INVALID']));
  expect(await create({ bytes: 0 })).toMatchObject(issues(['bytes', 'OUT_OF_RANGE']));
  expect(await create({ bytes: 10 * 1024 * 1024 + 1 })).toMatchObject(issues(['bytes', 'OUT_OF_RANGE']));
  expect(await create({ sha256: 'abc' })).toMatchObject(issues(['sha256', 'INVALID']));
  expect(await create({ sha256: sha256Of(file).toUpperCase() })).toMatchObject({
    __typename: 'CreateImageUploadSuccess',
  });
});

test('refuses guests and customers', async () => {
  const file = await picture();
  expect(await announce(app, undefined as never, file)).toBe('UNAUTHENTICATED');
  expect(await announce(app, await newCustomer(app), file)).toBe('FORBIDDEN');
});

test('refuses announcements if the shop has no storage', async () => {
  const without = await startApp({ sharedApp: app, storage: null });
  expect(await announce(without, staff, await picture())).toMatchObject({
    __typename: 'ImageUploadsDisabled',
  });
  expect((await fetch(`${without.url}/uploads/${'x'.repeat(43)}`, { method: 'PUT' })).status).toBe(404);
  await without.stop();
});

test('accepts a token once, also in concurrent requests', async () => {
  const file = await picture();
  const announced = await announce(app, staff, file);
  const responses = await Promise.all(
    Array.from({ length: 5 }, async () => bodyOf(await send(announced, file))),
  );

  expect(responses.map(([status]) => String(status)).sort()).toEqual(['200', '410', '410', '410', '410']);
  expect(await bodyOf(await send(announced, file))).toEqual(refused(410, /used before/));
});

test('rejects an expired token', async () => {
  const file = await picture();
  const announced = await announce(app, staff, file);
  await app.db
    .update(imageUploads)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where(eq(imageUploads.id, announced.uploadId));

  expect(await bodyOf(await send(announced, file))).toEqual(refused(410, /expired/));
  expect(await attach(app, staff, { uploadId: announced.uploadId, productId: product.id })).toMatchObject({
    __typename: 'ImageUploadRefused',
    message: expect.stringContaining('expired'),
  });
  expect(await stored(file)).toBe(0);
});

test.each(['x', 'x'.repeat(43), '%2e%2e%2fetc', '%00', 'x'.repeat(90)])(
  'rejects an unknown token: %s',
  async (token) => {
    const response = await fetch(`${app.url}/uploads/${token}`, { method: 'PUT', body: 'x' });
    expect([response.status, (await response.json()) as unknown]).toEqual([
      404,
      { errors: [expect.objectContaining({ extensions: { code: 'NOT_FOUND' } })] },
    ]);
  },
);

test('rejects a wrong type or length before it uses the token', async () => {
  const file = await picture();
  const announced = await announce(app, staff, file);

  expect(await bodyOf(await send(announced, file, { 'content-type': 'image/jpeg' }))).toEqual(
    refused(415, /must be image\/png/),
  );
  expect(await bodyOf(await send(announced, file.subarray(1)))).toEqual(
    refused(400, /content-length must be/),
  );
  expect(await bodyOf(await send(announced, Buffer.concat([file, file])))).toEqual(
    refused(400, /content-length/),
  );
  const chunked = await fetch(announced.url, {
    method: 'PUT',
    headers: { 'content-type': 'image/png' },
    body: new Blob([new Uint8Array(file)]).stream(),
    duplex: 'half',
  } as RequestInit);
  expect(await bodyOf(chunked)).toEqual(refused(411, /content-length/));
  expect((await send(announced, file)).status).toBe(200);
});

test('rejects different content, and returns the reason to staff', async () => {
  const file = await picture();
  const other = Buffer.from(file);
  other[other.length - 20]! ^= 1;
  const { response, uploadId } = await sendOther(file, other);

  expect(response).toEqual(refused(422, /SHA-256 differs/));
  expect(await attach(app, staff, { uploadId, productId: product.id })).toMatchObject({
    __typename: 'ImageUploadRefused',
    message: expect.stringContaining('SHA-256'),
  });
});

const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

test.each([
  ['an SVG', SVG],
  ['an SVG after blanks', Buffer.concat([Buffer.from('\n\n  '), SVG])],
  ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
  ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
  ['a PDF', Buffer.from('%PDF-1.7\n%%EOF')],
  ['a ZIP', Buffer.from('PK\x03\x04 and a picture', 'latin1')],
  ['a single byte', Buffer.from([0xff])],
])('refuses %s by its content, for every announced type', async (_, file) => {
  for (const contentType of ['image/jpeg', 'image/png', 'image/webp']) {
    const { response } = await sendOther(file, file, { contentType });
    expect(response).toEqual(refused(422, /not a JPEG, PNG or WebP/));
  }
  expect(await stored(file)).toBe(0);
});

test('refuses an image of another format than announced', async () => {
  const file = await picture({ format: 'jpeg' });
  const { response } = await sendOther(file, file);
  expect(response).toEqual(refused(422, /is JPEG, but PNG was announced/));
});

test.each(['jpeg', 'png', 'webp'] as const)(
  'refuses a %s of which only the signature is valid',
  async (format) => {
    const file = Buffer.concat([(await picture({ format })).subarray(0, 14), SVG]);
    const { response } = await sendOther(file, file, { contentType: `image/${format}` });
    expect(response).toEqual(refused(422, /damaged/));
  },
);

/** The start of a PNG that claims to have this size. */
function claimedPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write('IHDR', 4, 'latin1');
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(height, 12);
  header.set([8, 2, 0, 0, 0], 16);
  header.writeUInt32BE(crc32(header.subarray(4, 21)), 21);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), header, Buffer.alloc(12)]);
}
function crc32(bytes: Buffer): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

test.each([
  [6_400, 6_400],
  [10_001, 1],
  [1, 10_001],
  [2 ** 20, 2 ** 20],
])('refuses an image of %i × %i pixels by its header', async (width, height) => {
  const file = claimedPng(width, height);
  const { response } = await sendOther(file, file);
  expect(response).toEqual(refused(422, /megapixels|damaged/));
});

test('an upload that does not arrive completely uses its token, and leaves no file', async () => {
  const file = await picture();
  const announced = await announce(app, staff, file);
  const { host, hostname, port, pathname } = new URL(announced.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `PUT ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: image/png\r\ncontent-length: ${file.length}\r\n\r\n`,
  );
  socket.write(file.subarray(0, 20));
  socket.end();
  await text(socket).catch(() => '');
  const stateOf = async () => {
    const rows = await app.db.select().from(imageUploads).where(eq(imageUploads.id, announced.uploadId));
    return rows[0]!.state;
  };
  await until(stateOf, (state) => state === 'REFUSED');

  expect(await bodyOf(await send(announced, file))).toEqual(refused(410, /used before/));
  expect(await attach(app, staff, { uploadId: announced.uploadId, productId: product.id })).toMatchObject({
    __typename: 'ImageUploadRefused',
    message: expect.stringContaining('interrupted'),
  });
  expect(await stored(file)).toBe(0);
  expect(await readdir(app.storage!.temporaryFolder)).toEqual([]);
});

test('stores equal files once', async () => {
  const file = await picture();
  const ids = await Promise.all(Array.from({ length: 4 }, () => upload(app, staff, file)));

  expect(new Set(ids).size).toBe(4);
  expect(await stored(file)).toBe(1);
});

test('does not log the token of an upload', async () => {
  const file = await picture();
  const { url, uploadId } = await announce(app, staff, file);
  const token = url.split('/').at(-1)!;
  await fetch(url, { method: 'PUT', body: new Uint8Array(file) });
  await fetch(`${app.url}/uploads/${token}x`, { method: 'PUT' });

  expect(app.logs.join('')).toContain('/uploads/:token');
  expect(app.logs.join('')).not.toContain(token);
  const { rows } = await app.db.$client.query(
    `select u::text || (select string_agg(a::text, '') from audit_log a) as text from image_uploads u where id = $1`,
    [uploadId],
  );
  expect(rows[0].text).not.toContain(token);
});

test('charges uploads to the bucket of the address, and unknown tokens like documents that cannot be executed', async () => {
  const limited = await startApp({
    sharedApp: app,
    budget: createBudget({ capacity: 200, refillPerSecond: 1 }),
  });
  const statuses = [];
  for (let i = 0; i < 4; i++) {
    const response = await fetch(`${limited.url}/uploads/${randomUUID()}`, { method: 'PUT' });
    statuses.push(response.status);
  }
  expect(statuses).toEqual([404, 404, 429, 429]);
  await limited.stop();
});

test('charges an upload by its size, before its token is used', async () => {
  const metered = await startApp({
    sharedApp: app,
    storage: app.storage,
    budget: createBudget({ capacity: 300, refillPerSecond: 1 }),
  });
  const files = await Promise.all([1, 2, 3].map((seed) => picture({ seed: seed / 7 })));
  const announced = await Promise.all(files.map((file) => announce(app, staff, file)));
  const statuses = [];
  for (const [n, { url, ...request }] of announced.entries())
    statuses.push((await send({ ...request, url: url.replace(app.url, metered.url) }, files[n]!)).status);
  await metered.stop();

  expect(statuses).toEqual([200, 200, 429]);
  expect((await send(announced[2], files[2]!)).status).toBe(200);
});

test('allows browsers of permitted origins to upload', async () => {
  const origin = 'https://desk.example';
  const desk = await startApp({ sharedApp: app, http: { corsOrigins: [origin] } });
  const response = await fetch(`${desk.url}/uploads/${'x'.repeat(43)}`, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'PUT',
      'access-control-request-headers': 'content-type',
    },
  });
  expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  expect(response.headers.get('access-control-allow-methods')).toContain('PUT');
  await desk.stop();
});

test('an upload is not attached before it has arrived, and to nothing that does not exist', async () => {
  const announced = await announce(app, staff, await picture());
  const { uploadId } = announced;
  expect(await attach(app, staff, { uploadId, productId: product.id })).toMatchObject({
    __typename: 'ImageUploadPending',
  });
  const here = await upload(app, staff, await picture());
  expect(await attach(app, staff, { uploadId: here, productId: randomUUID() })).toBe('NOT_FOUND');
  expect(await attach(app, staff, { uploadId: here, categoryId: randomUUID() })).toBe('NOT_FOUND');
  expect(await attach(app, staff, { uploadId: randomUUID(), productId: product.id })).toBe('NOT_FOUND');
  expect(await attach(app, staff, { imageId: randomUUID(), productId: product.id })).toBe('NOT_FOUND');
  const { id: categoryId } = await newCategory(app);
  expect(await attach(app, staff, { uploadId: here, productId: product.id, categoryId })).toMatchObject(
    issues(['productId', 'INVALID']),
  );
  expect(await attach(app, staff, { productId: product.id })).toMatchObject(issues(['uploadId', 'INVALID']));
});
