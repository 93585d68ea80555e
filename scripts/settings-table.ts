/**
 * Writes the table of all settings in docs/guides/operations.md from `.env.example`, which a test compares with the configuration.
 * With `--check`, only compares the table.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isSecret } from '../src/config/secrets.ts';

const [START, END] = ['<!-- settings: npm run settings -->\n', '<!-- end of settings -->'];

/** Settings under one comment: one row of the table. */
type Group = { comment: string[]; settings: { name: string; value: string }[] };

/** Reads groups of settings. A group is a comment and the settings that follow it. */
export function readGroups(text: string): Group[] {
  const groups: Group[] = [];
  for (const line of text.split('\n')) {
    const group = groups.at(-1);
    const comment = /^# ?(.*)$/.exec(line)?.[1];
    const [, name, value = ''] = /^([A-Z0-9_]+)=(.*)$/.exec(line) ?? [];
    if (name && group) group.settings.push({ name, value: value.replaceAll('"', '') });
    else if (comment === undefined || !group || group.settings.length > 0)
      groups.push({ comment: comment === undefined ? [] : [comment], settings: [] });
    else group.comment.push(comment);
  }
  return groups.filter(({ settings }) => settings.length > 0);
}

const code = (text: string) => `\`${text}\``;

/** Escapes what Markdown or HTML would not show as text. */
const escape = (text: string) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*');

export function settingsTable(text: string): string {
  const rows = readGroups(text).map(({ comment, settings }) => {
    const names = settings.map(({ name }) => code(name) + (isSecret(name) ? '&nbsp;🔑' : ''));
    const defaults = settings.map(({ value }) => (value === '' ? '' : code(value)));
    const cells = [names.join('<br>'), defaults.join('<br>'), escape(comment.join(' '))];
    return `| ${cells.join(' | ')} |`;
  });
  return ['', '| Setting | Default | Description |', '| --- | --- | --- |', ...rows, '', ''].join('\n');
}

/** Replaces the table in a document. */
export function replaceTable(document: string, table: string): string {
  const [before, rest] = document.split(START);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`The document has no ${START}`);
  return before + START + table + END + after;
}

if (import.meta.main) {
  const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
  const file = path('docs/guides/operations.md');
  const document = readFileSync(file, 'utf8');
  const current = replaceTable(document, settingsTable(readFileSync(path('.env.example'), 'utf8')));
  if (!process.argv.includes('--check')) writeFileSync(file, current);
  else if (current !== document) {
    process.stderr.write(
      'The table of settings in docs/guides/operations.md is outdated. Run npm run settings.\n',
    );
    process.exitCode = 1;
  }
}
