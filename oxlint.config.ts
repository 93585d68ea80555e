import { defineConfig, type OxlintOverride } from 'oxlint';

/** The floors of the house, from the ground up: a file imports from its own floor or a lower one. */
const FLOORS = [
  [
    'audit',
    'client',
    'cluster',
    'config',
    'db',
    'documents',
    'errors',
    'events',
    'execution',
    'fingerprint',
    'graphql',
    'jobs',
    'locale',
    'origin',
    'secrets',
    'throttles',
    'viewer',
  ],
  ['catalog', 'pricing'],
  ['carts'],
  ['orders'],
  ['accounts', 'payments'],
  ['emails', 'webhooks'],
  ['context', 'loaders', 'resolvers'],
  [
    'executable-schema',
    'explorer',
    'format-error',
    'graphql-endpoint',
    'http',
    'live',
    'server',
    'start-page',
    'worker',
  ],
  ['start'],
  ['main'],
];

/** A module of src/, as a file or folder beside the importing file's folder, or as the folder's own parent sees it. */
const moduleAt = (prefix: string, name: string) => `^${prefix}${name}(\\.ts$|/)`;

const above = (floor: number, prefix: string) =>
  FLOORS.slice(floor + 1)
    .flat()
    .map((name) => ({
      regex: moduleAt(prefix, name),
      message: `${name} is on a higher floor: imports go down (ARCHITECTURE.md).`,
    }));

const never = (regex: string, message: string) => ({ regex, message });

const FEATURES = '(accounts|audit|carts|catalog|emails|jobs|orders|payments|pricing|webhooks)';
// The linter's expressions know no look-ahead: a rule that needs one would silently never match.
const statements = [
  never('^graphql$|/generated/|resolvers\\.ts$|loaders\\.ts$', 'Statements know tables, not GraphQL.'),
];

/** What a file may not import for the part it plays, wherever it stands. */
const ROLES: Record<string, { regex: string; message: string }[]> = {
  '*repository.ts': statements,
  '*-list.ts': statements,
  '*-filter.ts': statements,
  'search.ts': statements,
  'stock-ledger.ts': statements,
  'commit-order.ts': statements,
  'forget-expired.ts': statements,
  'hanging.ts': statements,
  'order-changes.ts': statements,
  'outbox.ts': statements,
  'record-audit.ts': statements,
  'record-event.ts': statements,
  'payment-events.ts': statements,
  'test-books.ts': statements,
  'place-quoted-order.ts': statements,
  'unpaid-orders.ts': statements,
  'tax-rates.ts': statements,
  'loaders.ts': [
    never(
      `^graphql$|^drizzle-orm|^pg$|/generated/|^\\.\\./${FEATURES}/`,
      'A loader knows its own repository.',
    ),
  ],
  'resolvers.ts': [
    never('^drizzle-orm|^pg$', 'A resolver hands over to a use case or a repository; SQL stands there.'),
    never(`^\\.\\./${FEATURES}/resolvers\\.ts$`, 'Features meet in use cases and loaders, not in resolvers.'),
  ],
};

const restricted = (files: string[], patterns: { regex: string; message: string }[]): OxlintOverride => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const useCases = never(
  'dataloader|loaders\\.ts$',
  'A cache inside a transaction lies: use cases read for themselves.',
);

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'import', 'node', 'jest', 'promise'],
  categories: { correctness: 'error' },
  ignorePatterns: ['src/generated', 'dist'],
  rules: {
    'import/no-cycle': 'error',
    'node/no-process-env': 'error',
    'typescript/consistent-type-definitions': ['error', 'type'],
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    // Lengths are counted in code points, which is what spreading a string gives.
    'typescript/no-misused-spread': 'off',
    'typescript/switch-exhaustiveness-check': 'error',
    'import/no-default-export': 'error',
    'unicorn/filename-case': ['error', { case: 'kebabCase' }],
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'jest/no-conditional-expect': 'off',
    'unicorn/no-useless-spread': 'off',
  },
  overrides: [
    ...FLOORS.flatMap((names, floor) =>
      names.flatMap((name) => [
        restricted([`src/${name}/*.ts`], [...above(floor, '\\.\\./'), useCases]),
        restricted([`src/${name}/*/**/*.ts`], [...above(floor, '(\\.\\./){2,}'), useCases]),
        restricted([`src/${name}.ts`], above(floor, '\\./')),
        ...Object.entries(ROLES).map(([role, patterns]) =>
          restricted([`src/${name}/${role}`], [...above(floor, '\\.\\./'), ...patterns]),
        ),
      ]),
    ),
    {
      files: ['src/config.ts', 'scripts/**', 'bench/**', 'test/**', 'jest.config.js'],
      rules: { 'node/no-process-env': 'off' },
    },
    {
      files: ['*.config.ts', '*.config.js', 'codegen.ts', 'test/support/**'],
      rules: { 'import/no-default-export': 'off' },
    },
    restricted(
      ['test/**/*.ts'],
      [
        never(
          '/src/.*(resolvers|repository)\\.ts$',
          'Tests go through HTTP, and to the tables for their data.',
        ),
      ],
    ),
    { files: ['src/**'], rules: { 'no-console': 'error' } },
    // Tests look into answers of every shape.
    { files: ['bench/**', 'test/**'], rules: { 'typescript/no-explicit-any': 'off' } },
  ],
});
