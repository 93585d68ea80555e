import { recordChange, type AuditedContext } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import type { MutationUpdateTaxRateArgs } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { invalidInput, parseInput } from '../../../platform/graphql/input-issues.ts';
import { parseRegion } from './regions.ts';
import { parseTaxRate, TAX_RATE_REFUSALS } from './tax-rate-input.ts';
import { lockTaxRate, updateTaxRateRow } from './tax-rates.sql.ts';

export async function updateTaxRate(ctx: AuditedContext, { id: rawId, input }: MutationUpdateTaxRateArgs) {
  const id = parseId(rawId);
  const { value: values, refusal } = parseInput((parser) => {
    const { validFrom, ...others } = parseTaxRate(parser, input);
    return { ...others, validFrom: parser.notNull('validFrom', validFrom) };
  });
  if (refusal) return refusal;

  return onViolation(
    transaction(ctx.db, async (tx) => {
      const before = await lockTaxRate(tx, id);
      if (!before) throw notFound('tax rate');
      // The input may change only the country or only the region, so the resulting pair is checked.
      const { country = before.country, region = before.region } = values;
      const isMoved = country !== before.country || region !== before.region;
      const code = isMoved && region ? parseRegion(country, region) : region;
      if (code && typeof code !== 'string') return invalidInput(code);
      const taxRate = await updateTaxRateRow(tx, id, { ...values, region: code });
      await recordChange(tx, ctx, 'TaxRate', before, taxRate);
      return { __typename: 'UpdateTaxRateSuccess' as const, taxRate };
    }),
    TAX_RATE_REFUSALS,
  );
}
