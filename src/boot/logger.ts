import { pino, type Logger } from 'pino';
import type { Config } from '../config/config.ts';

type FormatLine = (line: string) => string;

/** Returns a logger to stdout: readable lines in a developer's terminal, otherwise JSON lines. */
export async function createLogger({ logLevel, isProduction }: Config): Promise<Logger> {
  const format = process.stdout.isTTY && !isProduction ? await loadFormat() : null;
  if (!format) return pino({ level: logLevel });
  return pino({ level: logLevel }, { write: (line) => void process.stdout.write(format(line)) });
}

/** Returns null if pino-pretty, a development dependency, is not installed. */
async function loadFormat(): Promise<FormatLine | null> {
  try {
    return (await import('./console-format.ts')).consoleFormat();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return null;
    throw error;
  }
}
