/** Statements that block a running shop, or break the previous version of the program. `reason` also names the alternative. */
const RULES: { pattern: RegExp; reason: string }[] = [
  {
    pattern: /^create (?:unique )?index (?!concurrently )(?:if not exists )?\S+ on (?:only )?(?<table>\S+)/,
    reason:
      'blocks writes while it reads the table: use "create index concurrently" in a migration of its own that begins with ' +
      '"-- migrate: concurrently"',
  },
  {
    pattern:
      /^alter table (?:only )?(?<table>\S+) .*\badd constraint \S+ (?:check|foreign key)(?!.*\bnot valid\b)/,
    reason:
      'blocks writes while it reads the table: add it "not valid", and validate it in the next migration',
  },
  {
    pattern:
      /^alter table (?:only )?(?<table>\S+) .*\badd constraint \S+ (?:unique|primary key)(?!.*\busing index\b)/,
    reason:
      'blocks reads and writes while it builds an index: create the index concurrently, and add it "using index"',
  },
  {
    pattern:
      /^alter table (?:only )?(?<table>\S+) .*\badd column (?!.*\b(?:default|generated)\b).*\bnot null\b/,
    reason: 'the version before inserts rows without this column: give it a default, or let it be null',
  },
  {
    pattern: /^alter table (?:only )?(?<table>\S+) .*\bset not null\b/,
    reason: 'reads the table while it blocks everything: validate a check constraint "is not null" before',
  },
  {
    pattern: /^alter table (?:only )?(?<table>\S+) .*\bset data type\b/,
    reason:
      'writes the table again while it blocks everything: add a column, and copy the values in small batches',
  },
  {
    pattern: /^(?:alter table (?:only )?(?<table>\S+) .*\bdrop column|drop table|alter table \S+ rename)\b/,
    reason: 'the version before uses it: remove it one release after the code',
  },
];

const ALLOWED = /^\s*-- allow: .+/m;

/**
 * Returns the problems of a migration. Tables that the migration itself creates are empty and unused. A statement after a comment
 * `-- allow: <reason>` is not checked.
 */
export function problemsOf(migration: string): string[] {
  const statements = migration
    .split('--> statement-breakpoint')
    .flatMap((text) => (ALLOWED.test(text) ? [] : [normalize(text)]));
  const created = new Set(
    statements.map((text) => /^create table (?:if not exists )?(\S+)/.exec(text)?.[1]).filter(Boolean),
  );
  return statements.flatMap((text) =>
    RULES.flatMap(({ pattern, reason }) => {
      const match = pattern.exec(text);
      return match && !created.has(match.groups?.['table']) ? [`${text.slice(0, 100)}\n    ${reason}`] : [];
    }),
  );
}

/** Returns a statement in lower case, in one line, without comments, quotes and the name of the schema. */
const normalize = (text: string): string =>
  text
    .replace(/--[^\n]*/g, '')
    .replaceAll('"', '')
    .replaceAll('public.', '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
