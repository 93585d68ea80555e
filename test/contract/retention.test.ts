import { readFileSync } from 'node:fs';
import { is } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import * as schema from '../../src/platform/db/schema.ts';

const RECORD = 'docs/decisions/0046-what-is-kept-and-for-how-long.md';

test('decides for every table how long its rows are kept', () => {
  const tables = Object.values(schema).flatMap((value) =>
    is(value, PgTable) ? [getTableConfig(value).name] : [],
  );
  const decided = readFileSync(RECORD, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...line.split('|')[1]!.matchAll(/`(\w+)`/g)].map(([, name]) => name!));

  expect(decided.toSorted()).toEqual(tables.toSorted());
});
