import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import type { Transport, TransportOptions } from './bus.ts';

const UPDATES = 'ordergraph_updates';
const WAKE = 'ordergraph_outbox';
const LONGEST_WAIT_MS = 5_000;
const LOOK_EVERY_MS = 10_000;
const ANSWERS_WITHIN_MS = 5_000;

/**
 * LISTEN and NOTIFY on one connection of its own. A NOTIFY makes commits take turns, so only the relay's transactions have
 * one, never a customer's.
 */
export async function postgresTransport({
  databaseUrl,
  ...options
}: TransportOptions & { databaseUrl: string }): Promise<Transport> {
  let isStopped = false;
  let client = await connect();

  async function connect(): Promise<pg.Client> {
    const socket = new Socket();
    const connecting = new pg.Client({
      connectionString: databaseUrl,
      application_name: 'ordergraph live',
      connectionTimeoutMillis: 10_000,
      query_timeout: ANSWERS_WITHIN_MS,
      stream: () => socket,
    });
    // Unheard, it would end the process; the end of the connection follows.
    connecting.on('error', () => {});
    connecting.on('notification', ({ channel, payload = '' }) =>
      channel === WAKE ? options.onNotify() : options.onText(payload),
    );
    try {
      await connecting.connect();
      await connecting.query(`listen ${UPDATES}; listen ${WAKE}`);
    } catch (error) {
      socket.destroy();
      throw error;
    }
    // A network that has lost the connection may not say so: whoever only listens would wait for ever.
    const looking = setInterval(() => {
      connecting.query('select 1').catch(() => socket.destroy());
    }, LOOK_EVERY_MS).unref();
    connecting.once('end', () => {
      clearInterval(looking);
      void reconnect();
    });
    return connecting;
  }

  async function reconnect(): Promise<void> {
    for (let wait = 100; !isStopped; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        client = await connect();
        if (isStopped) return await client.end();
        options.onGap();
        options.onNotify();
        return;
      } catch (error) {
        options.log(error, 'the connection for live updates is lost');
        await sleep(wait, undefined, { ref: false });
      }
    }
  }

  return {
    send: async (tx, texts) => {
      if (texts.length > 0) {
        await tx.execute(
          sql`select pg_notify(${UPDATES}, text) from unnest(${sql.param(texts)}::text[]) text`,
        );
      }
    },
    wake: async () => {
      await client.query(`notify ${WAKE}`);
    },
    stop: async () => {
      isStopped = true;
      await client.end();
    },
  };
}
