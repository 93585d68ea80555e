import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { ResolvedConfig } from '../../config/config.ts';
import { sendToWorker, type Role, type PrimaryMessage } from './messages.ts';

/** A process that has run so long was not ill from the start: it is replaced at once. */
const STEADY_MS = 10_000;
/** Else it is waited, each time twice as long. */
const [SHORTEST_WAIT_MS, LONGEST_WAIT_MS] = [100, 30_000];

/** In the primary: the processes of the cluster, kept alive until they are stopped. */
export function createProcesses(logger: Logger, onStart: (member: Worker) => void) {
  let isStopping = false;

  /** It loads the program, and waits to be told to begin. */
  function fork(role: Role): Worker {
    cluster.setupPrimary({ args: [role] });
    const member = cluster.fork();
    member.on('error', (error) => logger.error({ message: error.message }, 'a process cannot be told'));
    onStart(member);
    return member;
  }

  /** Answers once it is ready, by where it serves. */
  function begin(member: Worker, settled: ResolvedConfig): Promise<string | null> {
    const ready = new Promise<string | null>((resolve, reject) => {
      member.on('message', (message: PrimaryMessage) => {
        if ('ready' in message) resolve(message.ready);
        if ('failed' in message) reject(new Error(message.failed));
      });
      member.once('exit', () => reject(new Error(`a process of the cluster ${howItEnded(member)}`)));
    });
    sendToWorker(member, { begin: settled });
    return ready;
  }

  async function replace(role: Role, member: Worker, settled: ResolvedConfig): Promise<void> {
    let wait = 0;
    for (;;) {
      const begun = performance.now();
      if (!member.isDead()) await once(member, 'exit');
      if (isStopping) return;
      const wasSteady = performance.now() - begun > STEADY_MS;
      wait = wasSteady ? 0 : Math.min(Math.max(2 * wait, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
      logger.error({ role, ended: member.process.pid }, `a process ${howItEnded(member)}, and is replaced`);
      await sleep(wait);
      if (isStopping) return;
      member = fork(role);
      await begin(member, settled).catch((error: Error) => logger.error({ role }, error.message));
    }
  }

  return {
    fork,
    /** Lets it begin, and another in its place whenever it has ended. */
    async keep(role: Role, member: Worker, settled: ResolvedConfig): Promise<string | null> {
      const url = await begin(member, settled);
      void replace(role, member, settled);
      return url;
    },
    /** Each finishes what is under way. */
    async stop(): Promise<void> {
      isStopping = true;
      const running = Object.values(cluster.workers ?? {}).filter((member) => member !== undefined);
      await Promise.all(
        running.map(async (member) => {
          if (member.isDead()) return;
          member.process.kill('SIGTERM');
          await once(member, 'exit');
        }),
      );
    },
  };
}

function howItEnded({ process: { exitCode, signalCode } }: Worker): string {
  return signalCode ? `was ended by ${signalCode}` : `ended with code ${exitCode}`;
}
