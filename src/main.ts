// Evaluated first, before anything else is loaded.
import './start/small-heap.ts';
import { checkNodeVersion } from './start/node-version.ts';

const problem = checkNodeVersion(process.version);
if (problem) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}

// Loaded only now: static imports are loaded before any check runs, and an older Node.js may fail to load them.
const { startProgram } = await import('./start/program.ts');
await startProgram();
