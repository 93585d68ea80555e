import { actorIdOf, recordAudit } from '../../../platform/audit/record-audit.sql.ts';
import type { AuditedContext } from '../../../platform/audit/record-change.ts';
import { transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import type { AddOrderNoteInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import { keyReused } from '../../../platform/graphql/key-reused.ts';
import { recordOrderChange } from '../order-changes.sql.ts';
import { lockOrder } from '../orders.sql.ts';
import { countNotes, insertNote, noteByKey } from './order-notes.sql.ts';

/** Maximum notes of an order: they are returned in one list without pages. */
const MAX_NOTES = 200;

/** Adds a note, once for each idempotency key. The order is locked, so that concurrent requests cannot exceed the limit. */
export async function addOrderNote(context: AuditedContext, input: AddOrderNoteInput) {
  const orderId = parseId(input.orderId);
  const { value, refusal } = parseInput((parser) => ({
    text: parser.text('text', input.text, 1, 2000),
    idempotencyKey: parser.idempotencyKey('idempotencyKey', input.idempotencyKey),
  }));
  if (refusal) return refusal;
  const { visibility } = input;

  return transaction(context.db, async (tx) => {
    const order = await lockOrder(tx, orderId, null);
    if (!order) throw notFound('order');
    const earlier = await noteByKey(tx, orderId, value.idempotencyKey);
    if (earlier) {
      const isRepeat = earlier.text === value.text && earlier.visibility === visibility;
      return isRepeat
        ? { __typename: 'AddOrderNoteSuccess' as const, note: earlier, order, replayed: true }
        : keyReused('note');
    }
    if ((await countNotes(tx, orderId)) >= MAX_NOTES) {
      return {
        __typename: 'OrderNotesFull' as const,
        message: `An order can have at most ${MAX_NOTES} notes.`,
        maximum: MAX_NOTES,
        most: MAX_NOTES,
      };
    }
    const note = await insertNote(tx, { orderId, visibility, ...value, authorId: actorIdOf(context) });
    // Customers listen to the changes of their orders, so an internal note is not recorded as a change.
    if (visibility === 'CUSTOMER') await recordOrderChange(tx, order, 'NOTE_ADDED', { at: note.createdAt });
    await recordAudit(tx, context, {
      action: 'CREATED',
      subject: { type: 'OrderNote', id: note.id },
      after: { orderId, visibility },
    });
    return { __typename: 'AddOrderNoteSuccess' as const, note, order, replayed: false };
  });
}
