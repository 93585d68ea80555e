import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { localStorage } from '../../src/platform/storage/local-storage.ts';
import { deleteUnusedImages } from '../../src/shop/images/delete-unused-images.ts';
import type { Account, App } from '../support/app.ts';
import { startBeside } from '../support/beside.ts';
import { newProduct, newStaff } from '../support/data.ts';
import { addImage, announce, imagesOf, picture, send, upload, attach, sha256Of } from '../support/images.ts';
import { startWorkerProcess, type WorkerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 3);

const PICTURES = 5;

let folder: string;
let app: App;
let staff: Account;
let environment: Record<string, string>;
let worker: WorkerProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ordergraph-crash-'));
  ({ app, environment } = await startBeside({ storage: localStorage(folder, null) }));
  environment = { ...environment, MEDIA_DIR: folder };
  staff = await newStaff(app);
});
afterEach(() => worker?.end('SIGKILL'));
afterAll(async () => {
  await app.stop();
  await rm(folder, { recursive: true });
});

test('finishes every image, each version complete, while workers are killed at random', async () => {
  const { id: productId } = await newProduct(app);
  for (let index = 0; index < PICTURES; index++) {
    const file = await picture({ width: 1700, height: 1200, format: 'jpeg', seed: index / 10 });
    const uploadId = await upload(app, staff, file, 'image/jpeg');
    expect((await attach(app, staff, { uploadId, productId })).__typename).toBe('AttachImageSuccess');
  }
  for (let round = 0; round < ROUNDS; round++) {
    worker = await startWorkerProcess(environment);
    await sleep(randomInt(200, 2_000));
    await worker.end('SIGKILL');
  }
  worker = await startWorkerProcess(environment);
  const { images } = await until(
    () => imagesOf(app, productId),
    (product) => product.images.every(({ state }: any) => state === 'READY'),
    180_000,
  );

  expect(images).toHaveLength(PICTURES);
  const media = await readdir(join(folder, 'media'));
  expect(media.filter((name) => name.includes('-'))).toHaveLength(PICTURES * 6);
  for (const name of media.filter((each) => each.endsWith('.webp'))) {
    const { width } = await sharp(await readFile(join(folder, 'media', name)))
      .stats()
      .then(() => sharp(join(folder, 'media', name)).metadata());
    expect(name).toContain(`-${width}.webp`);
  }
  // A killed worker leaves its temporary files. They are deleted after a day.
  for (const name of await readdir(join(folder, 'tmp'))) await utimes(join(folder, 'tmp', name), 0, 0);
  await deleteUnusedImages({ db: app.db, storage: localStorage(folder, null), log: () => {} });
  expect(await readdir(join(folder, 'tmp'))).toEqual([]);
}, 300_000);

/** The memory that the process has used at most, in MiB. */
const peakOf = async (pid: number) =>
  Number(/^VmHWM:\s+(\d+) kB$/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

const MAX_MEGABYTES = 700;

test('decodes the largest permitted images within a fixed amount of memory', async () => {
  worker = await startWorkerProcess(environment);
  const { id: productId } = await newProduct(app);
  const largest = { create: { width: 8_000, height: 5_000, channels: 4 as const, background: '#336699aa' } };
  const tall = { create: { width: 4_000, height: 10_000, channels: 3 as const, background: '#336699' } };
  const files: [string, Buffer][] = [
    // A few kilobytes that become 160 megabytes of pixels. Interlaced ones cannot be decoded row by row.
    ['image/png', await sharp(largest).png({ progressive: true }).toBuffer()],
    ['image/png', await sharp(tall).png().toBuffer()],
    ['image/webp', await sharp(largest).webp({ lossless: true, effort: 0 }).toBuffer()],
    ['image/jpeg', await sharp(tall).withMetadata({ orientation: 6 }).jpeg({ progressive: true }).toBuffer()],
  ];
  for (const [contentType, file] of files) {
    expect(file.length).toBeLessThan(2_000_000);
    const uploadId = await upload(app, staff, file, contentType);
    await attach(app, staff, { uploadId, productId });
  }
  const { images } = await until(
    () => imagesOf(app, productId, staff),
    (product) => product.images.every(({ state }: any) => state !== 'PROCESSING'),
    180_000,
  );

  expect(images.map(({ state }: any) => state)).toEqual(['READY', 'READY', 'READY', 'READY']);
  expect(await peakOf(worker.pid)).toBeLessThan(MAX_MEGABYTES);
}, 240_000);

test('one pixel more is refused before it is decoded', async () => {
  const file = await sharp({ create: { width: 8_000, height: 5_001, channels: 3, background: '#336699' } })
    .png()
    .toBuffer();
  const announced = await announce(app, staff, file);
  expect((await send(announced, file)).status).toBe(422);
});

test('keeps the files of an image that is uploaded, attached and detached while unused images are deleted', async () => {
  const storage = localStorage(folder, null);
  const file = await picture();
  const hash = sha256Of(file);
  const age = () =>
    app.db.$client.query(
      `update images set unused_since = now() - interval '2 days' where hash = $1 and unused_since is not null`,
      [hash],
    );
  let isOver = false;
  const deleting = (async () => {
    while (!isOver) {
      await age();
      await deleteUnusedImages({ db: app.db, storage, log: () => {} });
      // Without a pause, the deletion could come before every attachment.
      await sleep(randomInt(0, 20));
    }
  })();
  let attached = 0;
  for (let round = 0; round < 60 || attached === 0; round++) {
    const { id: productId } = await newProduct(app);
    const announced = await announce(app, staff, file);
    // 503: the image is just being deleted.
    if ((await send(announced, file)).status !== 200) continue;
    const result = await attach(app, staff, { uploadId: announced.uploadId, productId });
    if (result.__typename !== 'AttachImageSuccess') continue;
    attached++;
    const names = await readdir(join(folder, 'media'));
    expect(names.filter((name) => name.startsWith(hash))).not.toEqual([]);
    await app.query(`mutation { detachImage(id: "${result.image.id}") { __typename } }`, {}, { as: staff });
  }
  isOver = true;
  await deleting;
  const { id: productId } = await newProduct(app);
  expect((await addImage(app, staff, { productId }, file)).state).toBe('PROCESSING');
}, 120_000);
