/**
 * Runs a program of `src/`: `node scripts/run.js commands/migrate`. With NODE_ENV=production, runs the built program, which needs no
 * development dependencies. Otherwise runs the source. See docs/decisions/0039.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [name] = process.argv.splice(2, 1);
if (existsSync('.env')) process.loadEnvFile('.env');
const path = process.env.NODE_ENV === 'production' ? `../dist/${name}.js` : `../src/${name}.ts`;
const program = new URL(path, import.meta.url);

if (existsSync(program)) {
  // The program sees the same arguments as if it had been started directly.
  process.argv[1] = fileURLToPath(program);
  await import(program.href);
} else {
  process.stderr.write(
    `${fileURLToPath(program)} does not exist. With NODE_ENV=production, run npm run build first.\n`,
  );
  process.exitCode = 1;
}
