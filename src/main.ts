import { checkNodeVersion } from './boot/node-version.ts';
import { setV8Flag } from './boot/v8-flags.ts';

const problem = checkNodeVersion(process.version);
if (problem) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}

setV8Flag();
// A dynamic import: static imports load before the check runs, and an older Node.js may fail to load them.
const { startProgram } = await import('./boot/start-program.ts');
await startProgram();
