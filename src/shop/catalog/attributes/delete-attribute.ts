import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { DELETION_REFUSALS } from './attribute-input.ts';
import { deleteAttributeRow, lockAttribute } from './attributes.sql.ts';

export async function deleteAttribute(ctx: AuditedContext, rawId: RawId) {
  const id = parseId(rawId);
  return onViolation(
    transaction(ctx.db, async (tx) => {
      const attribute = await lockAttribute(tx, id);
      if (!attribute) throw notFound('attribute');
      await deleteAttributeRow(tx, id);
      await recordChange(tx, ctx, 'Attribute', attribute, null);
      return { __typename: 'DeleteAttributeSuccess' as const, attributeId: id };
    }),
    DELETION_REFUSALS,
  );
}
