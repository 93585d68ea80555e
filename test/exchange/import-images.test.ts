import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import { attachedImages, auditLog, products } from '../../src/platform/db/schema.ts';
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
    if (typeof file === 'string') response.writeHead(302, { location: file }).end();
    else if (file) response.end(file);
    else response.writeHead(404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const [n, name] of ['a', 'b', 'c'].entries())
    files.set(`/${name}.png`, await picture({ seed: (n + 1) / 9 }));
  app = await startApp({ worker: {}, webhooksToPrivateAddresses: true });
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

test('adds a missing image to the others, and reports an address that is none', async () => {
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
  ['a file that is no image', '/text.png', /not a JPEG, PNG or WebP/],
  ['endless redirects', '/loop.png', /redirects more than 3 times/],
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

test('does not fetch from private addresses by default', async () => {
  const guarded = await startApp({ worker: {} });
  requests.length = 0;
  expect(await importer(guarded, await newStaff(guarded)).run('CSV', rowOf('IMG-9', '/a.png'))).toMatchObject(
    {
      created: 1,
    },
  );
  const [job] = await until(
    () => jobsOf(guarded.db, 'fetch-images'),
    (jobs) => jobs[0]?.state === 'retry',
  );
  expect(job!.output?.message).toBe('The image address must start with https://.');
  expect(requests).toEqual([]);
  await guarded.stop();
});
