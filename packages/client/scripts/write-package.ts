import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** Writes the package.json of the built package. In the repository, the exports name the TypeScript sources. */
const { values } = parseArgs({ options: { out: { type: 'string', default: 'dist' } } });

type Package = { exports: Record<string, string>; [name: string]: unknown };
const { scripts: _, ...source } = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
) as Package;

const built = (path: string, extension: string) => path.replace('./src/', './').replace(/\.ts$/, extension);

const exports = Object.fromEntries(
  Object.entries(source.exports).map(([name, path]) => [
    name,
    { types: built(path, '.d.ts'), default: built(path, '.js') },
  ]),
);
writeFileSync(`${values.out}/package.json`, `${JSON.stringify({ ...source, exports }, null, 2)}\n`);
