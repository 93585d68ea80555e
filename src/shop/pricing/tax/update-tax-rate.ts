import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction, type Database } from '../../../platform/db/client.ts';
import { notFound } from '../../../platform/errors.ts';
import type { UpdateTaxRateInput } from '../../../generated/graphql.ts';
import { InputReader, invalidInput } from '../../../platform/graphql/input-issues.ts';
import { readTaxRate, TAX_RATE_REFUSALS } from './tax-rate-input.ts';
import { changeTaxRate, lockTaxRate } from './tax-rates.sql.ts';

export async function updateTaxRate(db: Database, actor: Actor, id: string, input: UpdateTaxRateInput) {
  const read = new InputReader();
  const { validFrom, ...others } = readTaxRate(read, input);
  const values = { ...others, validFrom: read.notNull('validFrom', validFrom) };
  if (read.issues.length > 0) return invalidInput(...read.issues);

  return onViolation(
    transaction(db, async (tx) => {
      const before = await lockTaxRate(tx, id);
      if (!before) throw notFound('tax rate');
      const taxRate = await changeTaxRate(tx, id, values);
      await recordChange(tx, actor, 'TaxRate', before, taxRate);
      return { __typename: 'UpdateTaxRateSuccess' as const, taxRate };
    }),
    TAX_RATE_REFUSALS,
  );
}
