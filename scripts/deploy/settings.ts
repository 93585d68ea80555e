import { generateKeyPairSync } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseEnv } from 'node:util';
import { parse } from 'yaml';
import { ConfigError, loadConfig, settingNames } from '../../src/config/config.ts';
import { fileSettingOf, isSecret } from '../../src/config/secrets.ts';
import { containersOf, readManifests, type Container } from './manifests.ts';

/** The settings of one process. `source` names the place where they are written. */
export type DeployedSettings = { source: string; settings: Record<string, string> };

/** Example values of secrets. The files with the real values exist only on the host. */
const EXAMPLES: Record<string, string> = {
  DATABASE_URL: 'postgres://shop:secret@db.example/shop',
  REDIS_URL: 'redis://cache.example:6379',
  SMTP_URL: 'smtp://mail.example',
  JWT_PRIVATE_KEY: generateKeyPairSync('ed25519')
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString(),
};

/** Returns a problem for each unknown setting and each value that the program does not accept in production. */
export function problemsOfSettings({ source, settings }: DeployedSettings): string[] {
  const known = new Set(
    settingNames.flatMap((name) => (isSecret(name) ? [name, fileSettingOf(name)] : [name])),
  );
  const unknown = Object.keys(settings).filter((name) => !known.has(name));
  const problems = unknown.map((name) => `${name} is not a setting`);
  const given = Object.entries(settings).map(([name, value]) => {
    const secret = name.replace(/_FILE$/, '');
    return secret !== name && isSecret(secret) ? [secret, EXAMPLES[secret] ?? 'an example'] : [name, value];
  });
  try {
    loadConfig({ NODE_ENV: 'production', ...(Object.fromEntries(given) as Record<string, string>) });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    problems.push(error.message);
  }
  return problems.map((problem) => `${source}: ${problem}`);
}

const read = (path: string) => readFileSync(path, 'utf8');

/** Replaces `${NAME:-default}` by the default, as compose does without that variable. */
const withDefaults = (text: string) => text.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1');

type Compose = { services: Record<string, { image: string; environment?: Record<string, string> }> };

/** Returns the settings of each service that runs this program. */
export function composeSettings(path: string): DeployedSettings[] {
  const { services } = parse(withDefaults(read(path)), { merge: true }) as Compose;
  return Object.entries(services)
    .filter(([, { image }]) => image.startsWith('ordergraph'))
    .map(([name, { environment = {} }]) => ({ source: `${path}, service ${name}`, settings: environment }));
}

/** Returns the settings of a container: the settings of the config map, and its own settings. */
export function containerSettings(folder: string): (container: Container) => Record<string, string> {
  const shared = parseEnv(read(`${folder}settings.env`)) as Record<string, string>;
  return ({ env = [] }) => ({
    ...shared,
    ...Object.fromEntries(env.map((variable) => [variable.name, variable.value])),
  });
}

/** Returns the settings of each container. */
export function kubernetesSettings(folder: string): DeployedSettings[] {
  const settingsOf = containerSettings(folder);
  return readManifests(folder).flatMap((manifest) =>
    containersOf(manifest).map((container) => ({
      source: `${manifest.file}, container ${container.name}`,
      settings: settingsOf(container),
    })),
  );
}

/** Returns the settings of each unit: the settings of its environment file, and its own settings. */
export function systemdSettings(folder: string): DeployedSettings[] {
  const shared = parseEnv(read(`${folder}settings.env`)) as Record<string, string>;
  return globSync(`${folder}*.service`).map((file) => {
    // %i is the part of the unit's name after the @.
    const assignments = [...read(file).matchAll(/^Environment=(.*)$/gm)].flatMap(([, list]) =>
      list!.replaceAll('%i', '4001').split(' '),
    );
    const own = Object.fromEntries(assignments.map((assignment) => assignment.split('='))) as Record<
      string,
      string
    >;
    const settings = { ...shared, ...own };
    return { source: basename(file), settings };
  });
}
