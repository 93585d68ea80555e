import type { Logger } from 'pino';
import type { Config } from '../config/config.ts';
import { reasonOf } from '../platform/errors.ts';
import { describeError } from '../server/http/format-error.ts';

/** Maximum time to stop the parts of the program. It is added to the shutdown delay and the request timeout. */
const STOP_TIMEOUT_MS = 10_000;

/** Stops the parts of this process, in the reverse order of their start. */
export type Lifetime = {
  logger: Logger;
  /** Registers a function that stops a part. */
  onStop: (stopPart: () => unknown) => void;
  /** Lets running work finish, then ends the process. */
  stop: (exitCode: number, reason: string) => Promise<void>;
  /** Whether the process is stopping and accepts no new clients. */
  isStopping: () => boolean;
  /** Whether the process is stopping because of an error, after which its state is unknown. */
  hasFailed: () => boolean;
};

/** Calls `start`, and stops on SIGINT or SIGTERM. If `start` fails, calls `onFailure` with the reason and stops. */
export async function run(
  logger: Logger,
  { shutdownDelayMs, http }: Pick<Config, 'shutdownDelayMs' | 'http'>,
  start: (lifetime: Lifetime) => Promise<void>,
  onFailure: (reason: string) => unknown,
): Promise<void> {
  const stopFunctions: (() => unknown)[] = [];
  let isStopping = false;
  let hasFailed = false;

  async function stop(exitCode: number, reason: string): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    hasFailed = exitCode !== 0;
    logger.info(`stopping: ${reason}`);
    setTimeout(
      () => {
        logger.error('stop timed out: exiting now');
        process.exit(1);
      },
      shutdownDelayMs + http.requestTimeoutMs + STOP_TIMEOUT_MS,
    ).unref();
    for (let stopPart = stopFunctions.pop(); stopPart; stopPart = stopFunctions.pop()) {
      try {
        await stopPart();
      } catch (error) {
        logger.error({ error: describeError(error) }, 'a part of the program failed to stop');
      }
    }
    process.exit(exitCode);
  }

  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0, signal));
  process.on('uncaughtException', (error) => {
    logger.fatal({ error: describeError(error) }, 'uncaught exception');
    void stop(1, 'uncaught exception');
  });
  try {
    await start({
      logger,
      onStop: (stopPart) => stopFunctions.push(stopPart),
      stop,
      isStopping: () => isStopping,
      hasFailed: () => hasFailed,
    });
  } catch (error) {
    // If the process is stopped during its start, the start fails. That failure is not reported.
    if (!isStopping) await onFailure(reasonOf(error));
    await stop(1, 'start failed');
  }
}
