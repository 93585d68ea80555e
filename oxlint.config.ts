import { defineConfig, type OxlintOverride } from 'oxlint';

/** The layers of src/, the lowest first. A folder may import from lower layers, but not from other folders of its own layer. */
const LAYERS = [
  ['engine'],
  ['config'],
  ['platform'],
  ['shop/addresses', 'shop/catalog'],
  ['shop/images', 'shop/pricing'],
  ['shop/carts', 'shop/shipping'],
  ['shop/orders'],
  ['shop/accounts', 'shop/payments'],
  ['shop/emails', 'shop/exchange', 'shop/storefront', 'shop/webhooks'],
  ['shop'],
  ['server'],
  ['sample'],
  ['boot'],
  ['commands', 'main.ts'],
];

/** Ordered folders within a folder, the lowest first. Each may import only from the folders before it. */
const SUBLAYERS: Record<string, readonly string[]> = {
  platform: ['cluster', 'throttles'],
  server: ['http', 'fields', 'pages', 'subscriptions', 'apollo'],
};

type Ban = { regex: string; message: string };

const ban = (regex: string, message: string): Ban => ({ regex, message });

/** Returns a pattern for imports of a folder or file in src/, from a file `depth` folders below src/. */
const importOf = (target: string, depth: number) =>
  `^${depth === 0 ? '\\./' : '(\\.\\./)'.concat(`{${depth}}`)}${target.replace('.', '\\.')}(/|$)`;

/** Returns the forbidden imports (upward or sideways) of a file in `folder`, `depth` folders below src/. */
function forbidden(folder: string, depth: number): Ban[] {
  const layer = LAYERS.findIndex((names) => names.includes(folder));
  const others = LAYERS.slice(layer)
    .flat()
    .filter((name) => name !== folder && !folder.startsWith(`${name}/`));
  // A feature can also be imported by its path from shop/.
  const up = others.flatMap((name) => {
    const paths = [importOf(name, depth)];
    if (folder.startsWith('shop/') && name.startsWith('shop/'))
      paths.push(importOf(name.slice('shop/'.length), depth - 1));
    return paths.map((regex) =>
      ban(
        regex,
        `${name} is on the same or a higher layer. Import only from lower layers (see ARCHITECTURE.md).`,
      ),
    );
  });
  // The shop's own files (context, resolvers, loaders) are above its features.
  if (folder.startsWith('shop/'))
    up.push(
      ban(
        `^(\\.\\./){${depth - 1}}[a-z-]+\\.ts$`,
        'Files directly in shop/ combine the features. A feature must not import them.',
      ),
    );
  return up;
}

const FEATURES =
  '(accounts|addresses|carts|catalog|emails|exchange|images|orders|payments|pricing|shipping|storefront|webhooks)';
// The linter's regular expressions do not support look-ahead. A rule with one would silently never match.
const STATEMENTS = ban(
  '^graphql$|/generated/|resolvers\\.ts$|loaders\\.ts$',
  'SQL files know tables, not GraphQL.',
);
const USE_CASES = ban(
  '^dataloader$|loaders\\.ts$',
  'A cache is stale inside a transaction. Use cases read from the database.',
);

/** Forbidden imports by the role of a file, in every folder. */
const ROLES: Record<string, Ban[]> = {
  '*.sql.ts': [STATEMENTS],
  'loaders.ts': [
    ban(
      `^graphql$|^drizzle-orm|^pg$|/generated/|^\\.\\./${FEATURES}/`,
      'Loaders import only from their own feature.',
    ),
  ],
  'resolvers.ts': [
    ban('^drizzle-orm|^pg$', 'Resolvers call use cases and SQL files.'),
    ban(`/${FEATURES}/resolvers\\.ts$`, 'Combine features in use cases and loaders, not in resolvers.'),
  ],
};

const restricted = (files: string[], patterns: Ban[]): OxlintOverride => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const MAX_DEPTH = 5;

/** Returns the rules of one folder, for each depth below it and each role. */
function rulesOf(folder: string): OxlintOverride[] {
  if (folder.endsWith('.ts')) return [];
  const own = folder.split('/').length;
  return Array.from({ length: MAX_DEPTH - own }, (_, below) => {
    const files = `src/${folder}/${'*/'.repeat(below)}`;
    const bans = forbidden(folder, own + below);
    if (folder === 'shop' && below > 0) return [];
    return [
      restricted([`${files}*.ts`], folder.startsWith('shop/') ? [...bans, USE_CASES] : bans),
      ...Object.entries(folder === 'shop' ? {} : ROLES).map(([role, patterns]) =>
        restricted([files + role], [...bans, ...patterns]),
      ),
    ];
  }).flat();
}

/** Rules for the folders in SUBLAYERS. */
const sublayerRules = Object.entries(SUBLAYERS).flatMap(([parent, folders]) =>
  folders.map((folder, at) =>
    restricted(
      [`src/${parent}/${folder}/*.ts`],
      [
        ...forbidden(parent, 2),
        ...folders
          .slice(at + 1)
          .map((higher) =>
            ban(
              `^\\.\\./${higher}/`,
              `${parent}/${higher} is above ${parent}/${folder}. Import only from lower folders.`,
            ),
          ),
      ],
    ),
  ),
);

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'import', 'node', 'jest', 'promise'],
  categories: { correctness: 'error' },
  ignorePatterns: ['src/generated', 'packages/client/src/generated', 'apps/storefront/src/generated', 'dist'],
  rules: {
    'import/no-cycle': 'error',
    'node/no-process-env': 'error',
    'typescript/consistent-type-definitions': ['error', 'type'],
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    // Lengths are counted in code points, as spreading a string does.
    'typescript/no-misused-spread': 'off',
    'typescript/switch-exhaustiveness-check': 'error',
    'import/no-default-export': 'error',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'jest/no-conditional-expect': 'off',
    'unicorn/no-useless-spread': 'off',
  },
  overrides: [
    ...LAYERS.flat().flatMap(rulesOf),
    ...sublayerRules,
    {
      files: ['src/config/config.ts', 'scripts/**', 'bench/**', 'test/**', 'jest.config.js'],
      rules: { 'node/no-process-env': 'off' },
    },
    {
      files: ['*.config.ts', '*.config.js', 'codegen.ts', 'test/support/**'],
      rules: { 'import/no-default-export': 'off' },
    },
    restricted(
      ['test/**/*.ts'],
      [ban('/src/shop/.*(resolvers|\\.sql)\\.ts$', 'Tests use HTTP, and tables for their data.')],
    ),
    {
      // These tests check query plans and deletions at their source.
      files: [
        'test/contract/plans.long.test.ts',
        'test/accounts/delete-expired.test.ts',
        'test/jobs/retention.test.ts',
        'test/support/retention-child.ts',
      ],
      rules: { 'no-restricted-imports': 'off' },
    },
    restricted(
      ['apps/**/*.ts', 'apps/**/*.tsx', 'packages/**/*.ts'],
      [ban('^(\\.\\./)+src/', 'Apps and packages use the API, not the code of the server.')],
    ),
    {
      // These tests wait until a page shows an element: this is their assertion.
      files: ['test/storefront/browser/**'],
      rules: {
        'jest/expect-expect': 'off',
        // The function `test` of `shopTests`.
        'jest/no-standalone-expect': ['error', { additionalTestBlockFunctions: ['test'] }],
      },
    },
    { files: ['src/**'], rules: { 'no-console': 'error' } },
    // Tests read responses of any shape.
    { files: ['bench/**', 'test/**'], rules: { 'typescript/no-explicit-any': 'off' } },
  ],
});
