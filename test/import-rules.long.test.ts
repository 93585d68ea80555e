import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The files of a tree of its own, each with one import, that the project's own rules refuse. */
async function refusedFiles(imports: [file: string, imported: string][]): Promise<string[]> {
  const tree = await mkdtemp(join(tmpdir(), 'ordergraph-rules-'));
  try {
    await copyFile(join(root, 'oxlint.config.ts'), join(tree, 'oxlint.config.ts'));
    await symlink(join(root, 'node_modules'), join(tree, 'node_modules'));
    await writeFile(join(tree, 'package.json'), '{ "type": "module" }');
    for (const [file, imported] of imports) {
      await mkdir(dirname(join(tree, file)), { recursive: true });
      await writeFile(join(tree, file), `export * from '${imported}';\n`);
    }
    const report = await new Promise<string>((resolve) => {
      const args = [
        join(root, 'node_modules/oxlint/bin/oxlint'),
        '--format=json',
        ...imports.map(([file]) => file),
      ];
      execFile(process.execPath, args, { cwd: tree }, (_error, stdout) => resolve(stdout));
    });
    const { diagnostics } = JSON.parse(report) as { diagnostics: { code: string; filename: string }[] };
    return diagnostics
      .filter(({ code }) => code.includes('no-restricted-imports'))
      .map(({ filename }) => filename);
  } finally {
    await rm(tree, { recursive: true });
  }
}

const REFUSED: [file: string, imported: string][] = [
  // Up, from each floor.
  ['src/errors.ts', './server.ts'],
  ['src/db/client.ts', '../catalog/availability.ts'],
  ['src/db/sample/orders.ts', '../../orders/order-number.ts'],
  ['src/graphql/ids.ts', '../context.ts'],
  ['src/pricing/money.ts', '../carts/problems.ts'],
  ['src/catalog/slug.ts', '../orders/place-order.ts'],
  ['src/carts/problems.ts', '../orders/quote.ts'],
  ['src/orders/quote.ts', '../accounts/login.ts'],
  ['src/accounts/login.ts', '../resolvers.ts'],
  ['src/loaders.ts', './server.ts'],
  ['src/server.ts', './main.ts'],
  // What a file may not import for the part it plays.
  ['src/orders/repository.ts', 'graphql'],
  ['src/catalog/product-repository.ts', '../generated/graphql.ts'],
  ['src/orders/order-list.ts', './resolvers.ts'],
  ['src/catalog/search.ts', './loaders.ts'],
  ['src/orders/loaders.ts', 'drizzle-orm'],
  ['src/carts/loaders.ts', '../catalog/product-repository.ts'],
  ['src/orders/resolvers.ts', 'pg'],
  ['src/accounts/resolvers.ts', '../orders/resolvers.ts'],
  ['src/orders/place-order.ts', './loaders.ts'],
  ['test/orders.test.ts', '../src/orders/repository.ts'],
];

const ALLOWED: [file: string, imported: string][] = [
  ['src/db/sample/ids.ts', '../schema.ts'],
  ['src/orders/cancel-order.ts', '../catalog/stock-ledger.ts'],
  ['src/catalog/loaders.ts', '../graphql/loaders.ts'],
  ['src/main.ts', './server.ts'],
];

test('an import that goes up, or that a file may not have for the part it plays, fails the check', async () => {
  const refused = await refusedFiles([...REFUSED, ...ALLOWED]);

  expect(refused.sort()).toEqual(REFUSED.map(([file]) => file).sort());
});
