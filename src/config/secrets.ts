import { readFileSync } from 'node:fs';

/** URLs of services can contain passwords, and headers can contain tokens. */
const SECRET =
  /^(DATABASE|REDIS|SMTP)_(\w+_)?URLS?$|_(PASSWORD|SECRET|TOKEN|HEADERS|SECRET_KEY|PRIVATE_KEY|ACCESS_KEY|OTLP_HEADERS)$/;

/** Whether a setting is a secret. A secret can also be given as a file: `DATABASE_URL_FILE` for `DATABASE_URL`. */
export const isSecret = (setting: string) => SECRET.test(setting);

export const fileSettingOf = (secret: string) => `${secret}_FILE`;

/** Returns the settings with the secrets that are given as files, and one problem for each file that cannot be used. */
export function readSecretFiles(settings: readonly string[], given: NodeJS.ProcessEnv) {
  const values = { ...given };
  const problems: string[] = [];
  for (const secret of settings.filter(isSecret)) {
    const setting = fileSettingOf(secret);
    const path = given[setting];
    if (path === undefined) continue;
    if (given[secret] !== undefined) {
      problems.push(`${setting} cannot be combined with ${secret}: set only one of them`);
      continue;
    }
    const text = readText(path);
    if (text) values[secret] = text;
    else
      problems.push(
        `${setting} must name a readable file: ${path} ${text === '' ? 'is empty' : 'cannot be read'}`,
      );
  }
  return { values, problems };
}

/**
 * Removes the line break that editors and `echo` add to a secret of one line. Does not change text with several lines, such as a
 * key: other secrets are derived from this text.
 */
function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/^([^\r\n]*)\r?\n$/, '$1');
  } catch {
    return null;
  }
}
