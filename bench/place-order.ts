import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { webhookEndpoints } from '../src/platform/db/schema.ts';
import type { App } from '../test/support/app.ts';
import { startBeside } from '../test/support/beside.ts';
import { startServerProcess } from '../test/support/server-process.ts';
import { startBuyers } from './support/load.ts';
import { onPostgres } from './support/postgres.ts';
import { printOutcomes, sideBySide } from './support/side-by-side.ts';
import { makeProgramWithoutEvents, removeProgramWithoutEvents } from './support/without-events.ts';

/**
 * What it costs placeOrder that all of it is told: the whole program with its worker, which writes the mails into files and
 * posts each order to a webhook, and the same program with events taken out of it and no worker.
 */

const ROUNDS = 9;
const SECONDS = 5;

const receiver = fork(fileURLToPath(new URL('support/receiver-child.ts', import.meta.url)));
const [port] = (await once(receiver, 'message')) as [number];
const withoutEvents = await makeProgramWithoutEvents();
const dataDir = await mkdtemp(join(tmpdir(), 'ordergraph-bench-'));

/** A server in a process of its own on an empty shop: what one round leaves to be done, the next has not to bear. */
async function start(environment: Record<string, string>, main?: string): Promise<App> {
  const { app, environment: shared } = await startBeside();
  await app.db
    .insert(webhookEndpoints)
    .values({ url: `http://127.0.0.1:${port}/`, secret: Buffer.alloc(32).toString('base64') });
  const server = await startServerProcess({ ...shared, ...environment, DATA_DIR: dataDir }, main);
  const stop = async () => {
    await server.end('SIGTERM');
    await app.stop();
  };
  return { ...app, url: server.url, stop };
}

const VARIANTS = [
  { name: 'without events', start: () => start({ WORKER: 'off' }, withoutEvents) },
  { name: 'everything on', start: () => start({ WEBHOOK_PRIVATE_ADDRESSES: 'on' }) },
];

try {
  await onPostgres(async () => {
    const outcomes = await sideBySide(VARIANTS, ROUNDS, async (variant) => {
      const app = await variant.start();
      const buyers = await startBuyers(app);
      try {
        return await buyers.orderFor(SECONDS);
      } finally {
        await buyers.stop();
        await app.stop();
      }
    });
    console.log('Orders of 64 customers');
    printOutcomes(outcomes, 'orders/s');
  });
} finally {
  receiver.disconnect();
  await removeProgramWithoutEvents();
  await rm(dataDir, { recursive: true, force: true });
}
