import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files of a separate tree, each with one import that the project's rules reject. */
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
  // Upward imports, from each layer.
  ['src/engine/documents/cost.ts', '../../platform/errors.ts'],
  ['src/engine/execution/plan.ts', '../../config/config.ts'],
  ['src/config/config.ts', '../platform/db/client.ts'],
  ['src/platform/errors.ts', '../server/create-server.ts'],
  ['src/platform/graphql/ids.ts', '../../shop/context.ts'],
  ['src/platform/db/query/keyset.ts', '../../../shop/catalog/slug.ts'],
  ['src/shop/catalog/slug.ts', '../pricing/totals.ts'],
  ['src/shop/catalog/products/product-input.ts', '../../orders/order-number.ts'],
  ['src/shop/pricing/totals.ts', '../carts/problems.ts'],
  ['src/shop/carts/problems.ts', '../orders/order-number.ts'],
  ['src/shop/orders/placement/quote.ts', '../../accounts/register.ts'],
  ['src/shop/payments/pay-order.ts', '../emails/email-sender.ts'],
  ['src/shop/emails/email-sender.ts', '../../server/create-server.ts'],
  ['src/shop/orders/cancel-order.ts', '../context.ts'],
  ['src/shop/context.ts', '../server/create-server.ts'],
  ['src/server/create-server.ts', '../boot/services.ts'],
  ['src/server/pages/explorer.ts', '../../sample/seed.ts'],
  ['src/sample/seed.ts', '../boot/services.ts'],
  ['src/boot/services.ts', '../main.ts'],
  ['src/boot/logger.ts', '../commands/open-configured.ts'],
  ['src/platform/storage/media-storage.ts', '../../shop/images/image-files.ts'],
  ['src/shop/catalog/availability.ts', '../images/image-files.ts'],
  // Imports between folders of one layer.
  ['src/shop/images/image-files.ts', '../pricing/totals.ts'],
  ['src/shop/accounts/register.ts', '../payments/pay-order.ts'],
  ['src/shop/webhooks/payload.ts', '../emails/email-sender.ts'],
  ['src/platform/cluster/messages.ts', '../throttles/buckets.ts'],
  ['src/server/http/media-type.ts', '../apollo/graphql-endpoint.ts'],
  ['src/server/subscriptions/websockets.ts', '../apollo/graphql-endpoint.ts'],
  // Imports that the role of a file does not allow.
  ['src/shop/orders/orders.sql.ts', 'graphql'],
  ['src/shop/catalog/products/products.sql.ts', '../../../generated/graphql.ts'],
  ['src/shop/orders/order-list.sql.ts', './resolvers.ts'],
  ['src/shop/catalog/products/search.sql.ts', '../loaders.ts'],
  ['src/shop/orders/loaders.ts', 'drizzle-orm'],
  ['src/shop/carts/loaders.ts', '../catalog/products/products.sql.ts'],
  ['src/shop/orders/resolvers.ts', 'pg'],
  ['src/shop/payments/resolvers.ts', '../orders/resolvers.ts'],
  ['src/shop/orders/placement/place-order.ts', '../loaders.ts'],
  ['test/orders/orders.test.ts', '../../src/shop/orders/orders.sql.ts'],
];

const ALLOWED: [file: string, imported: string][] = [
  ['src/sample/ids.ts', '../platform/db/schema.ts'],
  ['src/shop/orders/change-status.ts', '../catalog/stock/stock-ledger.sql.ts'],
  ['src/shop/catalog/loaders.ts', '../../platform/graphql/loaders.ts'],
  ['src/shop/images/image-owner.ts', '../catalog/products/products.sql.ts'],
  ['src/shop/resolvers.ts', './orders/resolvers.ts'],
  ['src/platform/throttles/buckets.ts', '../cluster/messages.ts'],
  ['src/main.ts', './boot/start-program.ts'],
];

test('rejects an upward import, and an import that the role of the file does not allow', async () => {
  const refused = await refusedFiles([...REFUSED, ...ALLOWED]);

  expect([...new Set(refused)].sort()).toEqual(REFUSED.map(([file]) => file).sort());
});
