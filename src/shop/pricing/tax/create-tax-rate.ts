import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import type { CreateTaxRateInput } from '../../../generated/graphql.ts';
import { readInput } from '../../../platform/graphql/input-issues.ts';
import { readRegion } from './regions.ts';
import { missingCountry, readTaxRate, TAX_RATE_REFUSALS } from './tax-rate-input.ts';
import { insertTaxRate } from './tax-rates.sql.ts';

export async function createTaxRate(ctx: AuditedContext, input: CreateTaxRateInput) {
  const { value: values, refusal } = readInput((read) => {
    const fields = readTaxRate(read, input);
    if (fields.region != null && fields.country == null) read.issues.push(missingCountry);
    const region = fields.region && readRegion(fields.country, fields.region);
    if (region && typeof region !== 'string') read.issues.push(region);
    return { ...fields, region: typeof region === 'string' ? region : null };
  });
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      const taxRate = await insertTaxRate(tx, values);
      await recordChange(tx, ctx, 'TaxRate', null, taxRate);
      return { __typename: 'CreateTaxRateSuccess' as const, taxRate };
    }),
    TAX_RATE_REFUSALS,
  );
}
