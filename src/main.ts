// Evaluated first, before anything else is loaded.
import './boot/small-heap.ts';
import { checkNodeVersion } from './boot/node-version.ts';

const problem = checkNodeVersion(process.version);
if (problem) {
  process.stderr.write(`${problem}\n`);
  process.exit(1);
}

// Loaded only now: static imports are loaded before any check runs, and an older Node.js may fail to load them.
const { startProgram } = await import('./boot/start-program.ts');
await startProgram();
