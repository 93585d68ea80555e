import { settingNames } from '../../src/config/config.ts';
import { readGroups, replaceTable, settingsTable } from '../../scripts/settings-table.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const example = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');

test('the table has each setting once, with its default and its description', () => {
  const groups = readGroups(example);

  expect(groups.flatMap(({ settings }) => settings.map(({ name }) => name)).sort()).toEqual(
    [...settingNames].sort(),
  );
  for (const { comment, settings } of groups)
    expect([settings[0]!.name, comment.join(' ').length > 20]).toEqual([settings[0]!.name, true]);
  const rows = settingsTable(example).split('\n');
  expect(rows).toContainEqual(
    expect.stringMatching(/^\| `HOST`<br>`PORT` \| `127\.0\.0\.1`<br>`4000` \| \w+/),
  );
  expect(rows).toContainEqual(expect.stringMatching(/^\| `REDIS_URL`&nbsp;🔑 \|  \| \w+/));
});

test('the text around the table stays, and a changed setting changes the table', () => {
  const document = 'Before\n<!-- settings: npm run settings -->\nOUTDATED\n<!-- end of settings -->\nAfter\n';

  const current = replaceTable(document, settingsTable(example));

  expect(current).toMatch(/^Before\n[^]*\| `HOST`[^]*\nAfter\n$/);
  expect(current).not.toContain('OUTDATED');
  expect(replaceTable(current, settingsTable(example))).toBe(current);
  expect(replaceTable(current, settingsTable(example.replace('PORT=4000', 'PORT=5000')))).not.toBe(current);
  expect(() => replaceTable('no place', '')).toThrow('The document has no');
});
