import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';

type Labels = Record<string, string>;

type Port = { port: number | string };

type Probe = { httpGet: { port: string } };

export type Container = {
  name: string;
  env?: { name: string; value: string }[];
  ports?: { name: string; containerPort: number }[];
  startupProbe?: Probe;
  livenessProbe?: Probe;
  readinessProbe?: Probe;
};

export type Manifest = {
  file: string;
  content: {
    apiVersion: string;
    kind: string;
    metadata: { name: string };
    spec: {
      selector?: Labels & { matchLabels?: Labels };
      podSelector?: { matchLabels?: Labels };
      scaleTargetRef?: { name: string };
      template?: { metadata: { labels: Labels }; spec: { containers: Container[] } };
      /** `ingress` and `egress` belong to network policies. */
      ingress?: { ports?: Port[] }[];
      egress?: { ports?: Port[] }[];
    };
  };
};

const KUSTOMIZATION = 'kustomization.yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));

export const readManifests = (folder: string): Manifest[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== KUSTOMIZATION)
    .flatMap((name) =>
      parseAllDocuments(readFileSync(join(folder, name), 'utf8')).map((document) => ({
        file: name,
        content: document.toJS() as Manifest['content'],
      })),
    );

export const containersOf = ({ content }: Manifest): Container[] =>
  content.spec.template?.spec.containers ?? [];

type Kustomization = { resources: string[]; images: { name: string; newTag: string }[] };

/** Returns the problems of the manifests in a folder: wrong properties and values, and references to nothing. */
export function checkManifests(folder: string): string[] {
  const manifests = readManifests(folder);
  const kustomization = parse(readFileSync(join(folder, KUSTOMIZATION), 'utf8')) as Kustomization;
  return [
    ...problemsOfKustomization(kustomization, manifests),
    ...problemsOfReferences(manifests),
    ...problemsOfTypes(manifests),
  ];
}

function problemsOfKustomization({ resources, images }: Kustomization, manifests: Manifest[]): string[] {
  const files = [...new Set(manifests.map(({ file }) => file))];
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  return [
    ...resources.filter((name) => !files.includes(name)).map((name) => `${name} does not exist`),
    ...files.filter((name) => !resources.includes(name)).map((name) => `${name} is not listed`),
    ...images
      .filter(({ newTag }) => newTag !== version)
      .map(({ newTag }) => `the image has the tag ${newTag}, but this is version ${version}`),
  ].map((problem) => `${KUSTOMIZATION}: ${problem}`);
}

const isPartOf = (labels: Labels, all: Labels) =>
  Object.entries(labels).every(([name, value]) => all[name] === value);

/** Returns a problem for each selector that matches no pod of a deployment or job, and for each autoscaler without its deployment. */
export function problemsOfReferences(manifests: readonly Manifest[]): string[] {
  const pods = manifests.map(({ content }) => content.spec.template?.metadata.labels ?? {});
  const deployments = manifests.filter(({ content }) => content.kind === 'Deployment');
  return manifests.flatMap(({ file, content: { kind, metadata, spec } }) => {
    const selector = spec.podSelector?.matchLabels ?? spec.selector?.matchLabels ?? spec.selector ?? {};
    const problems = pods.some((labels) => isPartOf(selector, labels)) ? [] : ['its selector matches no pod'];
    const target = spec.scaleTargetRef?.name;
    if (target && !deployments.some(({ content }) => content.metadata.name === target))
      problems.push(`it scales ${target}, which is not a deployment`);
    return problems.map((problem) => `${file}: ${kind} ${metadata.name}: ${problem}`);
  });
}

/**
 * Writes each manifest as a TypeScript object of its type, and runs the compiler. The compiler also rejects unknown properties,
 * which the validators of `kubernetes-models` accept.
 */
export function problemsOfTypes(manifests: readonly Manifest[]): string[] {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'manifests-'));
  try {
    for (const { file, content } of manifests) {
      const { apiVersion, kind, metadata } = content;
      const module = `kubernetes-models/${apiVersion}`;
      const text = `import type { I${kind} } from '${module}';\nexport const manifest: I${kind} = ${JSON.stringify(content, null, 2)};\n`;
      writeFileSync(join(folder, `${basename(file, '.yaml')}.${kind}.${metadata.name}.ts`), text);
    }
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2023',
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: [],
    };
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    return compile(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function compile(folder: string): string[] {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  try {
    execFileSync(process.execPath, [compiler, '--pretty', 'false', '-p', folder], {
      cwd: folder,
      encoding: 'utf8',
    });
    return [];
  } catch (error) {
    return (error as { stdout: string }).stdout.split('\n').filter(Boolean);
  }
}
