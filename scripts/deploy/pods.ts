import type { DeployedSettings } from './settings.ts';
import { containersOf, type Container, type Manifest } from './manifests.ts';

type Settings = Record<string, string>;

const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;

/** The default ports of the services in the settings. */
const SERVICE_PORTS: Record<string, number> = {
  DATABASE_URL: 5432,
  DATABASE_DIRECT_URL: 5432,
  REDIS_URL: 6379,
  SMTP_URL: 587,
  S3_ENDPOINT: 443,
};

/** Requires `MIGRATE=off` for every process that serves or runs jobs, because a separate process migrates. */
export const problemsOfMigration = (processes: readonly DeployedSettings[]): string[] =>
  processes
    .filter(({ source, settings }) => !source.endsWith(' migrate') && settings['MIGRATE'] !== 'off')
    .map(({ source }) => `${source}: MIGRATE must be off, because the database is migrated separately`);

/** Returns the problems of probes, ports and network policies: they must agree with the settings of the containers. */
export function problemsOfPods(
  manifests: readonly Manifest[],
  settingsOf: (container: Container) => Settings,
) {
  const deployments = manifests.filter(({ content }) => content.kind === 'Deployment');
  return [
    ...deployments.flatMap((manifest) =>
      containersOf(manifest).flatMap((container) =>
        problemsOfContainer(container, settingsOf(container)).map(
          (problem) => `${manifest.file}: container ${container.name}: ${problem}`,
        ),
      ),
    ),
    ...problemsOfPolicies(manifests, deployments.flatMap(containersOf).map(settingsOf)),
  ];
}

function problemsOfContainer({ ports = [], ...container }: Container, settings: Settings): string[] {
  const portOf = (name: string) => ports.find((port) => port.name === name)?.containerPort;
  const portSetting = settings['WORKER'] === 'only' ? 'WORKER_PORT' : 'PORT';
  // The image sets PORT=4000.
  const expected = Number(settings[portSetting] ?? (portSetting === 'PORT' ? 4000 : Number.NaN));
  const probes = PROBES.flatMap((probe) => {
    const port = container[probe]?.httpGet.port;
    if (port === undefined) return `${probe} is missing`;
    return portOf(port) === expected ? [] : `${probe} leads to another port than ${portSetting}`;
  });
  const metrics = settings['METRICS_PORT'];
  if (metrics !== undefined && portOf('metrics') !== Number(metrics))
    probes.push('the port `metrics` is not METRICS_PORT');
  return probes;
}

/**
 * A port name in an incoming rule must be a port of a selected pod. Outgoing rules must allow the ports of the services in the
 * settings.
 */
function problemsOfPolicies(manifests: readonly Manifest[], processes: readonly Settings[]): string[] {
  const policies = manifests.filter(({ content }) => content.kind === 'NetworkPolicy');
  const incoming = policies.flatMap(({ file, content: { metadata, spec } }) => {
    const labels = Object.entries(spec.podSelector?.matchLabels ?? {});
    const names = manifests
      .filter(({ content }) => {
        const pod = content.spec.template?.metadata.labels;
        return pod && labels.every(([name, value]) => pod[name] === value);
      })
      .flatMap(containersOf)
      .flatMap(({ ports = [] }) => ports.map(({ name }) => name));
    return (spec.ingress ?? [])
      .flatMap(({ ports = [] }) => ports)
      .filter(({ port }) => typeof port === 'string' && !names.includes(port))
      .map(({ port }) => `${file}: NetworkPolicy ${metadata.name}: no selected pod has the port ${port}`);
  });
  const allowed = policies
    .flatMap(({ content }) => content.spec.egress ?? [])
    .flatMap(({ ports = [] }) => ports.map(({ port }) => port));
  const needed = Object.entries(SERVICE_PORTS).filter(([name]) =>
    processes.some((settings) => name in settings || `${name}_FILE` in settings),
  );
  const outgoing = needed
    .filter(([, port]) => !allowed.includes(port))
    .map(([name, port]) => `no NetworkPolicy allows connections to port ${port} of ${name}`);
  return [...incoming, ...outgoing];
}
