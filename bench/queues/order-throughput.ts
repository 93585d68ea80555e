import { pino } from 'pino';
import { startApp } from '../../test/support/app.ts';
import { runOn } from '../../test/support/database.ts';
import { startBuyers } from '../support/load.ts';
import { sideBySide, type Outcome } from '../support/side-by-side.ts';
import { prepareGraphileWorker, QUEUES } from './queues.ts';

const ROUNDS = 20;
const SECONDS = 3;

/** What is written in the transaction of each order. */
const VARIANTS: { name: string; write: string | null }[] = [
  { name: 'no job', write: null },
  { name: 'pg-boss', write: QUEUES.pgBoss.jobFor('new.id') },
  { name: 'graphile-worker', write: QUEUES.graphileWorker.jobFor('new.id') },
  {
    name: 'a row in a plain table',
    write: `insert into bench.outbox (kind, data) values ('ORDER_PLACED', jsonb_build_object('orderId', new.id))`,
  },
];

/** Orders a second with a job made in the transaction of each, by a trigger: the server is the same for all. */
export async function orderThroughput(): Promise<Record<string, Outcome>> {
  const app = await startApp({ logger: pino({ level: 'silent' }) });
  await prepareGraphileWorker(app.databaseUrl);
  await runOn(
    app.databaseUrl,
    `create schema bench;
     create table bench.outbox (id bigint generated always as identity primary key, kind text not null, data jsonb not null)`,
  );
  const buyers = await startBuyers(app);
  try {
    return await sideBySide(VARIANTS, ROUNDS, async ({ write }) => {
      await runOn(app.databaseUrl, 'drop trigger if exists bench on orders');
      if (write !== null) await runOn(app.databaseUrl, triggerThat(write));
      return buyers.orderFor(SECONDS);
    });
  } finally {
    await buyers.stop();
    await app.stop();
  }
}

const triggerThat = (write: string) => `
  create or replace function bench.write() returns trigger language plpgsql as $$
    begin ${write}; return null; end $$;
  create trigger bench after insert on orders for each row execute function bench.write()`;
