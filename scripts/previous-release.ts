/**
 * Extracts the code of the last release to `.previous-release/`, and installs its packages there.
 * `test/contract/upgrade.long.test.ts` runs it on the current schema.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';

const FOLDER = '.previous-release';

const git = (...args: string[]) => execFileSync('git', args, { maxBuffer: 2 ** 28 });

const version = readdirSync('test/upgrade')
  .map((file) => file.replace('.jsonl.br', ''))
  .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
  .at(-1)!;

/** Returns the commit of the tag, or the commit that prepared the release. Returns an empty text if the clone lacks this commit. */
function commitOf(tag: string): string {
  const tagged = git('tag', '--list', tag).toString().trim();
  const message = `^release: prepare version ${tag.slice(1)}$`;
  return git('log', '-1', '--format=%H', ...(tagged ? [tagged] : ['HEAD', '--grep', message]))
    .toString()
    .trim();
}

const commit = commitOf(version);
if (commit) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER);
  execFileSync('tar', ['x', '-C', FOLDER], { input: git('archive', commit) });
  // No install scripts are needed: the package argon2 contains programs for all systems, and other packages need none to serve.
  execFileSync('npm', ['ci', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: 'inherit',
  });
} else {
  process.stderr.write(`This clone lacks the commit of ${version}.\n`);
  process.exitCode = 1;
}
