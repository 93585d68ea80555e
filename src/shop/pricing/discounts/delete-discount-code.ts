import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { auditedCode } from './discount-code-input.ts';
import { deleteDiscountCodeRow } from './discount-codes.sql.ts';

/** Deletes a code. Orders keep their discount; a cart with the code then reports it as unknown. */
export async function deleteDiscountCode(ctx: AuditedContext, rawId: RawId) {
  const id = parseId(rawId);
  return transaction(ctx.db, async (tx) => {
    const code = await deleteDiscountCodeRow(tx, 'CODE', id);
    if (!code) throw notFound('discount code');
    await recordChange(tx, ctx, 'DiscountCode', auditedCode(code), null);
    return code;
  });
}
