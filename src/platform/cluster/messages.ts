import type { Worker } from 'node:cluster';
import type { ResolvedConfig } from '../../config/config.ts';
import type { SharedCounterName, CounterMessage } from './shared-counter.ts';

/** What a process of the cluster is for; stands on its command line. */
export type Role = 'serve' | 'work';

export type WorkerMessage = { begin: ResolvedConfig } | CounterMessage;

/** Where it serves, if it does; why it could not start; and what it has counted, or wants to be told of. */
export type PrimaryMessage =
  { ready: string | null } | { failed: string } | { hears: SharedCounterName } | CounterMessage;

/** To whoever is gone in the meantime, nothing. */
export const sendToWorker = (member: Worker, message: WorkerMessage) =>
  void (member.isConnected() && member.send(message, () => {}));

export const sendToPrimary = (message: PrimaryMessage) =>
  new Promise<void>((resolve) => {
    if (process.connected) process.send?.(message, undefined, undefined, () => resolve());
    else resolve();
  });
