import { closeDatabase, openDatabase, type Database } from '../../../src/platform/db/client.ts';
import { flawsOf, orphanFlaws, rowsOf, SHOP_FLAWS } from '../../../test/support/soundness.ts';
import { until } from '../../../test/support/until.ts';
import type { PlacedOrder } from './shoppers.ts';
import { STOCK } from './staff.ts';

/** Counts unfinished work by its kind. All counts are 0 soon after the last order. */
const UNFINISHED = `select 'events' as kind, count(*)::int as count from outbox
  union all select 'e-mails', count(*)::int from emails where state <> 'SENT'
  union all select 'webhooks', count(*)::int from webhook_deliveries where state <> 'DELIVERED'
  union all select 'payments', count(*)::int from payments where status = 'PENDING'
  union all select 'jobs', count(*)::int from pgboss.job
    where state in ('active', 'retry') or state = 'created' and start_after <= now()`;
/** A job of a killed worker is repeated when its time limit ends. */
const SETTLE_TIMEOUT_MS = 180_000;

/** What customers, staff and other systems saw. */
export type Seen = {
  placed: readonly PlacedOrder[];
  productIds: readonly string[];
  /** Ids of the orders of received webhooks, with the kind of change. */
  webhooks: ReadonlySet<string>;
  /** The addresses that got an e-mail. */
  addresses: ReadonlySet<string>;
};

export type Settled = {
  /** The time from the last order until all work of a kind was done, by kind. */
  settledInMs: Record<string, number>;
  rows: Record<string, unknown>;
  flaws: Record<string, number>;
};

/** Waits until all work is done, and compares the database with the responses that the clients saw. */
export async function checkSettled(url: string, seen: () => Seen): Promise<Settled> {
  const db = openDatabase({ url, poolMax: 1 });
  try {
    const startedAt = Date.now();
    const settledInMs: Record<string, number> = {};
    await until(
      async () => {
        const unfinished = (await rowsOf(db, UNFINISHED)) as { kind: string; count: number }[];
        for (const { kind, count } of unfinished)
          if (count > 0 || !(kind in settledInMs)) settledInMs[kind] = Date.now() - startedAt;
        return unfinished.filter(({ count }) => count > 0);
      },
      (unfinished) => unfinished.length === 0,
      SETTLE_TIMEOUT_MS,
    );
    const flaws = await flawsOf(db, { ...SHOP_FLAWS, ...(await orphanFlaws(db)) });
    return { settledInMs, rows: await countsOf(db), flaws: { ...flaws, ...(await compare(db, seen())) } };
  } finally {
    await closeDatabase(db);
  }
}

const countsOf = async (db: Database) =>
  (
    await rowsOf(
      db,
      `select (select count(*)::int from orders) as orders, (select count(*)::int from payments) as payments,
        (select count(*)::int from order_changes) as changes, (select count(*)::int from emails) as emails,
        (select count(*)::int from webhook_deliveries) as webhooks`,
    )
  )[0]!;

/** Returns the changes of orders, in the sequence in which `ordersChangedSince` returns them. */
export async function changesIn(url: string): Promise<string[]> {
  const db = openDatabase({ url, poolMax: 1 });
  try {
    const rows = await rowsOf(
      db,
      `select kind || ' ' || order_id as change from order_changes order by position`,
    );
    return rows.map(({ change }) => change as string);
  } finally {
    await closeDatabase(db);
  }
}

/** Counts the differences between the database and the responses that the clients saw. */
async function compare(
  db: Database,
  { placed, productIds, webhooks, addresses }: Seen,
): Promise<Record<string, number>> {
  const orders = (await rowsOf(db, 'select id, email, idempotency_key as key, status from orders')) as {
    id: string;
    email: string;
    key: string;
    status: string;
  }[];
  const byId = new Map(orders.map((order) => [order.id, order]));
  const quantity = placed.reduce((sum, order) => sum + order.quantity, 0);
  const [remaining] = await rowsOf(
    db,
    `select sum(stock)::int as stock from products where id = any(array[${productIds.map((id) => `'${id}'`).join()}]::uuid[])`,
  );
  const changes = (await rowsOf(db, `select kind || ' ' || order_id as change from order_changes`)).map(
    ({ change }) => change as string,
  );
  const counts = {
    lostOrders: placed.filter(({ id, key }) => byId.get(id)?.key !== key).length,
    // Clients repeat each order until it is acknowledged.
    unknownOrders: orders.length - placed.length,
    repeatedKeys: orders.length - new Set(orders.map(({ key }) => key)).size,
    unpaidOrders: placed.filter(({ id, isPaid }) => isPaid && byId.get(id)?.status !== 'PROCESSING').length,
    soldQuantity: Math.abs(productIds.length * STOCK - Number(remaining!['stock']) - quantity),
    lostWebhooks: changes.filter((change) => !webhooks.has(change)).length,
    lostEmails: orders.filter(({ email }) => !addresses.has(email)).length,
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
}
