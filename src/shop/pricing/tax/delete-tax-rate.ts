import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import { parseId, type RawId } from '../../../platform/graphql/ids.ts';
import { deleteTaxRateRow } from './tax-rates.sql.ts';

/** Deletes a rate. Orders keep the taxes they were placed with. */
export async function deleteTaxRate(ctx: AuditedContext, rawId: RawId) {
  const id = parseId(rawId);
  return transaction(ctx.db, async (tx) => {
    const rate = await deleteTaxRateRow(tx, id);
    if (!rate) throw notFound('tax rate');
    await recordChange(tx, ctx, 'TaxRate', rate, null);
    return rate;
  });
}
