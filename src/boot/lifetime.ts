import type { Logger } from 'pino';
import { reasonOf } from '../platform/errors.ts';
import { describeError } from '../server/http/format-error.ts';
import { letHeapGrow } from './small-heap.ts';

/** A stop that takes longer than this is cut short. */
const STOP_WITHIN_MS = 10_000;

/** What this process has started, to be stopped in the opposite order. */
export type Lifetime = {
  logger: Logger;
  onStop: (stop: () => unknown) => void;
  /** Lets what is under way finish, and ends the process. */
  stop: (exitCode: number, reason: string) => Promise<void>;
};

/** Does what `start` starts, until a signal ends it; `tell` is told why it could not start. */
export async function run(
  logger: Logger,
  start: (lifetime: Lifetime) => Promise<void>,
  tell: (reason: string) => unknown,
): Promise<void> {
  const started: (() => unknown)[] = [];
  let isStopping = false;

  async function stop(exitCode: number, reason: string): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    logger.info(`stopping: ${reason}`);
    setTimeout(() => {
      logger.error('the stop took too long and was cut short');
      process.exit(1);
    }, STOP_WITHIN_MS).unref();
    for (let stopLast = started.pop(); stopLast; stopLast = started.pop()) {
      try {
        await stopLast();
      } catch (error) {
        logger.error({ error: describeError(error) }, 'something did not stop as it should');
      }
    }
    process.exit(exitCode);
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0, signal));
  process.on('uncaughtException', (error) => {
    logger.fatal({ error: describeError(error) }, 'a bug');
    void stop(1, 'an error that nothing handled');
  });
  try {
    await start({ logger, onStop: (undo) => started.push(undo), stop });
    letHeapGrow();
  } catch (error) {
    // Told to stop before it had started, it fails for that reason alone.
    if (!isStopping) await tell(reasonOf(error));
    await stop(1, 'the start failed');
  }
}
