import type { Worker as ClusterProcess } from 'node:cluster';
import type { ResolvedConfig } from '../../config/config.ts';
import type { MetricsSnapshot } from '../telemetry/metrics.ts';
import type { CounterMessage, SharedCounterName } from './shared-counter.ts';

/** The role of a process in the cluster. It is the command-line argument of the process. */
export type Role = 'serve' | 'work';

/** A message from the primary to a process of the cluster. */
export type ProcessMessage = { config: ResolvedConfig } | { report: 'metrics' } | CounterMessage;

/**
 * A message to the primary. `ready` is the URL of the server, or null for a process that does not serve. `failed` is the reason
 * why the start failed. `outage` is the reason why the database does not answer, or why the named `replica` is not used.
 */
export type MessageToPrimary =
  | { ready: string | null }
  | { failed: string }
  | { subscribeTo: SharedCounterName }
  | { metrics: MetricsSnapshot }
  | { outage: string; replica?: string }
  | CounterMessage;

/** Sends a message to a process. Does nothing if the process has ended. */
export const sendToProcess = (child: ClusterProcess, message: ProcessMessage) =>
  void (child.isConnected() && child.send(message, () => {}));

/** Sends a message to the primary. Resolves after the message was sent, or immediately if the primary has ended. */
export const sendToPrimary = (message: MessageToPrimary) =>
  new Promise<void>((resolve) => {
    if (process.connected) process.send?.(message, undefined, undefined, () => resolve());
    else resolve();
  });
