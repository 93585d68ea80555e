import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { DELETION_REFUSALS } from './attribute-input.ts';
import { deleteValueRow, lockValue } from './attributes.sql.ts';

export async function deleteAttributeValue(ctx: AuditedContext, rawId: RawId) {
  const id = parseId(rawId);
  return onViolation(
    transaction(ctx.db, async (tx) => {
      const value = await lockValue(tx, id);
      if (!value) throw notFound('attribute value');
      await deleteValueRow(tx, id);
      await recordChange(tx, ctx, 'AttributeValue', value, null);
      return { __typename: 'DeleteAttributeValueSuccess' as const, valueId: id };
    }),
    DELETION_REFUSALS,
  );
}
