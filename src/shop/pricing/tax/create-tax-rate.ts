import type { Actor } from '../../../platform/audit/record-audit.sql.ts';
import { recordChange } from '../../../platform/audit/record-change.ts';
import { onViolation, transaction, type Database } from '../../../platform/db/client.ts';
import type { CreateTaxRateInput } from '../../../generated/graphql.ts';
import { InputReader, invalidInput } from '../../../platform/graphql/input-issues.ts';
import { countryMissing, readTaxRate, TAX_RATE_REFUSALS } from './tax-rate-input.ts';
import { insertTaxRate } from './tax-rates.sql.ts';

export async function createTaxRate(db: Database, actor: Actor, input: CreateTaxRateInput) {
  const read = new InputReader();
  const { name, taxClass, rate, ...optional } = readTaxRate(read, input);
  if (optional.region != null && optional.country == null) read.issues.push(countryMissing);
  if (read.issues.length > 0 || name === undefined || taxClass === undefined || rate === undefined) {
    return invalidInput(...read.issues);
  }

  return onViolation(
    transaction(db, async (tx) => {
      const taxRate = await insertTaxRate(tx, { ...optional, name, taxClass, rate });
      await recordChange(tx, actor, 'TaxRate', null, taxRate);
      return { __typename: 'CreateTaxRateSuccess' as const, taxRate };
    }),
    TAX_RATE_REFUSALS,
  );
}
