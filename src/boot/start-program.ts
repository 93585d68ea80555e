import cluster from 'node:cluster';
import type { Role } from '../platform/cluster/messages.ts';
import {
  ConfigError,
  findUnknownSettings,
  loadConfig,
  readEnvironment,
  type Config,
} from '../config/config.ts';
import { run } from './lifetime.ts';
import { createLogger } from './logger.ts';

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

function readConfig(): Config {
  try {
    return loadConfig(readEnvironment());
  } catch (error) {
    return fail(error instanceof ConfigError ? error.message : String(error));
  }
}

async function start(): Promise<void> {
  const config = readConfig();
  const logger = await createLogger(config);
  for (const unknown of findUnknownSettings(readEnvironment()))
    logger.warn(unknown, 'unknown setting ignored');
  await run(
    logger,
    config,
    async (lifetime) => {
      if (config.serverProcesses > 1) {
        const { startPrimary } = await import('./start-primary.ts');
        await startPrimary(config, lifetime);
      } else {
        const { startSingleProcess } = await import('./start-single-process.ts');
        await startSingleProcess(config, lifetime);
      }
    },
    (reason) => process.stderr.write(`Ordergraph could not start: ${reason}\n`),
  );
}

/** Runs this process's part of the program: all of it, or its role in a cluster. */
export async function startProgram(): Promise<void> {
  if (cluster.isWorker) {
    const { startClusterProcess } = await import('./start-cluster-process.ts');
    // The primary process passes the role as the only argument.
    await startClusterProcess(process.argv[2] as Role);
  } else {
    await start();
  }
}
