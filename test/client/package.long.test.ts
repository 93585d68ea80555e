import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startApp, type App } from '../support/app.ts';
import { newOwner, PASSWORD } from '../support/accounts.ts';
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

/** The page in the README of the package, without its HTML. */
const example = () => {
  const [, code] = /^```ts\n([^]*?)^```/m.exec(
    readFileSync(join(root, 'packages/client/README.md'), 'utf8'),
  )!;
  return code!;
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
