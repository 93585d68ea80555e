import type { Circus } from '@jest/types';
import { addEventHandler } from 'jest-circus';
import { IS_LONG } from './depth.ts';

/** The long run starts many processes, which takes long on a busy machine. */
const TEST_TIMEOUT_MS = IS_LONG ? 120_000 : 30_000;

/** The runner has no time limit of its own: a test or hook that hangs would stop the whole run. */
addEventHandler((event, state) => {
  if (event.name === 'add_test') limit(state.currentDescribeBlock.children.at(-1) as Circus.TestEntry);
  if (event.name === 'add_hook') limit(state.currentDescribeBlock.hooks.at(-1)!);
});

function limit(entry: { fn?: Circus.TestFn | undefined; timeout?: number | null | undefined }): void {
  const { fn } = entry;
  const timeout = entry.timeout ?? TEST_TIMEOUT_MS;
  if (!fn) return;
  entry.fn = () => {
    let timer: NodeJS.Timeout;
    const timedOut = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`exceeded the time limit of ${timeout} ms`)), timeout);
    });
    // A test that throws before its first `await` must clear the timer too.
    const finished = Promise.resolve().then(fn as () => Promise<void>);
    return Promise.race([finished, timedOut]).finally(() => clearTimeout(timer));
  };
}
