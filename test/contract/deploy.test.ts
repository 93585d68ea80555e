import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkCompose, checkDockerfile } from '../../scripts/check-deploy.ts';
import { checkManifests, readManifests } from '../../scripts/deploy/manifests.ts';
import { problemsOfMigration, problemsOfPods } from '../../scripts/deploy/pods.ts';
import {
  composeSettings,
  containerSettings,
  kubernetesSettings,
  problemsOfSettings,
  systemdSettings,
  type DeployedSettings,
} from '../../scripts/deploy/settings.ts';

// `npm run check:deploy` requires that the files have no problems. These tests require that it finds problems.

const deploy = mkdtempSync(join(tmpdir(), 'ordergraph-deploy-'));
beforeEach(() => cpSync(join(import.meta.dirname, '../../deploy'), deploy, { recursive: true }));
afterAll(() => rmSync(deploy, { recursive: true }));

const read = (file: string) => readFileSync(join(deploy, file), 'utf8');

/** Replaces a text in a file of the copy. Fails if it is not there. */
function change(file: string, before: string, after: string): void {
  const text = read(file);
  expect(text).toContain(before);
  writeFileSync(join(deploy, file), text.replace(before, after));
}

test.each([
  ['an unknown instruction', 'WORKDIR', 'WORKINGDIR', /Unknown instruction/],
  ['a root user', 'USER 1000:1000', 'USER 0:0', /no numeric USER/],
  ['no user', 'USER 1000:1000\n', '', /no numeric USER/],
])('rejects a Dockerfile with %s', (_, before, after, problem) => {
  expect(checkDockerfile(read('Dockerfile'))).toEqual([]);
  change('Dockerfile', before, after);
  expect(checkDockerfile(read('Dockerfile'))).toContainEqual(expect.stringMatching(problem));
});

test('rejects a compose file with a port without an address or an unknown property', () => {
  const problems = () => checkCompose(join(deploy, 'compose.yaml'));
  expect(problems()).toEqual([]);
  change('compose.yaml', '0.0.0.0:80:80', '80:80');
  expect(problems()).toEqual([expect.stringContaining('without specifying the interface')]);
  change('compose.yaml', 'stop_grace_period', 'stop_grace');
  expect(problems()).toEqual([expect.stringContaining('must NOT have additional properties')]);
});

test('rejects manifests with wrong properties, values and references', () => {
  change('kubernetes/server.yaml', 'readOnlyRootFilesystem', 'readOnlyRootFileSystem');
  change('kubernetes/worker.yaml', 'replicas: 2', "replicas: 'two'");
  change('kubernetes/network-policy.yaml', 'component: server', 'component: web');
  change('kubernetes/server.yaml', 'kind: Deployment\n    name: server', 'kind: Deployment\n    name: web');
  change('kubernetes/kustomization.yaml', '- worker.yaml', '- workers.yaml');
  change('kubernetes/kustomization.yaml', 'newTag: ', 'newTag: 9');

  const problems = checkManifests(join(deploy, 'kubernetes/'));

  for (const problem of [
    /readOnlyRootFileSystem/,
    /Type 'string' is not assignable to type 'number/,
    /network-policy.yaml: NetworkPolicy server: its selector matches no pod/,
    /it scales web, which is not a deployment/,
    /worker.yaml is not listed/,
    /workers.yaml does not exist/,
    /the image has the tag 9/,
  ])
    expect(problems).toContainEqual(expect.stringMatching(problem));
});

test.each([
  ['worker.yaml', 'WORKER_PORT', 'HOST', /worker: readinessProbe leads to another port than WORKER_PORT/],
  ['worker.yaml', 'readinessProbe:', 'x-readinessProbe:', /worker: readinessProbe is missing/],
  ['worker.yaml', 'port: health', 'port: healthy', /worker: startupProbe leads to another port/],
  [
    'server.yaml',
    'containerPort: 4000',
    'containerPort: 3000',
    /server: livenessProbe leads to another port/,
  ],
  ['settings.env', 'METRICS_PORT=9464', 'METRICS_PORT=9090', /the port `metrics` is not METRICS_PORT/],
  ['network-policy.yaml', 'port: 6379', 'port: 6380', /port 6379 of REDIS_URL/],
  [
    'network-policy.yaml',
    'port: http',
    'port: web',
    /NetworkPolicy server: no selected pod has the port web/,
  ],
])('rejects pods that do not match their settings: %s, %s: %s', (file, before, after, problem) => {
  const folder = join(deploy, 'kubernetes/');
  const problems = () => problemsOfPods(readManifests(folder), containerSettings(folder));
  expect(problems()).toEqual([]);
  change(`kubernetes/${file}`, before, after);
  expect(problems()).toContainEqual(expect.stringMatching(problem));
});

test.each(['compose.yaml', 'kubernetes/worker.yaml', 'kubernetes/server.yaml'])(
  'rejects a process in %s that would migrate, beside the one that does',
  (file) => {
    const problems = () =>
      problemsOfMigration([
        ...composeSettings(join(deploy, 'compose.yaml')),
        ...kubernetesSettings(join(deploy, 'kubernetes/')),
      ]);
    expect(problems()).toEqual([]);
    change(file, 'MIGRATE', 'MIGRATES');
    expect(problems()).toContainEqual(expect.stringMatching(/MIGRATE must be off/));
  },
);

const sources: Record<string, () => DeployedSettings[]> = {
  'compose.yaml': () => composeSettings(join(deploy, 'compose.yaml')),
  'kubernetes/settings.env': () => kubernetesSettings(join(deploy, 'kubernetes/')),
  'systemd/settings.env': () => systemdSettings(join(deploy, 'systemd/')),
};

test.each([
  ['compose.yaml', 'MEDIA_DIR:', 'MEDIA_FOLDER:', /MEDIA_FOLDER is not a setting/],
  ['compose.yaml', "WORKER: 'off'", "WORKER: 'no'", /WORKER must be one of/],
  ['kubernetes/settings.env', 'CLUSTER=', 'CLUSTERS=', /CLUSTERS is not a setting/],
  ['kubernetes/settings.env', 'DATABASE_URL_FILE=', '#', /DATABASE_URL or DATABASE_URL_FILE is required/],
  ['systemd/settings.env', 'CURRENCY=USD', 'CURRENCY=dollars', /CURRENCY must be an ISO 4217 currency code/],
])('rejects invalid settings in %s: %s %s', (file, before, after, problem) => {
  const problems = () => sources[file]!().flatMap(problemsOfSettings);
  expect(problems()).toEqual([]);
  change(file, before, after);
  expect(problems()).toContainEqual(expect.stringMatching(problem));
});
