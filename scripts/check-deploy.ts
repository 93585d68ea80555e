/**
 * Checks the files in `deploy/` without a network: the Dockerfile, the compose file, and the types and references of the Kubernetes
 * manifests. Also checks that probes, ports and network policies match the settings, and that the program accepts all settings.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DCLinter } from 'dclint';
import { validate } from 'dockerfile-utils';
import { checkManifests, readManifests } from './deploy/manifests.ts';
import { problemsOfMigration, problemsOfPods } from './deploy/pods.ts';
import {
  composeSettings,
  containerSettings,
  kubernetesSettings,
  problemsOfSettings,
  systemdSettings,
} from './deploy/settings.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export function checkDockerfile(text: string): string[] {
  const problems = validate(text).map(
    ({ message, range }) => `line ${range.start.line + 1}: ${message as string}`,
  );
  const lastStage = text.slice(text.lastIndexOf('\nFROM '));
  // Kubernetes can verify `runAsNonRoot` only for a numeric user.
  if (!/^USER [1-9]\d*:[1-9]\d*$/m.test(lastStage))
    problems.push('the last stage has no numeric USER other than root');
  return problems.map((problem) => `deploy/Dockerfile: ${problem}`);
}

type LintResult = { messages: { line: number; message: string }[] };

export function checkCompose(path: string): string[] {
  const linter = new DCLinter({
    // In deploy/compose.yaml, important keys come first.
    rules: { 'service-keys-order': 0, 'top-level-properties-order': 0 },
    quiet: false,
    debug: false,
    exclude: [],
  });
  const results = linter.lintFiles([path], false) as LintResult[];
  return results.flatMap(({ messages }) =>
    messages.map(({ line, message }) => `${path}: line ${line}: ${message}`),
  );
}

function checkDeploy(): string[] {
  const deploy = `${root}deploy/`;
  const kubernetes = `${deploy}kubernetes/`;
  const containers = [...composeSettings(`${deploy}compose.yaml`), ...kubernetesSettings(kubernetes)];
  const settings = [...containers, ...systemdSettings(`${deploy}systemd/`)];
  return [
    ...checkDockerfile(readFileSync(`${deploy}Dockerfile`, 'utf8')),
    ...checkCompose(`${deploy}compose.yaml`),
    ...checkManifests(kubernetes),
    ...problemsOfPods(readManifests(kubernetes), containerSettings(kubernetes)),
    ...problemsOfMigration(containers),
    ...settings.flatMap(problemsOfSettings),
  ];
}

if (import.meta.main) {
  const problems = checkDeploy();
  for (const problem of problems) process.stderr.write(`${problem.replaceAll(root, '')}\n`);
  if (problems.length > 0) process.exitCode = 1;
}
