import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { distance } from 'fastest-levenshtein';
import { fileSettingOf, isSecret } from './secrets.ts';

export type UnknownSetting = { setting: string; suggestion: string | null };

/** Variables that Node.js, PostgreSQL's client and other programs read. */
const OTHERS = /^(NODE_|UV_|OTEL_|PG|COMPOSE_|TZ$)/;

/** With a higher limit, variables of other programs would be reported: `REDIS_PORT` as a misspelled `REDIS_URL`. */
const maxMistakes = (setting: string) => (setting.length > 5 ? 2 : 1);

/**
 * Returns the variables that look like misspelled settings, and all unknown names of the `.env` file. The environment contains
 * variables of many programs, so other unknown names are not reported.
 */
export function unknownSettings(
  settings: readonly string[],
  variables: NodeJS.ProcessEnv,
  file = '.env',
): UnknownSetting[] {
  const known = new Set(settings.flatMap((name) => (isSecret(name) ? [name, fileSettingOf(name)] : [name])));
  const inFile = existsSync(file) ? Object.keys(parseEnv(readFileSync(file, 'utf8'))) : [];
  return [...new Set([...Object.keys(variables), ...inFile])]
    .filter((name) => !known.has(name) && !OTHERS.test(name))
    .map((setting) => ({ setting, suggestion: similar(setting, known) }))
    .filter(({ setting, suggestion }) => suggestion !== null || inFile.includes(setting));
}

function similar(name: string, known: ReadonlySet<string>): string | null {
  // Only secrets can be read from files.
  const withoutFile = name.replace(/_FILE$/, '');
  if (known.has(withoutFile)) return withoutFile;
  const [nearest] = [...known]
    .map((setting) => ({ setting, mistakes: distance(name, setting) }))
    .sort((one, other) => one.mistakes - other.mistakes);
  return nearest && nearest.mistakes <= maxMistakes(nearest.setting) ? nearest.setting : null;
}
