import { randomUUID } from 'node:crypto';
import { connectRedis } from '../connect-redis.ts';
import type { LogError } from '../errors.ts';
import { createInstanceCounters, type InstanceMessage } from './instance-counters.ts';
import type { CounterOf } from './shared-counter.ts';

/** Maximum delay of a report. A message for each amount would cost more than the counted work. */
const REPORT_INTERVAL_MS = 25;
const HEARTBEAT_INTERVAL_MS = 1_000;

/**
 * Shares counters with the other instances of the program through Redis. While Redis does not answer, each instance counts for
 * itself, and no request waits for Redis.
 */
export function connectInstances(
  url: string,
  channel: string,
  log: LogError,
): { counterOf: CounterOf; stop: () => void } {
  const sender = connectRedis(url, { enableOfflineQueue: false, commandTimeout: 1_000 });
  const receiver = connectRedis(url, { maxRetriesPerRequest: null });
  let isOutageLogged = false;
  const logOutage = (error: unknown) => {
    if (!isOutageLogged) log(error, 'Redis does not answer: each instance has limits of its own');
    isOutageLogged = true;
  };
  const send = (message: InstanceMessage) => {
    // While the connection is not ready, messages are dropped. The receivers treat a dropped message like a lost one.
    if (sender.status === 'ready')
      sender.publish(channel, JSON.stringify(message)).then(() => (isOutageLogged = false), logOutage);
  };
  const counters = createInstanceCounters(randomUUID(), send);

  receiver.on('message', (_channel, text) => counters.receive(JSON.parse(text) as InstanceMessage));
  for (const redis of [sender, receiver]) {
    redis.on('error', logOutage);
    redis.on('ready', () => {
      isOutageLogged = false;
      counters.resynchronize();
    });
  }
  // After a lost connection, the client subscribes again by itself.
  receiver.subscribe(channel).catch(logOutage);
  const timers = [
    setInterval(() => counters.report(), REPORT_INTERVAL_MS).unref(),
    setInterval(() => counters.sendHeartbeat(), HEARTBEAT_INTERVAL_MS).unref(),
  ];

  return {
    counterOf: counters.counterOf,
    stop() {
      timers.forEach(clearInterval);
      counters.leave();
      sender.disconnect();
      receiver.disconnect();
    },
  };
}
