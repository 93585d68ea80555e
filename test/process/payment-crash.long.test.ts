import { randomUUID } from 'node:crypto';
import { ask, type Account, type App } from '../support/app.ts';
import { startBeside } from '../support/beside.ts';
import { brokenOrders, newCustomer, newProduct, newStaff, placeOrder } from '../support/data.ts';
import { askServer, startServerProcess, type ServerProcess } from '../support/server-process.ts';
import { until } from '../support/until.ts';

/** The tests read the database through this process, which stays alive. Its own worker is off. */
let app: App;
let environment: Record<string, string>;
let server: ServerProcess | undefined;
/** Reconciles payments that were pending for one second. */
const start = async () =>
  (server = await startServerProcess({
    ...environment,
    RECONCILE_PAYMENTS_AFTER: '1',
  }));
beforeAll(async () => {
  ({ app, environment } = await startBeside());
});
afterEach(async () => {
  await server?.end('SIGKILL');
});
afterAll(() => app.stop());

type Hold = { pid: number; release: () => void };
const held: Hold[] = [];

/** Holds a lock in a transaction of its own until it is released. */
async function hold(statement: string): Promise<Hold> {
  const client = await app.db.$client.connect();
  await client.query('begin');
  await client.query(statement);
  const { rows } = await client.query('select pg_backend_pid() as pid');
  let isHeld = true;
  const release = () => {
    // Closes the connection, which releases every lock.
    if (isHeld) client.release(true);
    isHeld = false;
  };
  const lock = { pid: rows[0].pid as number, release };
  held.push(lock);
  return lock;
}

/** Waits until another transaction's lock blocks the payment. */
async function stopped({ pid }: Hold): Promise<void> {
  const waiting = 'select from pg_stat_activity where $1::int = any(pg_blocking_pids(pid))';
  await until(
    () => app.db.$client.query(waiting, [pid]),
    ({ rowCount }) => rowCount! > 0,
  );
}

const BOOKS = 'lock table test_payments in access exclusive mode';
const BOOKS_ENTRY = 'select from test_payments for update';
const PAYMENT = 'select from payments for update';

/** The points at which a payment is stopped: each lock is taken before the previous one is released. */
const STEPS: [name: string, locks: string[]][] = [
  ['before the provider is asked', [BOOKS]],
  ['after it reserved the money, before we wrote that down', [BOOKS, PAYMENT]],
  ['after we wrote that down, before the money is taken', [BOOKS, PAYMENT, BOOKS_ENTRY]],
  ['after the money was taken, before we wrote that down', [BOOKS, PAYMENT, BOOKS_ENTRY, PAYMENT]],
];

/** Kills the process when its request waits for the last of the locks. */
async function killAt(locks: string[], victim: ServerProcess, request: () => Promise<unknown>) {
  try {
    let lock = await hold(locks[0]!);
    const answer = request();
    await stopped(lock);
    for (const next of locks.slice(1)) {
      const before = lock;
      lock = await hold(next);
      before.release();
      await stopped(lock);
    }
    await victim.end('SIGKILL');
    expect(await answer).toBeNull();
  } finally {
    for (const lock of held.splice(0)) lock.release();
  }
}

async function owing() {
  const ada = await newCustomer(app);
  const { id: productId } = await newProduct(app);
  const { order } = await placeOrder(app, ada, [{ productId }]);
  return { ada, orderId: order.id as string };
}

const PAY = `mutation ($input: PayOrderInput!) { payOrder(input: $input) {
  __typename ... on PayOrderSuccess { replayed payment { status } } } }`;
const pay = ({ url }: ServerProcess, as: Account, orderId: string, idempotencyKey: string) =>
  askServer(url, PAY, { input: { orderId, idempotencyKey, paymentToken: 'success' } }, as);
const REFUND = `mutation ($input: RefundPaymentInput!) { refundPayment(input: $input) {
  __typename ... on RefundPaymentSuccess { replayed refund { status } } } }`;
const refund = ({ url }: ServerProcess, as: Account, paymentId: string, idempotencyKey: string) =>
  askServer(url, REFUND, { input: { paymentId, idempotencyKey, amount: '4.00' } }, as);

type Order = { status: string; paymentStatus: string; payments: [{ id: string; status: string }] };
const show = (as: Account, id: string) =>
  ask<Order>(
    app,
    'query ($id: ID!) { order(by: { id: $id }) { status paymentStatus payments { id status } history { to } } }',
    { id },
    as,
  );

const settled = (as: Account, orderId: string, isSettled = (order: Order) => order.status !== 'PENDING') =>
  until(() => show(as, orderId), isSettled);

test.each(STEPS)(
  'charges once if a process is killed %s, and processes the order after reconciliation',
  async (_name, locks) => {
    const { ada, orderId } = await owing();
    const victim = await start();
    const key = randomUUID();
    await killAt(locks, victim, () => pay(victim, ada, orderId, key));

    const survivor = await start();
    const order = await settled(ada, orderId);

    expect(order).toEqual({
      status: 'PROCESSING',
      paymentStatus: 'PAID',
      payments: [{ id: expect.any(String), status: 'CAPTURED' }],
      history: [{ to: 'PENDING' }, { to: 'PROCESSING' }],
    });
    const { rows } = await app.db.$client.query(
      'select status, amount, refunds from test_payments where id = $1',
      [`test_${order.payments[0].id}`],
    );
    expect(rows).toEqual([{ status: 'CAPTURED', amount: '1000', refunds: {} }]);
    expect(await pay(survivor, ada, orderId, key)).toEqual({
      __typename: 'PayOrderSuccess',
      replayed: true,
      payment: { status: 'CAPTURED' },
    });
    expect(await brokenOrders(app)).toEqual([]);
  },
);

test.each([
  ['before the provider is asked', [BOOKS]],
  ['after it gave the money back, before we wrote that down', [BOOKS, PAYMENT]],
])('refunds once if a process is killed during a refund, %s', async (_name, locks) => {
  const { ada, orderId } = await owing();
  const staff = await newStaff(app);
  const victim = await start();
  await pay(victim, ada, orderId, randomUUID());
  const [{ id: paymentId }] = (await show(ada, orderId)).payments;
  const key = randomUUID();
  await killAt(locks, victim, () => refund(victim, staff, paymentId, key));
  expect((await show(ada, orderId)).paymentStatus).toBe('PAID');

  const survivor = await start();
  const order = await settled(ada, orderId, ({ paymentStatus }) => paymentStatus !== 'PAID');

  expect(order).toMatchObject({ status: 'PROCESSING', paymentStatus: 'PARTIALLY_REFUNDED' });
  const { rows } = await app.db.$client.query('select refunds from test_payments where id = $1', [
    `test_${paymentId}`,
  ]);
  expect(Object.values(rows[0].refunds)).toEqual(['400']);
  expect(await refund(survivor, staff, paymentId, key)).toEqual({
    __typename: 'RefundPaymentSuccess',
    replayed: true,
    refund: { status: 'SUCCEEDED' },
  });
});

test('charges each of fifty payments once if the process is killed during them', async () => {
  const victim = await start();
  const owed = await Promise.all(Array.from({ length: 50 }, owing));
  const keys = owed.map(() => randomUUID());
  const answers = owed.map(({ ada, orderId }, index) => pay(victim, ada, orderId, keys[index]!));
  await Promise.race(answers);
  await victim.end('SIGKILL');
  await Promise.all(answers);

  const survivor = await start();
  // Requests that got no response are sent again, as clients do.
  await Promise.all(owed.map(({ ada, orderId }, index) => pay(survivor, ada, orderId, keys[index]!)));
  for (const { ada, orderId } of owed) {
    expect(await settled(ada, orderId)).toMatchObject({
      status: 'PROCESSING',
      payments: [{ status: 'CAPTURED' }],
    });
  }
  const { rows } = await app.db.$client.query(`
    select order_id from payments join test_payments on test_payments.id = provider_payment_id
    where test_payments.status = 'CAPTURED' group by order_id having count(*) <> 1`);
  expect(rows).toEqual([]);
  expect(await brokenOrders(app)).toEqual([]);
});
