import { defineConfig, type OxlintOverride } from 'oxlint';

/** The floors of the house, from the ground up: a folder imports from its own floor's other folders never, from lower floors freely. */
const FLOORS = [
  ['engine'],
  ['config'],
  ['platform'],
  ['shop/catalog'],
  ['shop/pricing'],
  ['shop/carts'],
  ['shop/orders'],
  ['shop/accounts', 'shop/payments'],
  ['shop/emails', 'shop/webhooks'],
  ['shop'],
  ['server'],
  ['sample'],
  ['boot'],
  ['main.ts'],
];

/** Folders within a room that may not import each other, from the ground up. */
const SHELVES: Record<string, readonly string[]> = {
  platform: ['cluster', 'throttles'],
  server: ['http', 'fields', 'pages', 'subscriptions', 'apollo'],
};

type Ban = { regex: string; message: string };

const never = (regex: string, message: string): Ban => ({ regex, message });

/** Matches imports of a folder or file by its path from src/, from a file so many folders below src/. */
const importOf = (target: string, depth: number) =>
  `^${depth === 0 ? '\\./' : '(\\.\\./)'.concat(`{${depth}}`)}${target.replace('.', '\\.')}(/|$)`;

/** Imports that go up or sideways, for a file at `folder`, so many folders below src/. */
function forbidden(folder: string, depth: number): Ban[] {
  const floor = FLOORS.findIndex((names) => names.includes(folder));
  const others = FLOORS.slice(floor)
    .flat()
    .filter((name) => name !== folder && !folder.startsWith(`${name}/`));
  // A feature of the shop may be named by its path from the shop, too.
  const up = others.flatMap((name) => {
    const paths = [importOf(name, depth)];
    if (folder.startsWith('shop/') && name.startsWith('shop/'))
      paths.push(importOf(name.slice('shop/'.length), depth - 1));
    return paths.map((regex) =>
      never(regex, `${name} is on the same or a higher floor: imports go down (ARCHITECTURE.md).`),
    );
  });
  // The shop's own files (context, resolvers, loaders) stand above its features.
  if (folder.startsWith('shop/'))
    up.push(
      never(
        `^(\\.\\./){${depth - 1}}[a-z-]+\\.ts$`,
        'The files of shop/ put the features together: features do not import them.',
      ),
    );
  return up;
}

const FEATURES = '(accounts|carts|catalog|emails|orders|payments|pricing|webhooks)';
// The linter's expressions know no look-ahead: a rule that needs one would silently never match.
const STATEMENTS = never(
  '^graphql$|/generated/|resolvers\\.ts$|loaders\\.ts$',
  'Statements know tables, not GraphQL.',
);
const USE_CASES = never(
  '^dataloader$|loaders\\.ts$',
  'A cache inside a transaction lies: use cases read for themselves.',
);

/** What a file may not import for the part it plays, wherever it stands. */
const ROLES: Record<string, Ban[]> = {
  '*.sql.ts': [STATEMENTS],
  'loaders.ts': [
    never(`^graphql$|^drizzle-orm|^pg$|/generated/|^\\.\\./${FEATURES}/`, 'A loader knows its own feature.'),
  ],
  'resolvers.ts': [
    never('^drizzle-orm|^pg$', 'A resolver calls a use case or a SQL file.'),
    never(`/${FEATURES}/resolvers\\.ts$`, 'Features meet in use cases and loaders, not in resolvers.'),
  ],
};

const restricted = (files: string[], patterns: Ban[]): OxlintOverride => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns }] },
});

const MAX_DEPTH = 5;

/** The rules of one folder, for each depth below it and each role of a file. */
function rulesOf(folder: string): OxlintOverride[] {
  if (folder.endsWith('.ts')) return [];
  const own = folder.split('/').length;
  return Array.from({ length: MAX_DEPTH - own }, (_, below) => {
    const files = `src/${folder}/${'*/'.repeat(below)}`;
    const bans = forbidden(folder, own + below);
    if (folder === 'shop' && below > 0) return [];
    return [
      restricted([`${files}*.ts`], folder === 'shop' ? bans : [...bans, USE_CASES]),
      ...Object.entries(folder === 'shop' ? {} : ROLES).map(([role, patterns]) =>
        restricted([files + role], [...bans, ...patterns]),
      ),
    ];
  }).flat();
}

/** A shelf imports from those before it. */
const shelfRules = Object.entries(SHELVES).flatMap(([room, shelves]) =>
  shelves.map((shelf, at) =>
    restricted(
      [`src/${room}/${shelf}/*.ts`],
      [
        ...forbidden(room, 2),
        ...shelves
          .slice(at + 1)
          .map((higher) => never(`^\\.\\./${higher}/`, `${room}/${higher} is above ${room}/${shelf}.`)),
      ],
    ),
  ),
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
    ...FLOORS.flat().flatMap(rulesOf),
    ...shelfRules,
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
      [
        never(
          '/src/shop/.*(resolvers|\\.sql)\\.ts$',
          'Tests go through HTTP, and to the tables for their data.',
        ),
      ],
    ),
    {
      // Plans and deletions are checked where they are written.
      files: ['test/contract/plans.long.test.ts', 'test/accounts/forget-expired.test.ts'],
      rules: { 'no-restricted-imports': 'off' },
    },
    { files: ['src/**'], rules: { 'no-console': 'error' } },
    // Tests look into answers of every shape.
    { files: ['bench/**', 'test/**'], rules: { 'typescript/no-explicit-any': 'off' } },
  ],
});
