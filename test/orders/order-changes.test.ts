import type { OrderChangeKind, OrderStatus } from '../../src/generated/graphql.ts';
import { newShopper, newStaffMember, type Actor, type Shopper } from '../support/actors.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { until } from '../support/until.ts';

let app: App;
let ada: Shopper;
let staff: Actor;
beforeAll(async () => {
  app = await startApp({ worker: {} });
  ada = await newShopper(app);
  staff = await newStaffMember(app);
});
afterAll(() => app.stop());

const SINCE = `query ($cursor: String, $first: Int) {
  ordersChangedSince(cursor: $cursor, first: $first) {
    cursor hasMore
    changes { cursor kind at status amount { amount currency } order { id number status customer { id } } }
  } }`;

type Change = {
  cursor: string;
  kind: OrderChangeKind;
  at: string;
  status: OrderStatus;
  amount: { amount: string; currency: string } | null;
  order: { id: string; number: string; status: OrderStatus; customer: { id: string } | null };
};
type Page = { cursor: string; hasMore: boolean; changes: Change[] };

const since = (cursor: string | null, first?: number, as: Account | undefined = staff): Promise<Page> =>
  ask(app, SINCE, { cursor, ...(first && { first }) }, as);

/** Reads all changes after a cursor, page by page. */
async function all(cursor: string | null, first = 100) {
  const changes: Change[] = [];
  for (;;) {
    const page = await since(cursor, first);
    changes.push(...page.changes);
    cursor = page.cursor;
    if (!page.hasMore) return { changes, cursor };
  }
}

/** Waits until at least `howMany` changes were published after the cursor. */
async function changesAfter(cursor: string | null, howMany: number) {
  return until(
    () => all(cursor),
    ({ changes }) => changes.length >= howMany,
  );
}

test('publishes all changes of an order in order, with the status at each change', async () => {
  const { cursor } = await all(null);
  const { id } = await ada.buy();
  const { payment } = await ada.pay(id);
  await staff.move(id, 'SHIPPED', { carrier: 'DHL', trackingNumber: 'JD014600' });
  await staff.refund(payment.id, { amount: '4.00' });
  await staff.move(id, 'DELIVERED');

  const { changes } = await changesAfter(cursor, 8);

  expect(changes.map(({ kind, status, amount }) => [kind, status, amount?.amount ?? null])).toEqual([
    ['PLACED', 'PENDING', null],
    ['PAYMENT_CHANGED', 'PENDING', '10.00'],
    ['PAYMENT_CHANGED', 'PENDING', '10.00'],
    ['PAID', 'PENDING', '10.00'],
    ['PROCESSING', 'PROCESSING', null],
    ['SHIPPED', 'SHIPPED', null],
    ['REFUNDED', 'SHIPPED', '4.00'],
    ['DELIVERED', 'DELIVERED', null],
  ]);
  expect(new Set(changes.map(({ order }) => `${order.id} ${order.status}`))).toEqual(
    new Set([`${id} DELIVERED`]),
  );
  const times = changes.map(({ at }) => Date.parse(at));
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test('a reader resumes from any change, in pages of any size, and finds each change once', async () => {
  const { cursor } = await all(null);
  await Promise.all([1, 2, 3].map(() => ada.buy()));
  await changesAfter(cursor, 3);
  const { changes } = await all(null);
  const cursors = changes.map(({ cursor }) => cursor);

  expect(new Set(cursors).size).toBe(cursors.length);
  expect((await all(null, 2)).changes.map(({ cursor }) => cursor)).toEqual(cursors);
  expect((await all(cursors[0]!)).changes.map(({ cursor }) => cursor)).toEqual(cursors.slice(1));
  expect(await since(cursors.at(-1)!)).toEqual({ cursor: cursors.at(-1), hasMore: false, changes: [] });
});

test('publishes changes of a late transaction later, and leaves out nothing in the meantime', async () => {
  const { cursor } = await all(null);
  const [first, second] = [await ada.buy(), await ada.buy()];
  let { cursor: read } = await changesAfter(cursor, 2);

  // The change of the first order is written first and committed last.
  const client = await app.db.$client.connect();
  await client.query('begin');
  await client.query(
    `insert into outbox (kind, data) select 'ORDER_CHANGED', jsonb_build_object('orderId', id, 'customerId', customer_id,
      'change', 'PROCESSING', 'status', 'PROCESSING', 'paid', '0', 'refunded', '0', 'amount', null, 'at', now())
      from orders where id = $1`,
    [first.id],
  );
  await staff.move(second.id, 'PROCESSING');
  const early = await changesAfter(read, 1);
  expect(early.changes.map(({ order }) => order.id)).toEqual([second.id]);
  read = early.cursor;

  await client.query('commit');
  client.release();
  const late = await changesAfter(read, 1);
  expect(late.changes.map(({ order }) => order.id)).toEqual([first.id]);
});

test('a page of changes with orders and customers takes four statements, regardless of its length', async () => {
  const count = async (first: number) => {
    app.statements.length = 0;
    await since(null, first);
    return app.statements.filter((statement) =>
      /from "(sessions|order_changes|orders|users)"/.test(statement),
    ).length;
  };
  // Viewer, changes, orders, customers.
  expect(await count(1)).toBe(4);
  expect(await count(50)).toBe(4);
});

test.each(['x', '', Buffer.from('5').toString('base64url'), Buffer.from('c5 ').toString('base64url')])(
  'rejects the cursor %j',
  async (cursor) => {
    expect(await since(cursor)).toBe('BAD_USER_INPUT');
  },
);

test('refuses a cursor whose change is not in the log, and accepts one without a fingerprint', async () => {
  await ada.buy();
  const { changes } = await changesAfter(null, 2);
  const [position, fingerprint] = Buffer.from(changes[0]!.cursor, 'base64url').toString().split('.');
  const cursor = (text: string) => Buffer.from(text).toString('base64url');

  expect(await since(cursor(`${position}.0123456789abcdef`))).toBe('NOT_FOUND');
  expect(await since(cursor(`c999999999.${fingerprint}`))).toBe('NOT_FOUND');
  expect((await all(cursor(position!))).changes).toEqual((await all(changes[0]!.cursor)).changes);
});

test.each([0, -1, 101])('rejects a page of %d changes', async (first) => {
  expect(await ask(app, SINCE, { first }, staff)).toBe('BAD_USER_INPUT');
});

test('rejects readers of changes who are not staff', async () => {
  expect(await ask(app, SINCE, {})).toBe('UNAUTHENTICATED');
  expect(await since(null, 1, ada)).toBe('FORBIDDEN');
});

test('accepts a carrier and tracking number with SHIPPED only, and keeps them when it is delivered', async () => {
  const { id } = await ada.buy();
  expect(await staff.move(id, 'PROCESSING', { carrier: 'DHL', trackingNumber: '1' })).toMatchObject({
    issues: [
      { path: ['carrier'], code: 'CONFLICT' },
      { path: ['trackingNumber'], code: 'CONFLICT' },
    ],
  });
  await staff.move(id, 'PROCESSING');
  expect(await staff.move(id, 'SHIPPED', { carrier: ' DHL ', trackingNumber: 'JD01' })).toMatchObject({
    order: { carrier: 'DHL', trackingNumber: 'JD01' },
  });
  expect(await staff.move(id, 'DELIVERED')).toMatchObject({
    order: { carrier: 'DHL', trackingNumber: 'JD01' },
  });
});
