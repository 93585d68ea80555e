/**
 * Checks `package-lock.json`; with `--fix`, corrects it.
 *
 * The lockfile must not contain the `engines` of packages. npm compares `engines` with the Node.js that runs npm. That may be
 * version 20, and npm would print a warning for each package that needs a newer version. But npm scripts run the packages with
 * the Node.js in `node_modules`. So this check compares `engines` with that version instead. See docs/decisions/0017.
 *
 * The lockfile must not name a registry (`.npmrc`).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import semver from 'semver';

type Package = { engines?: { node?: string }; resolved?: string; link?: boolean };
type Lockfile = { packages: Record<string, Package> };

const LOCKFILE = 'package-lock.json';

const readJson = <T>(path: string) => JSON.parse(readFileSync(path, 'utf8')) as T;

const lockfile = readJson<Lockfile>(LOCKFILE);
/** The packages by path, without this project (the empty path) and the links to its workspaces. */
const packages = Object.entries(lockfile.packages).filter(([path, { link }]) => path !== '' && !link);

if (process.argv.includes('--fix')) {
  for (const [, entry] of packages) {
    delete entry.engines;
    delete entry.resolved;
  }
  writeFileSync(LOCKFILE, `${JSON.stringify(lockfile, null, 2)}\n`);
}

const problems: string[] = [];
if (packages.some(([, { engines, resolved }]) => engines ?? resolved)) {
  problems.push(`${LOCKFILE} has "engines" or "resolved" entries: run npm run fix:lockfile.`);
}
for (const [path] of packages) {
  const manifest = `${path}/package.json`;
  // Optional packages for other platforms are not installed.
  const range = existsSync(manifest) && readJson<Package>(manifest).engines?.node;
  if (range && !semver.satisfies(process.version, range)) {
    problems.push(`${path} needs Node.js ${range}; npm scripts use ${process.version}.`);
  }
}
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = 1;
}
