import { once } from 'node:events';
import { sendToPrimary, type Role, type WorkerMessage } from '../platform/cluster/messages.ts';
import { clusterCounter } from '../platform/cluster/cluster-counter.ts';
import type { Settled } from '../config/config.ts';
import { run, type Lifetime } from './lifetime.ts';
import { createLogger } from './logger.ts';
import { connect, startServices, type Services } from './services.ts';

/** Answers with where it serves, if it does. */
type Part = (settled: Settled, services: Services, lifetime: Lifetime) => Promise<string | null>;

/** Of a bucket, the others are told at once when so much is spent. */
const MUCH = 1 / 20;

const parts: Record<Role, () => Promise<Part>> = {
  async serve() {
    const { serve } = await import('./start-server.ts');
    return (settled, services, lifetime) => {
      const spent = clusterCounter('spent', settled.costBucket.capacity * MUCH);
      return serve(settled, services, { spent, live: clusterCounter('live', 1) }, lifetime);
    };
  },
  async work() {
    const { work } = await import('./start-worker.ts');
    return async (settled, services, lifetime) => {
      await work(settled, services, lifetime);
      return null;
    };
  },
};

/** A process of the cluster: loads its part of the program, and begins when the primary says so. Without that, Node.js ends it. */
export async function startMember(role: Role): Promise<void> {
  const [part, [message]] = await Promise.all([
    parts[role](),
    once(process, 'message') as Promise<[WorkerMessage]>,
  ]);
  if (!('begin' in message))
    throw new Error('a process of the cluster was told something before it was to begin');
  const settled = message.begin;
  await run(
    await createLogger(settled),
    async (lifetime) => {
      const services = await startServices(settled, connect(settled, lifetime), lifetime);
      await sendToPrimary({ ready: await part(settled, services, lifetime) });
    },
    (failed) => sendToPrimary({ failed }),
  );
}
