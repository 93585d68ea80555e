import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import type { CreateTaxRateInput } from '../../../generated/graphql.ts';
import { parseInput } from '../../../platform/graphql/input-issues.ts';
import { parseRegion } from './regions.ts';
import { missingCountry, parseTaxRate, TAX_RATE_REFUSALS } from './tax-rate-input.ts';
import { insertTaxRate } from './tax-rates.sql.ts';

export async function createTaxRate(ctx: AuditedContext, input: CreateTaxRateInput) {
  const { value: values, refusal } = parseInput((parser) => {
    const fields = parseTaxRate(parser, input);
    if (fields.region != null && fields.country == null) parser.issues.push(missingCountry);
    const region = fields.region && parseRegion(fields.country, fields.region);
    if (region && typeof region !== 'string') parser.issues.push(region);
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
