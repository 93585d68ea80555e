import { execFile } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { buildNow } from '../../src/boot/build-storefront.ts';
import { postTo } from './app.ts';

const root = join(import.meta.dirname, '../..');

/** The files that a production host needs besides the build and the packages. The Dockerfile copies the same files. */
const FILES = [
  ...['package.json', 'scripts/run.js', 'schema', 'drizzle', 'assets', 'examples/operations'],
  'packages/client/src/generated/session-documents.json',
];

type Lockfile = { packages: Record<string, { dev?: boolean; link?: boolean }> };

/** Copies a checkout after `npm run build` and `npm prune --omit=dev` to an empty folder. */
export async function buildForProduction(folder: string): Promise<void> {
  const copy = (path: string) => cpSync(join(root, path), join(folder, path), { recursive: true });
  FILES.forEach(copy);
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lockfile;
  for (const [path, { dev, link }] of Object.entries(packages)) {
    const isTop = path.lastIndexOf('node_modules/') === 0;
    // Nested packages are copied with the package that contains them. Some optional packages are for other systems.
    if (isTop && !dev && !link && existsSync(join(root, path))) copy(path);
  }
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const options = ['-p', join(root, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')];
  await promisify(execFile)(process.execPath, [compiler, ...options]);
  await buildNow(join(folder, 'apps/storefront/dist/'));
}

/** Requires that the server lives and is ready, answers a query, and serves the built storefront with its scripts. */
export async function expectShop(url: string): Promise<void> {
  for (const check of ['livez', 'readyz']) expect((await fetch(`${url}/${check}`)).status).toBe(200);
  expect((await postTo(url, '{ products { totalCount } }')).data).toEqual({ products: { totalCount: 0 } });
  const page = await fetch(url, { headers: { accept: 'text/html' } });
  expect(page.status).toBe(200);
  const script = /<script type="module"[^>]* src="([^"]+)"/.exec(await page.text())?.[1];
  expect((await fetch(new URL(script!, url))).headers.get('content-type')).toContain('javascript');
}
