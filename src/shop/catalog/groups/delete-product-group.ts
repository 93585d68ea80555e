import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { deleteGroupRow, lockGroup } from './groups.sql.ts';
import { lockVariants, removeAllVariants } from './variants.sql.ts';

/** Deletes a group and keeps its variants. Locks products before the group, as orders do. */
export async function deleteProductGroup(ctx: AuditedContext, rawId: RawId) {
  const id = parseId(rawId);
  return transaction(ctx.db, async (tx) => {
    await lockVariants(tx, id);
    const group = await lockGroup(tx, id, 'update');
    if (!group) throw notFound('product group');
    await removeAllVariants(tx, id);
    await deleteGroupRow(tx, id);
    const { representativeId: _id, representativeDueAt: _dueAt, ...before } = group;
    await recordChange(tx, ctx, 'ProductGroup', before, null);
    return { groupId: id };
  });
}
