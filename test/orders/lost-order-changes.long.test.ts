import { closeDatabase, openDatabase } from '../../src/platform/db/client.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { prepareQueues } from '../../src/platform/jobs/queues.ts';
import { newShopper, newStaffMember, type Actor, type Shopper } from '../support/actors.ts';
import { ask, startApp, type App } from '../support/app.ts';
import { startPostgresCluster, type PostgresCluster } from '../support/postgres-cluster.ts';
import { until } from '../support/until.ts';

// The primary fails while its asynchronous standby lacks the newest changes of orders.

/** PostgreSQL skips up to 32 numbers of a sequence after a crash, so more changes than these must be lost. */
const LOST = 40;

let postgres: PostgresCluster;
let app: App;
let staff: Actor;
let shopper: Shopper;
beforeAll(async () => {
  postgres = await startPostgresCluster({ standbys: 1, isSynchronous: false });
  const [one, two] = postgres.nodes;
  const url = one!.url.replace(`:${one!.port}`, `:${one!.port},127.0.0.1:${two!.port}`);
  const db = openDatabase({ url, poolMax: 2 });
  await prepareQueues(db);
  await migrate(db);
  await closeDatabase(db);
  app = await startApp({ worker: {}, database: { url, drop: async () => {} } });
  staff = await newStaffMember(app);
  shopper = await newShopper(app);
});
afterAll(async () => {
  await app.stop();
  await postgres.stop();
});

const SINCE = `query ($cursor: String) {
  ordersChangedSince(cursor: $cursor) { cursor hasMore changes { cursor kind order { id } } } }`;

type Page = {
  cursor: string;
  hasMore: boolean;
  changes: { cursor: string; kind: string; order: { id: string } }[];
};

const since = (cursor: string | null): Promise<Page> => ask(app, SINCE, { cursor }, staff);

const textOf = (cursor: string) => Buffer.from(cursor, 'base64url').toString();
const positionOf = (cursor: string) => Number(/\d+/.exec(textOf(cursor))![0]);

/** Places orders and reads their changes. */
async function buy(count: number, cursor: string | null) {
  const ids: string[] = [];
  while (ids.length < count) ids.push((await shopper.buy()).id);
  const page = await until(
    () => since(cursor),
    ({ changes }) => changes.length >= count,
  );
  return { ids, ...page };
}

test('refuses the cursor of a lost change, and continues after an older one without leaving out a change', async () => {
  const [primary, standby] = postgres.nodes;
  const common = await buy(3, null);
  const { rows } = await app.db.$client.query<{ end: string }>('select pg_current_wal_lsn()::text as end');
  const standbyDb = openDatabase({ url: standby!.url, poolMax: 1 });
  await until(async () => {
    const replayed = `select pg_last_wal_replay_lsn() >= $1::pg_lsn as is_done`;
    return (await standbyDb.$client.query<{ is_done: boolean }>(replayed, [rows[0]!.end])).rows[0]!.is_done;
  });
  await closeDatabase(standbyDb);
  await postgres.detach(standby!);
  const lost = await buy(LOST, common.cursor);

  await primary!.kill();
  await postgres.promote();
  await until(async () => typeof (await since(null)) === 'object');

  // The position of the newest lost change does not exist yet.
  expect(await since(lost.cursor)).toBe('NOT_FOUND');
  const kept = await buy(LOST, common.cursor);
  expect(kept.changes.map(({ order }) => order.id)).toEqual(kept.ids);
  // Now other changes have its position.
  expect(positionOf(kept.cursor)).toBeGreaterThanOrEqual(positionOf(lost.cursor));
  expect(kept.changes.map(({ cursor }) => positionOf(cursor))).toContain(positionOf(lost.cursor));
  for (const { cursor } of lost.changes) expect(await since(cursor)).toBe('NOT_FOUND');
  expect((await since(kept.changes[0]!.cursor)).changes).toEqual(kept.changes.slice(1));

  // A cursor of an older version has no fingerprint.
  const older = Buffer.from(textOf(common.cursor).split('.')[0]!).toString('base64url');
  expect((await since(older)).changes).toEqual(kept.changes);
});
