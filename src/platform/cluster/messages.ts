import type { Worker } from 'node:cluster';
import type { ResolvedConfig } from '../../config/config.ts';
import type { CounterMessage, SharedCounterName } from './shared-counter.ts';

/** The part of a process in the cluster: its command-line argument. */
export type Role = 'serve' | 'work';

/** A message from the primary to a process of the cluster. */
export type WorkerMessage = { begin: ResolvedConfig } | CounterMessage;

/** A message to the primary. `ready` is the URL of the server, or null for a worker; `failed` is why the start failed. */
export type PrimaryMessage =
  { ready: string | null } | { failed: string } | { subscribeTo: SharedCounterName } | CounterMessage;

/** Does nothing if the process has ended. */
export const sendToWorker = (worker: Worker, message: WorkerMessage) =>
  void (worker.isConnected() && worker.send(message, () => {}));

/** Resolves after the message was sent, or at once if the primary has ended. */
export const sendToPrimary = (message: PrimaryMessage) =>
  new Promise<void>((resolve) => {
    if (process.connected) process.send?.(message, undefined, undefined, () => resolve());
    else resolve();
  });
