import { pino, type Logger, type LoggerOptions } from 'pino';
import type { Config } from '../config/config.ts';
import { outageReason } from '../server/http/format-error.ts';
import { outages } from './outage-log.ts';

type FormatLine = (line: string) => string;

/** Returns a logger to stdout: readable lines in a developer's terminal, otherwise JSON lines. */
export async function createLogger({ logLevel, isProduction }: Config): Promise<Logger> {
  const format = process.stdout.isTTY && !isProduction ? await loadFormat() : null;
  const options = { level: logLevel, hooks: { logMethod } };
  // Synchronous, so that a crash loses no line. An asynchronous write also takes longer: it wakes another thread.
  if (!format) return pino(options, pino.destination({ sync: true }));
  return pino(options, { write: (line) => void process.stdout.write(format(line)) });
}

/** Replaces the lines about an outage of the database by one line when it begins, and one when it ends. */
const logMethod: LogMethod = function (args, method, level) {
  const [details] = args as unknown[];
  const reason = level > DEBUG && level < FATAL ? outageReason(details) : null;
  if (reason === null || !outages.report(reason)) return method.apply(this, args);
  this.debug(...(args as [object, string]));
};

type LogMethod = NonNullable<NonNullable<LoggerOptions['hooks']>['logMethod']>;

const DEBUG = 20;
const FATAL = 60;

/** Returns null if pino-pretty, a development dependency, is not installed. */
async function loadFormat(): Promise<FormatLine | null> {
  try {
    return (await import('./console-format.ts')).consoleFormat();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}
