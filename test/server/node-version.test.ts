import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkNodeVersion } from '../../src/boot/node-version.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** The files that may load before the check. */
const BEFORE_CHECK = ['src/main.ts', 'src/boot/node-version.ts', 'src/boot/v8-flags.ts'];
const COMPILE =
  '--ignoreConfig --noCheck --noResolve --module nodenext --target es2023 --rewriteRelativeImportExtensions';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ordergraph-node-version-'));
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  const args = [...COMPILE.split(' '), '--rootDir', 'src', '--outDir', folder, ...BEFORE_CHECK];
  await run(join(root, 'node_modules/.bin/tsc'), args, { cwd: root });
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a program that consists of these files only. */
const runMain = (node: string, options: string[] = []) =>
  run(node, [...options, join(folder, 'main.js')]).then(
    () => ({ code: 0, stderr: '' }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, stderr }),
  );

const pretendVersion = (version: string) => [
  '--import',
  `data:text/javascript,Object.defineProperty(process, 'version', { value: '${version}' })`,
];

/** A Node.js on the PATH that is too old; null if there is none. */
async function findOldNode(): Promise<{ path: string; version: string } | null> {
  for (const directory of process.env['PATH']?.split(delimiter) ?? []) {
    const path = join(directory, 'node');
    const version = await run(path, ['--version']).then(
      ({ stdout }) => stdout.trim(),
      () => null,
    );
    if (version && checkNodeVersion(version)) return { path, version };
  }
  return null;
}
const oldNode = await findOldNode();

const sentence = (version: string) =>
  `Ordergraph needs Node.js 24 or newer, but this is Node.js ${version}. ` +
  'Install a newer version and start Ordergraph again.\n';

test.each(['v20.20.2', 'v22.0.0', 'v23.11.1', 'v4.9.1'])('rejects Node.js %s', (version) => {
  expect(checkNodeVersion(version)).toContain(version);
});

test.each([process.version, 'v24.0.0', 'v25.1.0-nightly', 'v100.0.0'])('accepts Node.js %s', (version) => {
  expect(checkNodeVersion(version)).toBeNull();
});

test('package.json names the same version of Node.js', async () => {
  const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const version = `v${engines.node.replace('>=', '')}`;

  expect(checkNodeVersion(`${version}.0.0`)).toBeNull();
  expect(checkNodeVersion(`v${Number(version.slice(1)) - 1}.0.0`)).not.toBeNull();
});

test('ends an older Node.js with one sentence before the program loads', async () => {
  expect(await runMain(process.execPath, pretendVersion('v22.22.0'))).toEqual({
    code: 1,
    stderr: sentence('v22.22.0'),
  });
});

test('loads the program with this Node.js', async () => {
  const { code, stderr } = await runMain(process.execPath);

  expect(code).toBe(1);
  expect(stderr).toContain('ERR_MODULE_NOT_FOUND');
  expect(stderr).toContain('program.js');
});

(oldNode ? describe : describe.skip)('with an older Node.js on the PATH', () => {
  test('ends the program with the same sentence', async () => {
    expect(await runMain(oldNode!.path)).toEqual({ code: 1, stderr: sentence(oldNode!.version) });
  });
});
