import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { ResolvedConfig } from '../../config/config.ts';
import { sendToWorker, type PrimaryMessage, type Role } from './messages.ts';

/** A process that ran at least this long is replaced without a delay. */
const STABLE_AFTER_MS = 10_000;
/** The delay of other replacements. It doubles each time. */
const [MIN_DELAY_MS, MAX_DELAY_MS] = [100, 30_000];

/** In the primary: starts the processes of the cluster and replaces them until `stop`. See docs/decisions/0015. */
export function createProcesses(logger: Logger, onStart: (worker: Worker) => void) {
  let isStopping = false;

  /** Starts a process. It loads the program and waits for `begin`. */
  function fork(role: Role): Worker {
    cluster.setupPrimary({ args: [role] });
    const worker = cluster.fork();
    worker.on('error', (error) =>
      logger.error({ role, message: error.message }, 'message to cluster process failed'),
    );
    onStart(worker);
    return worker;
  }

  /** Resolves with the URL of the server once the process is ready, or with null for a worker. */
  function begin(worker: Worker, config: ResolvedConfig): Promise<string | null> {
    const ready = new Promise<string | null>((resolve, reject) => {
      worker.on('message', (message: PrimaryMessage) => {
        if ('ready' in message) resolve(message.ready);
        if ('failed' in message) reject(new Error(message.failed));
      });
      worker.once('exit', () => reject(new Error(`a cluster process ${exitReason(worker)}`)));
    });
    sendToWorker(worker, { begin: config });
    return ready;
  }

  async function replaceOnExit(role: Role, worker: Worker, config: ResolvedConfig): Promise<void> {
    let delay = 0;
    for (;;) {
      const startedAt = performance.now();
      if (!worker.isDead()) await once(worker, 'exit');
      if (isStopping) return;
      const wasStable = performance.now() - startedAt > STABLE_AFTER_MS;
      delay = wasStable ? 0 : Math.min(Math.max(2 * delay, MIN_DELAY_MS), MAX_DELAY_MS);
      logger.error(
        { role, ended: worker.process.pid, delayMs: delay },
        `a cluster process ${exitReason(worker)} and is replaced`,
      );
      await sleep(delay);
      if (isStopping) return;
      worker = fork(role);
      await begin(worker, config).catch((error: Error) => logger.error({ role }, error.message));
    }
  }

  return {
    fork,
    /** Starts the part of a forked process, and replaces the process each time it exits. */
    async keep(role: Role, worker: Worker, config: ResolvedConfig): Promise<string | null> {
      const url = await begin(worker, config);
      void replaceOnExit(role, worker, config);
      return url;
    },
    /** Sends SIGTERM to every process and waits until each has finished its work in progress. */
    async stop(): Promise<void> {
      isStopping = true;
      const running = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
      await Promise.all(
        running.map(async (worker) => {
          if (worker.isDead()) return;
          worker.process.kill('SIGTERM');
          await once(worker, 'exit');
        }),
      );
    },
  };
}

function exitReason({ process: { exitCode, signalCode } }: Worker): string {
  return signalCode ? `was ended by ${signalCode}` : `ended with code ${exitCode}`;
}
