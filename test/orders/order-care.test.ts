import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { auditLog, orderNotes, orderChanges } from '../../src/platform/db/schema.ts';
import { newShopper, newStaffMember, guest, type Actor } from '../support/actors.ts';
import { ask, startApp, type Account, type App } from '../support/app.ts';
import { until } from '../support/until.ts';
import { connect, countListeners, watch } from '../support/live.ts';

let app: App;
let staff: Actor;
let listening: () => number;
beforeAll(async () => {
  app = await startApp({ worker: {} });
  listening = countListeners(app);
  staff = await newStaffMember(app);
});
afterAll(() => app.stop());

const TRACK = `mutation ($input: UpdateTrackingInput!) { updateTracking(input: $input) {
  __typename
  ... on UpdateTrackingSuccess { order { id status carrier trackingNumber updatedAt } }
  ... on OrderNotShipped { order { status } }
  ... on InvalidInput { issues { path code } } } }`;
const track = (orderId: string, input: object, as: Account = staff) =>
  ask(app, TRACK, { input: { orderId, ...input } }, as);

const NOTE = `mutation ($input: AddOrderNoteInput!) { addOrderNote(input: $input) {
  __typename
  ... on AddOrderNoteSuccess { replayed note { id text visibility author { id } } order { id } }
  ... on OrderNotesFull { maximum most }
  ... on InvalidInput { issues { path code } } } }`;
const note = (orderId: string, input: object = {}, as: Account = staff) =>
  ask(app, NOTE, { input: { orderId, text: 'Called.', idempotencyKey: randomUUID(), ...input } }, as);

const NOTES = `query ($id: ID!) { order(by: { id: $id }) { staffNotes { text visibility author { id } } } }`;
const notesOf = async (id: string, as: Account) => (await ask(app, NOTES, { id }, as)).staffNotes;

async function shipped(parcel: object = {}) {
  const ada = await newShopper(app);
  const { id } = await ada.buy();
  await staff.move(id, 'PROCESSING');
  await staff.move(id, 'SHIPPED', parcel);
  return { ada, id };
}

/** The changes of the order log about an order, after the relay has written the expected number. */
const changesOf = (orderId: string, count: number) =>
  until(
    () =>
      app.db
        .select()
        .from(orderChanges)
        .where(eq(orderChanges.orderId, orderId))
        .orderBy(orderChanges.position),
    ({ length }) => length >= count,
  );

describe('updateTracking', () => {
  test('adds, corrects and clears carrier and tracking number after the shipment, also when delivered', async () => {
    const { id } = await shipped();

    expect(await track(id, { carrier: ' Post ' })).toMatchObject({
      __typename: 'UpdateTrackingSuccess',
      order: { carrier: 'Post', trackingNumber: null },
    });
    expect(await track(id, { trackingNumber: 'RX 1' })).toMatchObject({
      order: { carrier: 'Post', trackingNumber: 'RX 1' },
    });
    await staff.move(id, 'DELIVERED');
    expect(await track(id, { carrier: null, trackingNumber: 'RX 2' })).toMatchObject({
      order: { status: 'DELIVERED', carrier: null, trackingNumber: 'RX 2' },
    });
    expect(await track(id, { trackingNumber: '' })).toMatchObject({
      order: { carrier: null, trackingNumber: null },
    });
  });

  test('rejects an order that is not shipped, and invalid texts', async () => {
    const { id } = await (await newShopper(app)).buy();

    expect(await track(id, { carrier: 'Post' })).toEqual({
      __typename: 'OrderNotShipped',
      order: { status: 'PENDING' },
    });
    expect(await track(id, { carrier: 'x'.repeat(101), trackingNumber: 'a\0b' })).toMatchObject({
      issues: [
        { path: ['carrier'], code: 'TOO_LONG' },
        { path: ['trackingNumber'], code: 'INVALID_CHARACTERS' },
      ],
    });
    expect(await track(randomUUID(), { carrier: 'Post' })).toBe('NOT_FOUND');
    expect(await track(id, { carrier: 'Post' }, await newShopper(app))).toBe('FORBIDDEN');
  });

  test('of 10 concurrent identical updates, one is recorded, and the log keeps each version', async () => {
    const { id } = await shipped({ carrier: 'Post', trackingNumber: 'RX 1' });
    const update = { trackingNumber: 'RX 2' };

    const answers = await Promise.all(Array.from({ length: 10 }, () => track(id, update)));

    expect(new Set(answers.map(({ order }) => order.trackingNumber))).toEqual(new Set(['RX 2']));
    const changes = (await changesOf(id, 4)).map(({ kind, parcel }) => [
      kind,
      parcel?.trackingNumber ?? null,
    ]);
    expect(changes).toEqual([
      ['PLACED', null],
      ['PROCESSING', null],
      ['SHIPPED', 'RX 1'],
      ['TRACKING_UPDATED', 'RX 2'],
    ]);
    const audited = await app.db.select().from(auditLog).where(eq(auditLog.subjectId, id));
    expect(audited.filter(({ action }) => action === 'TRACKING_UPDATED')).toMatchObject([
      { before: null, after: null },
    ]);
  });

  test('publishes the order, and keeps the time of its last status', async () => {
    const { ada, id } = await shipped();
    const before = await ask(app, 'query ($id: ID!) { order(by: { id: $id }) { updatedAt } }', { id }, ada);
    await changesOf(id, 3);
    const client = connect(app.url, ada);
    const events = watch(
      client,
      `subscription { orderUpdated(orderId: "${id}") { trackingNumber staffNotes { text } } }`,
    );
    // One listener of the subscription, one of its session.
    await until(listening, (count) => count === 2);

    const { order } = await track(id, { trackingNumber: 'RX 3' });
    await note(id, { text: 'Secret.', visibility: 'INTERNAL' });
    await note(id, { text: 'At the neighbour.', visibility: 'CUSTOMER' });

    expect(order.updatedAt).toBe(before.updatedAt);
    const seen = await until(
      () => JSON.stringify(events.results),
      (text) => text.includes('neighbour'),
    );
    expect(seen).toContain('RX 3');
    expect(seen).not.toContain('Secret');
    await client.dispose();
  });
});

describe('notes', () => {
  test('customers see the notes for them without the author, staff see all, oldest first', async () => {
    const ada = await newShopper(app);
    const { id } = await ada.buy();
    const internal = await note(id, { text: ' Is often late. ' });
    await note(id, { text: 'It is on its way.', visibility: 'CUSTOMER' });

    expect(internal).toMatchObject({
      __typename: 'AddOrderNoteSuccess',
      replayed: false,
      note: { text: 'Is often late.', visibility: 'INTERNAL', author: { id: staff.id } },
    });
    expect(await notesOf(id, staff)).toEqual([
      { text: 'Is often late.', visibility: 'INTERNAL', author: { id: staff.id } },
      { text: 'It is on its way.', visibility: 'CUSTOMER', author: { id: staff.id } },
    ]);
    expect(await notesOf(id, ada)).toEqual([
      { text: 'It is on its way.', visibility: 'CUSTOMER', author: null },
    ]);
    expect(await note(id, {}, ada)).toBe('FORBIDDEN');
    expect(await guest(app).order(id)).toBeNull();
  });

  test('the notes and refunds of many orders are read in one statement each', async () => {
    const ada = await newShopper(app);
    const buy = async () => {
      const { id } = await ada.buy();
      const { payment } = await ada.pay(id);
      await staff.refund(payment.id, { shipping: false, amount: '1' });
      await note(id);
    };
    const quiet = await startApp({ sharedApp: app });
    const count = async () => {
      quiet.statements.length = 0;
      const { nodes } = await ask(
        quiet,
        `query ($id: ID!) { orders(first: 10, filter: { customerId: $id }) { nodes {
          staffNotes { text author { name } } payments { refunds { lines { quantity } tax { amount } } } } } }`,
        { id: ada.id },
        staff,
      );
      expect(nodes[0]).toMatchObject({
        staffNotes: [{ text: 'Called.' }],
        payments: [{ refunds: [{ lines: [] }] }],
      });
      return quiet.statements.length;
    };
    await buy();
    const one = await count();
    await buy();
    await buy();
    const three = await count();
    await quiet.stop();
    // The viewer, the orders, their notes, the authors, the payments and the refunds.
    expect([one, three]).toEqual([6, 6]);
  });

  test('20 concurrent requests with one key add one note', async () => {
    const { id } = await (await newShopper(app)).buy();
    const input = { idempotencyKey: 'one', text: 'Once.' };

    const answers = await Promise.all(Array.from({ length: 20 }, () => note(id, input)));

    expect(new Set(answers.map((answer) => answer.note.id)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await note(id, { ...input, text: 'Twice.' })).toEqual({ __typename: 'IdempotencyKeyReused' });
    expect(await note(id, { ...input, visibility: 'CUSTOMER' })).toEqual({
      __typename: 'IdempotencyKeyReused',
    });
  });

  test('accepts at most 200 notes per order, also concurrently', async () => {
    const { id: orderId } = await (await newShopper(app)).buy();
    await app.db.insert(orderNotes).values(
      Array.from({ length: 198 }, (_, n) => ({
        orderId,
        visibility: 'INTERNAL' as const,
        text: 'x',
        idempotencyKey: `${n}`,
      })),
    );

    const answers = await Promise.all(Array.from({ length: 6 }, () => note(orderId)));

    expect(answers.map(({ __typename }): string => __typename).toSorted()).toEqual([
      ...Array(2).fill('AddOrderNoteSuccess'),
      ...Array(4).fill('OrderNotesFull'),
    ]);
    expect(await notesOf(orderId, staff)).toHaveLength(200);
  });

  test('rejects invalid texts and unknown orders', async () => {
    const { id } = await (await newShopper(app)).buy();

    expect(await note(id, { text: ' ', idempotencyKey: 'ä' })).toMatchObject({
      issues: [
        { path: ['text'], code: 'TOO_SHORT' },
        { path: ['idempotencyKey'], code: 'INVALID' },
      ],
    });
    expect(await note(id, { text: 'x'.repeat(2001) })).toMatchObject({ issues: [{ code: 'TOO_LONG' }] });
    expect(await note(randomUUID())).toBe('NOT_FOUND');
  });

  test('are never rewritten, by any program', async () => {
    const { id } = await (await newShopper(app)).buy();
    await note(id);

    for (const change of ["text = 'Other.'", "visibility = 'CUSTOMER'", `author_id = '${randomUUID()}'`]) {
      await expect(
        app.db.$client.query(`update order_notes set ${change} where order_id = $1`, [id]),
      ).rejects.toMatchObject({ code: '23001' });
    }
  });
});
