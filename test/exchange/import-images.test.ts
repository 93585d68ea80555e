import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { eq } from 'drizzle-orm';
import { attachedImages, auditLog, catalogImports, products } from '../../src/platform/db/schema.ts';
import { localStorage } from '../../src/platform/storage/local-storage.ts';
import { localImages, type LocalImages } from '../../src/shop/exchange/import/local-images.ts';
import { runImport } from '../../src/shop/exchange/import/run-import.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newStaff } from '../support/data.ts';
import { get, importer } from '../support/exchange.ts';
import { addImage, picture, processed } from '../support/images.ts';
import { jobsOf } from '../support/jobs.ts';
import { until } from '../support/until.ts';

let app: App;
let staff: Account;
let imports: ReturnType<typeof importer>;
let server: Server;
let base: string;
const files = new Map<string, Buffer | string>();
const requests: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request.url!);
    const file = files.get(request.url!);
    if (request.url === '/broken.png')
      response.writeHead(200, { 'content-length': 9 }).write('8 bytes ', () => response.destroy());
    else if (typeof file === 'string') response.writeHead(302, { location: file }).end();
    else if (file) response.end(file);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const [n, name] of ['a', 'b', 'c'].entries())
    files.set(`/${name}.png`, await picture({ seed: (n + 1) / 9 }));
  app = await startApp({ worker: {}, allowPrivateAddresses: true });
  staff = await newStaff(app);
  imports = importer(app, staff);
});
afterAll(async () => {
  await app.stop();
  server.close();
});

const productOf = async (sku: string, of = app) =>
  (await of.db.select().from(products).where(eq(products.sku, sku)))[0]!;
const sourcesOf = async (sku: string) => {
  const { id } = await productOf(sku);
  const rows = await app.db
    .select()
    .from(attachedImages)
    .where(eq(attachedImages.productId, id))
    .orderBy(attachedImages.position);
  return rows.map(({ sourceUrl }) => sourceUrl?.replace(base, ''));
};
const rowOf = (sku: string, ...names: string[]) =>
  `sku,name,price,images\n${sku},Lamp,9,${names.map((name) => base + name).join(' ')}\n`;

test('fetches the images of a product in their order, once, and exports them for the next import', async () => {
  files.set('/moved.png', '/c.png');
  const file = rowOf('IMG-1', '/a.png', '/b.png', '/moved.png');
  expect(await imports.run('CSV', file, { dryRun: true })).toMatchObject({ created: 1 });
  expect(await jobsOf(app.db, 'fetch-images')).toEqual([]);
  expect(await imports.run('CSV', file)).toMatchObject({ created: 1, failed: 0 });

  const { id } = await productOf('IMG-1');
  await until(
    () => sourcesOf('IMG-1'),
    (sources) => sources.length === 3,
  );
  expect(await sourcesOf('IMG-1')).toEqual(['/a.png', '/b.png', '/moved.png']);
  const { image, images } = await processed(app, id);
  expect(image).toBe(images[0].medium);
  expect(images.map(({ state }: { state: string }) => state)).toEqual(['READY', 'READY', 'READY']);
  const entries = await app.db.select().from(auditLog).where(eq(auditLog.subjectType, 'ProductImage'));
  expect(entries.map(({ actorId, action }) => [actorId, action])).toEqual(
    Array(3).fill([staff.id, 'CREATED']),
  );

  requests.length = 0;
  expect(await imports.run('CSV', file)).toMatchObject({ unchanged: 1 });
  await addImage(app, staff, { productId: id });
  await processed(app, id);
  const { url } = await ask(app, 'mutation { createExport(kind: PRODUCTS, format: CSV) { url } }', {}, staff);
  const exported = (await get(app, url)).body;
  expect(exported).toContain(`${base}/a.png ${base}/b.png ${base}/moved.png ${app.url}/media/`);
  expect(await imports.run('CSV', exported)).toMatchObject({ unchanged: 1, failed: 0 });
  expect(await imports.run('CSV', rowOf('IMG-1', '/b.png'))).toMatchObject({ unchanged: 1 });
  expect(requests).toEqual([]);
});

test('adds a missing image to the others, and reports an invalid URL', async () => {
  expect(await imports.run('CSV', rowOf('IMG-2', '/a.png'))).toMatchObject({ created: 1 });
  expect(await imports.run('CSV', rowOf('IMG-2', '/b.png'))).toMatchObject({ updated: 1 });
  await until(
    () => sourcesOf('IMG-2'),
    (sources) => sources.length === 2,
  );
  const bad = 'sku,name,price,images\nIMG-3,Lamp,9,lamp.png\nIMG-4,Lamp,9,ftp://a.example/b.png\n';
  expect(await imports.run('CSV', bad)).toMatchObject({
    state: 'REFUSED',
    issues: [
      { row: 2, column: 'images', code: 'INVALID' },
      { row: 3, column: 'images', code: 'INVALID' },
    ],
  });
});

test.each([
  ['a missing file', '/none.png', /answered with 404/],
  ['a file that is not an image', '/text.png', /not a JPEG, PNG or WebP/],
  ['endless redirects', '/loop.png', /redirects more than 3 times/],
  ['a file of which a part is missing', '/broken.png', /The download failed \(ECONNRESET\)/],
  ['a file that is too long', '/long.png', /more than 10485760 bytes/],
])('repeats the job of %s, with its reason', async (_what, path, reason) => {
  files.set('/text.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  files.set('/loop.png', '/loop.png');
  files.set('/long.png', Buffer.alloc(10 * 1024 * 1024 + 1));
  const sku = `BAD${path.replace(/\W/g, '-')}`;
  expect(await imports.run('CSV', rowOf(sku, path))).toMatchObject({ created: 1 });
  const { id } = await productOf(sku);
  const find = async () =>
    (await jobsOf(app.db, 'fetch-images')).find(
      ({ data }) => (data as { productId: string }).productId === id,
    )!;
  const job = await until(find, ({ state }) => state === 'retry');
  expect(job.output?.message).toMatch(reason);
  expect(await app.db.$count(attachedImages, eq(attachedImages.productId, id))).toBe(0);
});

test('adds the other images if one URL fails, and reports each failure with its row', async () => {
  const file = `${rowOf('IMG-5', '/none.png', '/a.png', '/gone.png', '/b.png')}IMG-6,Lamp,9,${base}/missing.png\n`;
  expect(await imports.run('CSV', file)).toMatchObject({ created: 2 });
  await until(
    () => sourcesOf('IMG-5'),
    (sources) => sources.length === 2,
  );
  expect(await sourcesOf('IMG-5')).toEqual(['/a.png', '/b.png']);
  const messagesOf = async () => {
    const ids = [(await productOf('IMG-5')).id, (await productOf('IMG-6')).id];
    const jobs = await jobsOf(app.db, 'fetch-images');
    return ids.map(
      (id) => jobs.find(({ data }) => (data as { productId: string }).productId === id)?.output?.message,
    );
  };
  const messages = await until(messagesOf, (found) => found.every(Boolean));
  expect(messages).toEqual([
    ['none', 'gone'].map((name) => `Row 2, ${base}/${name}.png: The server answered with 404.`).join(' '),
    `Row 3, ${base}/missing.png: The server answered with 404.`,
  ]);
});

test('logs an image that cannot be written as an error of the shop, and shows staff one fixed sentence', async () => {
  const folder = join(tmpdir(), `ordergraph-media-${randomUUID()}`);
  const storage = { ...localStorage(folder, null), temporaryFile: async () => join(folder, 'none', 'file') };
  const full = await startApp({ worker: {}, allowPrivateAddresses: true, storage });
  try {
    await importer(full, await newStaff(full)).run('CSV', rowOf('IMG-7', '/a.png'));

    const [job] = await until(
      () => jobsOf(full.db, 'fetch-images'),
      ([first]) => first?.output != null,
    );
    expect(job!.output).toEqual({ message: 'Something went wrong on our side.' });
    expect(full.logs.join()).toContain('ENOENT');
  } finally {
    await full.stop();
  }
});

describe('image files of the command', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ordergraph-import-'));
    await mkdir(join(folder, 'shop', 'pictures'), { recursive: true });
    await writeFile(join(folder, 'outside.png'), await picture({ seed: 0.71 }));
    const shop = join(folder, 'shop');
    await writeFile(join(shop, 'pictures', 'front.png'), await picture({ seed: 0.72 }));
    await writeFile(join(shop, 'back.webp'), await picture({ seed: 0.73, format: 'webp' }));
    await writeFile(join(shop, 'page.png'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await writeFile(join(shop, 'long.png'), Buffer.alloc(10 * 1024 * 1024 + 1));
    await symlink('../outside.png', join(shop, 'link.png'));
    await symlink('..', join(shop, 'up'));
    await symlink('back.webp', join(shop, 'inside.webp'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function importFile(content: string, ...options: string[]) {
    const path = join(folder, 'shop', 'products.csv');
    await writeFile(path, content);
    const child = spawn(process.execPath, ['src/commands/catalog-import.ts', path, ...options], {
      cwd: new URL('../..', import.meta.url),
      env: {
        ...process.env,
        DATABASE_URL: app.databaseUrl,
        MEDIA_DIR: dirname(app.storage!.mediaFolder!),
        LOG_LEVEL: 'silent',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = Promise.all([text(child.stdout), text(child.stderr)]);
    const [code] = await once(child, 'close');
    return { code, output: (await output).join('') };
  }

  test('adds files and URLs in their order, once', async () => {
    const file = `sku,name,price,images\nFIL-1,Lamp,9,pictures/front.png ${base}/a.png inside.webp\n`;
    const jobs = (await jobsOf(app.db, 'fetch-images')).length;
    expect(await importFile(file, '--dry-run')).toMatchObject({ code: 0 });
    expect(await jobsOf(app.db, 'fetch-images')).toHaveLength(jobs);
    expect(await importFile(file)).toEqual({
      code: 0,
      output: expect.stringContaining('Imported: 1 created'),
    });
    await until(
      () => sourcesOf('FIL-1'),
      (sources) => sources.length === 3,
    );
    expect(await sourcesOf('FIL-1')).toEqual([undefined, '/a.png', undefined]);
    const { images } = await processed(app, (await productOf('FIL-1')).id);
    expect(images.map(({ state }: { state: string }) => state)).toEqual(['READY', 'READY', 'READY']);
    expect(await importFile(file)).toEqual({ code: 0, output: expect.stringContaining('1 unchanged') });
  });

  test('stops between two rows, and continues later', async () => {
    const path = join(folder, 'shop', 'stopped.csv');
    await writeFile(path, 'sku,name,price,images\nFIL-3,Lamp,9,back.webp\nFIL-4,Lamp,9,pictures/front.png\n');
    const { size: bytesTotal } = await stat(path);
    const values = { format: 'CSV', isDryRun: false, onError: 'CONTINUE', bytesTotal } as const;
    const [inserted] = await app.db.insert(catalogImports).values(values).returning();
    const started = async () =>
      (await app.db.select().from(catalogImports).where(eq(catalogImports.id, inserted!.id)))[0]!;
    const images = localImages(path, app.db, app.storage);
    const run = async (read: LocalImages['read'], signal?: AbortSignal) =>
      runImport(
        {
          db: app.db,
          currency: 'USD',
          actor: null,
          open: () => createReadStream(path),
          images: { read },
          ...(signal && { signal }),
        },
        await started(),
      );
    const stopped = new AbortController();
    const read: string[] = [];
    const stopping = run((name, isDryRun) => {
      read.push(name);
      stopped.abort();
      return images.read(name, isDryRun);
    }, stopped.signal);
    await expect(stopping).rejects.toThrow('aborted');
    expect(read).toEqual(['back.webp']);

    expect(await run(images.read)).toMatchObject({ state: 'SUCCEEDED', created: 2 });
  });

  test('reports each file that it cannot use, with its row', async () => {
    const outside = 'The path must lead to a file in the folder of the import file.';
    const reasons: Record<string, string> = {
      '../outside.png': outside,
      'pictures/../../outside.png': outside,
      [join(folder, 'shop', 'back.webp')]: outside,
      'link.png': outside,
      'up/outside.png': outside,
      'none.png': 'There is no such file.',
      pictures: 'The path is not that of a file.',
      'page.png': 'The file is not a JPEG, PNG or WebP image.',
      'long.png': 'The file has more than 10485760 bytes.',
    };
    const rows = Object.keys(reasons).map((path, n) => `FIL-9${n},Lamp,9,${path}`);
    const { code, output } = await importFile(
      `sku,name,price,images\n${rows.join('\n')}\nFIL-2,Lamp,9,back.webp\n`,
    );
    expect(code).toBe(1);
    for (const [n, [path, reason]] of Object.entries(reasons).entries())
      expect(output).toContain(`Row ${n + 2}, column images: ${path}: ${reason}\n`);
    expect(output).toContain('The file would give: 1 created, 0 updated, 0 unchanged, 9 invalid.');
    expect(await app.db.$count(products, eq(products.sku, 'FIL-2'))).toBe(0);
  });
});

test('does not fetch from private addresses by default', async () => {
  const guarded = await startApp({ worker: {} });
  expect(
    await importer(guarded, await newStaff(guarded)).run('CSV', rowOf('IMG-9', '/private.png')),
  ).toMatchObject({
    created: 1,
  });
  const [job] = await until(
    () => jobsOf(guarded.db, 'fetch-images'),
    (jobs) => jobs[0]?.state === 'retry',
  );
  expect(job!.output?.message).toBe(`Row 2, ${base}/private.png: The image URL must start with https://.`);
  expect(requests).not.toContain('/private.png');
  await guarded.stop();
});
