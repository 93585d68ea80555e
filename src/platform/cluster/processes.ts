import cluster, { type Worker as ClusterProcess } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { ResolvedConfig } from '../../config/config.ts';
import { sendToProcess, type MessageToPrimary, type Role } from './messages.ts';

/** A process that ran at least this long is replaced without a delay. */
const STABLE_AFTER_MS = 10_000;
/** The delay before any other replacement. It doubles each time. */
const [MIN_DELAY_MS, MAX_DELAY_MS] = [100, 30_000];

/**
 * In the primary: starts the processes of the cluster and replaces each one that exits, until `stop` is called. See
 * docs/decisions/0015.
 */
export function createProcesses(logger: Logger, onStart: (child: ClusterProcess) => void) {
  let isStopping = false;
  const servers = new Set<ClusterProcess>();

  /** Starts a process. It loads the program and waits for its configuration, which `startChild` sends. */
  function fork(role: Role): ClusterProcess {
    cluster.setupPrimary({ args: [role] });
    const child = cluster.fork();
    if (role === 'serve') {
      servers.add(child);
      child.once('exit', () => servers.delete(child));
    }
    child.on('error', (error) =>
      logger.error({ role, message: error.message }, 'message to cluster process failed'),
    );
    onStart(child);
    return child;
  }

  /** Resolves with the URL of the server once the process is ready, or with null for a process that does not serve. */
  function startChild(child: ClusterProcess, config: ResolvedConfig): Promise<string | null> {
    const ready = new Promise<string | null>((resolve, reject) => {
      child.on('message', (message: MessageToPrimary) => {
        if ('ready' in message) resolve(message.ready);
        if ('failed' in message) reject(new Error(message.failed));
      });
      child.once('exit', () => reject(new Error(`a cluster process ${exitReason(child)}`)));
    });
    sendToProcess(child, { config });
    return ready;
  }

  async function replaceOnExit(role: Role, child: ClusterProcess, config: ResolvedConfig): Promise<void> {
    let delay = 0;
    for (;;) {
      const startedAt = performance.now();
      if (!child.isDead()) await once(child, 'exit');
      if (isStopping) return;
      const wasStable = performance.now() - startedAt > STABLE_AFTER_MS;
      delay = wasStable ? 0 : Math.min(Math.max(2 * delay, MIN_DELAY_MS), MAX_DELAY_MS);
      logger.error(
        { role, ended: child.process.pid, delayMs: delay },
        `a cluster process ${exitReason(child)} and is replaced`,
      );
      await sleep(delay);
      if (isStopping) return;
      child = fork(role);
      await startChild(child, config).catch((error: Error) => logger.error({ role }, error.message));
    }
  }

  return {
    fork,
    /** Starts the work of a forked process, and replaces the process each time it exits. */
    async keepRunning(role: Role, child: ClusterProcess, config: ResolvedConfig): Promise<string | null> {
      for (let delay = MIN_DELAY_MS; ; delay = Math.min(2 * delay, MAX_DELAY_MS)) {
        try {
          const url = await startChild(child, config);
          void replaceOnExit(role, child, config);
          return url;
        } catch (error) {
          // A process that was killed by a signal, for example from the system, is replaced: other processes may already serve. Any
          // other failure ends the start.
          if (isStopping || child.process.signalCode === null) throw error;
          logger.error({ role }, `${(error as Error).message} and is replaced`);
          await sleep(delay);
          // `stop` has already sent its signals, so it would not stop a new process.
          if (isStopping) throw error;
          child = fork(role);
        }
      }
    },
    /** Sends a signal to the processes that serve. */
    signalServers(signal: NodeJS.Signals): void {
      for (const { process } of servers) process.kill(signal);
    },

    /** Sends SIGTERM to every process and waits until each has finished its work in progress. */
    async stop(): Promise<void> {
      isStopping = true;
      const running = Object.values(cluster.workers ?? {}).filter((child) => child !== undefined);
      await Promise.all(
        running.map(async (child) => {
          if (child.isDead()) return;
          child.process.kill('SIGTERM');
          await once(child, 'exit');
        }),
      );
    },
  };
}

function exitReason({ process: { exitCode, signalCode } }: ClusterProcess): string {
  return signalCode ? `was ended by ${signalCode}` : `ended with code ${exitCode}`;
}
