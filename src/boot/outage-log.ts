import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';

type Watcher = {
  logger: Pick<Logger, 'error' | 'info'>;
  /** Resolves if the database works again. */
  probe: () => Promise<unknown>;
};

const PROBE_INTERVAL_MS = 500;
/** An outage is over if the database works and nothing has failed for this time. */
const QUIET_MS = 2_000;
/** Processes of a cluster report to the primary process at most this often. */
const FORWARD_INTERVAL_MS = 1_000;

const MESSAGES = { begin: 'database unavailable', end: 'database available again' };

/**
 * Creates a log that writes one line when an outage begins, with the reason, and one line when it ends. Without it, every failed
 * request and job would write a line. The default messages are for the database.
 */
export function createOutageLog(now: () => number = Date.now, { begin, end } = MESSAGES) {
  let watcher: Watcher | null = null;
  let forward: ((reason: string) => void) | null = null;
  let forwardedAt = -Infinity;
  let isOut = false;
  let failures = 0;
  let lastFailureAt = 0;

  async function waitForRecovery({ logger, probe }: Watcher): Promise<void> {
    const startedAt = now();
    for (let isUp = false; !isUp || now() - lastFailureAt < QUIET_MS;) {
      await sleep(PROBE_INTERVAL_MS, undefined, { ref: false });
      isUp = await probe().then(
        () => true,
        () => false,
      );
    }
    isOut = false;
    logger.info({ seconds: Math.round((now() - startedAt) / 1000), failures }, end);
  }

  return {
    /** Sets the logger, and the check for the end of an outage. */
    watch: (given: Watcher) => void (watcher = given),

    /** In a process of a cluster: sends outages to the primary process, which logs them once for all processes. */
    forwardTo: (send: (reason: string) => void) => void (forward = send),

    /** Reports a failure. Returns false if there is no logger yet: then the caller must log the failure. */
    report(reason: string): boolean {
      if (forward) {
        if (now() - forwardedAt >= FORWARD_INTERVAL_MS) {
          forwardedAt = now();
          forward(reason);
        }
        return true;
      }
      if (!watcher) return false;
      lastFailureAt = now();
      failures = isOut ? failures + 1 : 1;
      if (isOut) return true;
      isOut = true;
      watcher.logger.error({ reason }, begin);
      void waitForRecovery(watcher);
      return true;
    },
  };
}

/** Logs the outages of the database that this process notices. */
export const outages = createOutageLog();

/** Creates a log of the outages of replicas, separate for each replica. */
export function createReplicaOutageLog() {
  const logs = new Map<string, ReturnType<typeof createOutageLog>>();
  let logger: Logger | null = null;
  let forward: ((reason: string, replica: string) => void) | null = null;

  function logOf(replica: string) {
    let log = logs.get(replica);
    if (log) return log;
    logs.set(replica, (log = createOutageLog(Date.now, REPLICA_MESSAGES)));
    const send = forward;
    if (send) log.forwardTo((reason) => send(reason, replica));
    // A probe is not needed, because failures are reported again while the outage lasts.
    if (logger) log.watch({ logger: logger.child({ replica }), probe: async () => {} });
    return log;
  }

  return {
    watch: (given: Logger) => void (logger = given),
    /** As in `createOutageLog`. */
    forwardTo: (send: (reason: string, replica: string) => void) => void (forward = send),
    report: (replica: string, reason: string) => void logOf(replica).report(reason),
  };
}

const REPLICA_MESSAGES = { begin: 'replica not used', end: 'replica used again' };

/** Logs the outages of replicas that this process notices. */
export const replicaOutages = createReplicaOutageLog();
