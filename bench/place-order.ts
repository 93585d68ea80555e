import { pino } from 'pino';
import { startApp, type App } from '../test/support/app.ts';
import { startBuyers } from './support/load.ts';
import { onPostgres } from './support/postgres.ts';
import { printOutcomes, sideBySide } from './support/side-by-side.ts';

/** What it costs placeOrder that jobs are done and events are told: the whole server with all of it, and with none. */

/** A whole server with a database of its own; orders go to the app's `url`. */
type Variant = { name: string; start: () => Promise<App> };

const logger = pino({ level: 'silent' });

const VARIANTS: Variant[] = [
  { name: 'jobs and events off', start: () => startApp({ logger }) },
  { name: 'everything on', start: () => startApp({ logger, worker: {} }) },
];

const ROUNDS = 9;
const SECONDS = 5;

await onPostgres(async () => {
  const outcomes = await sideBySide(VARIANTS, ROUNDS, async ({ start }) => {
    // From an empty shop each time: what one round leaves to be done is nothing that the next has to bear.
    const app = await start();
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
