import type { Metrics } from '../telemetry/metrics.ts';
import { sendToPrimary, type ProcessMessage } from './messages.ts';

/** In a process of the cluster: sends its metrics to the primary, now and whenever they are requested. */
export function reportMetrics(metrics: Metrics): void {
  const send = async () => sendToPrimary({ metrics: await metrics.snapshot() });
  process.on('message', (message: ProcessMessage) => {
    if ('report' in message) void send();
  });
  void send();
}
