import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { V8_FLAG } from '../../src/boot/v8-flags.ts';

/** Returns what V8 prints when a process sets a flag. V8 reports an unknown flag, but the process continues. */
async function outputFor(flag: string): Promise<string> {
  const script = `require('node:v8').setFlagsFromString('${flag}')`;
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['-e', script]);
  return stdout + stderr;
}

test('V8 knows the flag that the program sets', async () => {
  expect(await outputFor(V8_FLAG)).toBe('');
  expect(await outputFor('--no-such-flag')).toContain('unrecognized flag');
});
