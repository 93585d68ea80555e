import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Builds the shop of a checkout for production. Returns the path of its main program. */
export async function build(checkout: string): Promise<string> {
  const dist = join(checkout, 'dist');
  await rm(dist, { recursive: true, force: true });
  await promisify(execFile)('npm', ['run', 'build'], { cwd: checkout });
  return join(dist, 'main.js');
}
