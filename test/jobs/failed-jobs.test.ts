import { randomUUID } from 'node:crypto';
import { enqueue } from '../../src/platform/jobs/enqueue.sql.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { newCustomer, newProduct, newStaff, placeOrder } from '../support/data.ts';
import { pages, type ListPage } from '../support/pages.ts';
import { until } from '../support/until.ts';

let app: App;
let staff: Account;
beforeAll(async () => {
  app = await startApp({ worker: {} });
  staff = await newStaff(app);
});
afterAll(() => app.stop());

const FAILED = `query ($first: Int, $after: String, $last: Int, $before: String) {
  failedJobs(first: $first, after: $after, last: $last, before: $before) {
    totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { id name data error attempts createdAt failedAt } } }`;
type FailedJob = {
  id: string;
  name: string;
  data: { orderId: string };
  error: string;
  attempts: number;
  createdAt: string;
  failedAt: string;
};
const failed = (page: object = {}) => ask<ListPage<FailedJob>>(app, FAILED, page, staff);
const RETRY = 'mutation ($id: ID!) { retryJob(id: $id) { id name data } }';
const retry = (id: string, as: Account | undefined = staff) => ask(app, RETRY, { id }, as);

const idOf = async (orderId: string): Promise<string> => {
  const { rows } = await app.db.$client.query(`select id from pgboss.job where data ->> 'orderId' = $1`, [
    orderId,
  ]);
  return rows[0].id;
};

/** Waits until all failed jobs of the test are listed. */
const listed = (...orderIds: string[]): Promise<FailedJob[]> =>
  until(
    async () => {
      const { nodes } = await failed({ first: 100 });
      return nodes.filter(({ data }) => orderIds.includes(data.orderId));
    },
    ({ length }) => length === orderIds.length,
  );

/** A payment of an unknown provider: it cannot be refunded, and its job has no retries left. */
async function stuckOrder(): Promise<string> {
  const ada = await newCustomer(app);
  const { id: productId } = await newProduct(app);
  const { order } = await placeOrder(app, ada, [{ productId }]);
  await app.db.$client.query(
    `insert into payments (id, order_id, payer_id, amount, currency, provider, status, idempotency_key, fingerprint)
     values ($1, $2, $3, 1000, 'USD', 'elsewhere', 'AUTHORIZED', $4, '')`,
    [randomUUID(), order.id, ada.id, randomUUID()],
  );
  await app.db.$client.query(`update orders set status = 'CANCELLED' where id = $1`, [order.id]);
  await enqueue(app.db, 'settle-payments', { orderId: order.id }, { afterSeconds: 1 });
  await app.db.$client.query(`update pgboss.job set retry_limit = 0 where data ->> 'orderId' = $1`, [
    order.id,
  ]);
  return order.id;
}

test('shows staff the permanently failed jobs with their error, and retries one', async () => {
  const orderId = await stuckOrder();
  const [job] = (await listed(orderId)) as [FailedJob];
  expect(job).toMatchObject({ name: 'settle-payments', data: { orderId }, attempts: 1 });
  expect(job.error).toContain('is not settled at elsewhere');
  expect(Date.parse(job.failedAt)).toBeGreaterThan(Date.parse(job.createdAt));

  // The job fails again, then succeeds because the payment was cancelled in between.
  expect(await retry(job.id)).toEqual({ id: job.id, name: 'settle-payments', data: { orderId } });
  await until(
    () => listed(orderId),
    ([again]) => again!.attempts === 2,
  );
  await app.db.$client.query(`update payments set status = 'VOIDED' where order_id = $1`, [orderId]);
  await retry(job.id);
  await until(
    () => app.db.$client.query('select state from pgboss.job where id = $1', [job.id]),
    ({ rows }) => rows[0].state === 'completed',
  );
  const { nodes } = await failed({ first: 100 });
  expect(nodes.map(({ id }) => id)).not.toContain(job.id);
});

test('lists the latest failure first, paginated in both directions', async () => {
  const orderIds = [await stuckOrder(), await stuckOrder(), await stuckOrder()];
  await listed(...orderIds);
  // Including two at one instant.
  await app.db.$client.query(
    `update pgboss.job set completed_on = '2020-01-01T00:00:00.000400Z' where id = $1`,
    [await idOf(orderIds[0]!)],
  );
  await app.db.$client.query(
    `update pgboss.job set completed_on = '2020-01-01T00:00:00.000200Z' where id = $1`,
    [await idOf(orderIds[1]!)],
  );
  const { nodes, totalCount } = await failed({ first: 100 });
  expect(totalCount).toBe(nodes.length);

  const paged = await pages<FailedJob>(app, FAILED, { size: 1, as: staff });
  expect(paged.flatMap((page) => page.nodes)).toEqual(nodes);
  const { nodes: end } = await failed({ last: 2 });
  expect(end).toEqual(nodes.slice(-2));
});

test('reports NOT_FOUND for a job that has not failed or does not exist', async () => {
  await enqueue(app.db, 'settle-payments', { orderId: 'later' }, { afterSeconds: 3600 });
  expect(await retry(await idOf('later'))).toBe('NOT_FOUND');
  expect(await retry(randomUUID())).toBe('NOT_FOUND');
  expect(await retry('nothing')).toBe('BAD_USER_INPUT');
});

test('lets only one of several concurrent retries of a job through', async () => {
  // Without a worker, which could fail the job again before the last retry arrives.
  const idle = await startApp();
  const admin = await newStaff(idle);
  await enqueue(idle.db, 'settle-payments', { orderId: randomUUID() });
  const { rows } = await idle.db.$client.query(
    `update pgboss.job set state = 'failed', completed_on = now() where name = 'settle-payments' returning id`,
  );
  const answers = await Promise.all(
    Array.from({ length: 3 }, () => ask(idle, RETRY, { id: rows[0].id }, admin)),
  );
  await idle.stop();
  expect(answers.filter((answer) => answer !== 'NOT_FOUND')).toHaveLength(1);
});
