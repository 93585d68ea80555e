import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type pg from 'pg';
import { ofDatabase } from '../db/connection-errors.ts';
import { clientSettingsOf } from '../db/hosts.ts';
import { retryOutages } from '../db/retry-outages.ts';
import type { Transport, TransportOptions } from './bus.ts';

// The names are fixed: older and newer versions share them during a rolling deployment.
const MESSAGES_CHANNEL = 'ordergraph_updates';
const NOTIFY_CHANNEL = 'ordergraph_outbox';
const MAX_RECONNECT_DELAY_MS = 5_000;
const PING_INTERVAL_MS = 10_000;
const QUERY_TIMEOUT_MS = 5_000;

/**
 * Uses LISTEN and NOTIFY, with one separate connection. PostgreSQL runs commits with a NOTIFY one at a time, so only
 * transactions of the relay contain a NOTIFY, never transactions of customers.
 */
export async function postgresTransport({
  databaseUrl,
  ...options
}: TransportOptions & { databaseUrl: string }): Promise<Transport> {
  const { Client, ...address } = clientSettingsOf(databaseUrl);
  let isStopped = false;
  let client = await retryOutages(connect, options.log);

  async function connect(): Promise<pg.Client> {
    const socket = new Socket();
    const connecting = new Client({
      ...address,
      application_name: 'ordergraph live',
      connectionTimeoutMillis: 10_000,
      query_timeout: QUERY_TIMEOUT_MS,
      stream: () => socket,
    });
    connecting.on('notification', ({ channel, payload = '' }) =>
      channel === NOTIFY_CHANNEL ? options.onNotify() : options.onPayload(payload),
    );
    try {
      await connecting.connect();
      await connecting.query(`listen ${MESSAGES_CHANNEL}; listen ${NOTIFY_CHANNEL}`);
    } catch (error) {
      socket.destroy();
      throw error;
    }
    // A lost connection may go unnoticed by a client that only listens, so ping.
    const ping = setInterval(() => {
      connecting.query('select 1').catch(() => socket.destroy());
    }, PING_INTERVAL_MS).unref();
    connecting.once('end', () => {
      clearInterval(ping);
      void reconnect();
    });
    return connecting;
  }

  async function reconnect(): Promise<void> {
    for (let delay = 100; !isStopped; delay = Math.min(delay * 2, MAX_RECONNECT_DELAY_MS)) {
      try {
        client = await connect();
        if (isStopped) return await client.end();
        options.onGap();
        options.onNotify();
        return;
      } catch (error) {
        options.log(ofDatabase(error), 'live updates connection lost');
        await sleep(delay, undefined, { ref: false });
      }
    }
  }

  return {
    publish: async (tx, payloads) => {
      if (payloads.length > 0) {
        await tx.execute(
          sql`select pg_notify(${MESSAGES_CHANNEL}, payload) from unnest(${sql.param(payloads)}::text[]) payload`,
        );
      }
    },
    notify: async () => {
      await client.query(`notify ${NOTIFY_CHANNEL}`);
    },
    stop: async () => {
      isStopped = true;
      await client.end();
    },
  };
}
