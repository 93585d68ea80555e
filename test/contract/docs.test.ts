import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
/** The benchmark's peers have packages of their own. */
const isInstalled = (name: string) => name === 'node_modules' || name.endsWith('/node_modules');

const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: root });

/** Text in backticks, without blocks of code, and the targets of links. */
function tokensIn(file: string): string[] {
  const text = read(file).replaceAll(/^ *```[^]*?^ *```$/gm, '');
  const inBackticks = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code]) => code!.split(/\s+/));
  const linked = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!.split('#')[0]!)
    .filter((target) => target && !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(file), target));
  return [...inBackticks, ...linked];
}

/** Whether a token is a path of the repository. Placeholders such as `<feature>` and patterns are not. */
const isPath = (token: string) =>
  /^(src|test|docs|schema|bench|scripts|drizzle|examples)\//.test(token) && !/[<>*…]/.test(token);

/** `docs/decisions/0015` stands for the file with that number. */
const missing = (paths: readonly string[]) =>
  paths.filter((path) => globSync([path, `${path}-*.md`], { cwd: root }).length === 0);

test.each(documents)('%s names only existing files', (file) => {
  const tokens = tokensIn(file);
  expect(missing(tokens.filter(isPath))).toEqual([]);
  // Also names without their folder, such as `place-order.ts`.
  const sources = tokens.filter((token) => /^[\w./-]+\.ts$/.test(token));
  const isMissing = (name: string) =>
    globSync(`{,{src,test,bench}/**/}${name}`, { cwd: root, exclude: isInstalled }).length === 0;
  expect(sources.filter(isMissing)).toEqual([]);
});

test('ARCHITECTURE.md names only existing files of src/ and tests', () => {
  const folders = /^(boot|commands|config|engine|platform|sample|server|shop)\/[\w./-]+$/;
  const paths = tokensIn('ARCHITECTURE.md').filter((token) => folders.test(token));
  expect(paths.length).toBeGreaterThan(20);
  const isMissing = (path: string) =>
    missing([`src/${path}`, `test/${path}.test.ts`, `test/${path}.long.test.ts`]).length === 3;
  expect(paths.filter(isMissing)).toEqual([]);
});

test('SECURITY.md names only existing test files in brackets', () => {
  const names = [...read('SECURITY.md').matchAll(/\[([a-z][a-z, \n-]*)\](?!\()/g)].flatMap(([, list]) =>
    list!.split(/,\s+/),
  );
  const tests = new Set(
    globSync('test/**/*.test.ts', { cwd: root }).map((file) => basename(file).split('.')[0]),
  );
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !tests.has(name))).toEqual([]);
});

test('the guide for mobile apps maps every scalar of the schema', () => {
  const sdl = globSync('schema/*.graphql', { cwd: root }).map(read).join('\n');
  const scalars = [...sdl.matchAll(/^scalar (\w+)/gm)].map(([, name]) => name!);
  const [, kotlin] = /```kotlin([^]*?)```/.exec(read('docs/guides/mobile.md'))!;

  expect(scalars.length).toBeGreaterThan(0);
  expect(scalars.filter((name) => !kotlin!.includes(`"${name}"`))).toEqual([]);
});
