import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { catalogImports } from '../../src/platform/db/schema.ts';
import { startApp, type App } from '../support/app.ts';
import { unbalancedProducts } from '../support/data.ts';
import { until } from '../support/until.ts';

let app: App;
let folder: string;
const children = new Set<ChildProcess>();
beforeAll(async () => {
  app = await startApp();
  folder = await mkdtemp(join(tmpdir(), 'ordergraph-import-'));
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
  await app.stop();
});

type Ended = { code: number | null; output: string };

/** Starts a command of the project on the database of the test. */
function start(script: string, args: string[], nodeOptions: string[] = []) {
  const child = spawn(process.execPath, [...nodeOptions, `src/commands/${script}.ts`, ...args], {
    cwd: new URL('../..', import.meta.url),
    env: { ...process.env, DATABASE_URL: app.databaseUrl, LOG_LEVEL: 'silent' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  const ended = once(child, 'close').then(([code]): Ended => {
    children.delete(child);
    return { code: code as number | null, output };
  });
  return { child, ended };
}

const run = (script: string, args: string[], nodeOptions: string[] = []) =>
  start(script, args, nodeOptions).ended;

const countOf = async (prefix: string): Promise<number> =>
  (await app.db.$client.query('select count(*)::int from products where sku like $1', [`${prefix}%`])).rows[0]
    .count;

test('continues a killed import after its last batch, and applies each stock delta once', async () => {
  const total = 6_000;
  const path = join(folder, 'killed.csv');
  const lines = Array.from({ length: total }, (_, n) => `KIL-${n},Killed ${n},${1 + (n % 50)},7`);
  await writeFile(path, `sku,name,price,stockDelta\n${lines.join('\n')}\n`);

  const { child, ended } = start('catalog-import', [path, '--on-error', 'continue']);
  await until(
    () => countOf('KIL-'),
    (count) => count > 0,
  );
  child.kill('SIGKILL');
  await ended;
  const [interrupted] = await app.db.select().from(catalogImports);
  expect(interrupted!.rows).toBeLessThan(total);
  expect(interrupted!.rows).toBe(await countOf('KIL-'));
  expect(interrupted!.state).toBe('RUNNING');

  const resumed = await run('catalog-import', [path, '--on-error', 'continue', '--resume', interrupted!.id]);
  expect(resumed).toEqual({ code: 0, output: expect.stringContaining('Imported: 6,000 created, 0 updated') });
  const { rows } = await app.db.$client.query(
    `select count(*)::int, min(stock), max(stock) from products where sku like 'KIL-%'`,
  );
  expect(rows).toEqual([{ count: total, min: 7, max: 7 }]);
  expect(await unbalancedProducts(app)).toEqual([]);
  const again = await run('catalog-import', [path, '--resume', interrupted!.id]);
  expect(again).toEqual({ code: 1, output: expect.stringContaining('There is no interrupted import') });
}, 120_000);

const HEAP = ['--max-old-space-size=64'];

test('imports and exports files that are larger than the memory', async () => {
  const path = join(folder, 'large.csv');
  const description = 'A long description of a product. '.repeat(270);
  function* rows() {
    yield 'sku,name,price,description\n';
    for (let n = 0; n < 10_000; n++) yield `LRG-${n},Large ${n},5,${description}\n`;
  }
  await pipeline(Readable.from(rows()), createWriteStream(path));
  expect((await stat(path)).size).toBeGreaterThan(80 * 2 ** 20);

  const dry = await run('catalog-import', [path, '--dry-run'], HEAP);
  expect(dry).toEqual({ code: 0, output: expect.stringContaining('would give: 10,000 created') });

  // Without triggers and words, which would take minutes.
  await app.db.$client.query(
    `set session_replication_role = replica;
     insert into products (id, name, slug, sku, description, price, stock)
     select gen_random_uuid(), 'Large ' || n, 'large-' || n, 'LRG-' || n, repeat('x', 60000), 500, 0 from generate_series(1, 1500) n;
     set session_replication_role = origin`,
  );
  const out = join(folder, 'products.jsonl');
  const exported = await run('export', ['products', '--format', 'jsonl', '--out', out], HEAP);
  expect(exported).toEqual({ code: 0, output: '' });
  expect((await stat(out)).size).toBeGreaterThan(80 * 2 ** 20);
}, 300_000);

test('reports invalid rows and unknown columns, and fails if a row is invalid', async () => {
  const path = join(folder, 'bad.csv');
  await writeFile(path, 'sku,name,price,colour\nBAD-1,Bad,abc,red\n');

  const { code, output } = await run('catalog-import', [path]);
  expect(code).toBe(1);
  expect(output).toContain('Row 2, column price: must be an amount such as 19.99');
  expect(output).toContain('Columns that are not imported: colour');
  expect(output).toContain('Nothing was changed, because rows are invalid.');
  for (const args of [
    [],
    ['a.csv', 'b.csv'],
    ['a.txt'],
    ['a.csv', '--on-error', 'x'],
    ['a.csv', '--unknown'],
  ])
    expect(await run('catalog-import', args)).toEqual({ code: 1, output: expect.stringContaining('--help') });
});
