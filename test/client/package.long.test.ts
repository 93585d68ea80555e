import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import { startApp, type App } from '../support/app.ts';
import { newOwner, PASSWORD } from '../support/accounts.ts';
import { hasChromium, startChromium } from '../support/chromium.ts';
import { newProduct } from '../support/data.ts';

const root = join(import.meta.dirname, '../..');
const tsc = join(root, 'node_modules/.bin/tsc');

let app: App;
/** The folder of another project, which has installed the built package. */
let project: string;
beforeAll(async () => {
  app = await startApp();
  project = mkdtempSync(join(tmpdir(), 'ordergraph-client-'));
  const modules = join(project, 'node_modules');
  const installed = join(modules, '@ordergraph/client');
  mkdirSync(installed, { recursive: true });
  const client = join(root, 'packages/client');
  execFileSync(process.execPath, [tsc, '-p', join(client, 'tsconfig.build.json'), '--outDir', installed]);
  execFileSync(process.execPath, [join(client, 'scripts/write-package.ts'), '--out', installed]);
  for (const peer of ['graphql-ws', 'graphql', '@types', 'undici-types'])
    symlinkSync(join(root, 'node_modules', peer), join(modules, peer));
});
afterAll(async () => {
  rmSync(project, { recursive: true });
  await app.stop();
});

/** A file of the page in the README of the package. */
const example = (language: 'html' | 'ts' = 'ts') => {
  const readme = readFileSync(join(root, 'packages/client/README.md'), 'utf8');
  return new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'm').exec(readme)![1]!;
};

test('runs in Node.js from node_modules, where TypeScript is not', async () => {
  const product = await newProduct(app);
  const { email } = await newOwner(app);
  writeFileSync(
    join(project, 'main.mjs'),
    `import { createClient, match } from '@ordergraph/client';
     import { Products } from '@ordergraph/client/documents';
     const client = createClient({ url: process.argv[2] });
     const { products } = await client.query(Products, { first: 1 });
     const result = await client.signIn({ email: process.argv[3], password: process.argv[4] });
     const name = match(result, { LoginSuccess: ({ session }) => session.user.email, UserError: ({ message }) => message });
     console.log(JSON.stringify([products.nodes[0].name, name]));`,
  );

  // Not synchronously: the server runs in this thread.
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['main.mjs', `${app.url}/graphql`, email, PASSWORD],
    { cwd: project },
  );

  expect(JSON.parse(stdout)).toEqual([product.name, email]);
});

test('the page in its README compiles in another project, and is shorter than 40 lines', () => {
  writeFileSync(join(project, 'main.ts'), example());
  cpSync(join(project, 'main.ts'), join(project, 'wrong.ts'));
  writeFileSync(join(project, 'wrong.ts'), example().replace('first: 10', "first: 'ten'"));
  const compile = (file: string) => {
    const args = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', '', file];
    try {
      return execFileSync(process.execPath, [tsc, ...args], { cwd: project, encoding: 'utf8' });
    } catch (error) {
      return (error as { stdout: string }).stdout;
    }
  };
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }');

  expect(example().split('\n').length).toBeLessThan(40);
  expect(compile('main.ts')).toBe('');
  expect(compile('wrong.ts')).toContain("Type 'string' is not assignable to type 'number'");
});

(hasChromium ? test : test.skip)('the page in its README lists products and signs in', async () => {
  const pages = createServer(({ url }, response) =>
    url === '/main.ts'
      ? response.setHeader('content-type', 'text/javascript').end(script)
      : response.setHeader('content-type', 'text/html').end(example('html')),
  );
  pages.listen(0, '127.0.0.1');
  await once(pages, 'listening');
  const origin = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  const shop = await startApp({ sharedApp: app, http: { corsOrigins: [origin] } });
  writeFileSync(join(project, 'main.ts'), example().replace('http://localhost:4000', shop.url));
  const built = await rolldown({ input: join(project, 'main.ts'), platform: 'browser' });
  const script = (await built.generate({ format: 'esm', codeSplitting: false })).output[0].code;
  await built.close();
  const product = await newProduct(app);
  const { email } = await newOwner(app);
  const browser = await startChromium();
  try {
    const page = await browser.newPage();
    await page.goto(origin);

    await page.getByRole('listitem').filter({ hasText: product.name }).waitFor();
    await page.locator('[name=email]').fill(email);
    await page.locator('[name=password]').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Hello Ada').waitFor();
  } finally {
    await browser.close();
    pages.close();
    await shop.stop();
  }
});
