import { onViolation, type Database } from '../db/client.ts';
import { notFound } from '../errors.ts';
import type { UpdateTaxRateInput } from '../generated/graphql.ts';
import { InputReader, invalidInput } from '../graphql/input-issues.ts';
import { readTaxRate, TAX_RATE_REFUSALS } from './tax-rate-input.ts';
import { changeTaxRate } from './tax-rate-repository.ts';

export async function updateTaxRate(db: Database, id: string, input: UpdateTaxRateInput) {
  const read = new InputReader();
  const { validFrom, ...others } = readTaxRate(read, input);
  const values = { ...others, validFrom: read.notNull('validFrom', validFrom) };
  if (read.issues.length > 0) return invalidInput(...read.issues);

  return onViolation(
    changeTaxRate(db, id, values).then((taxRate) => {
      if (!taxRate) throw notFound('tax rate');
      return { __typename: 'UpdateTaxRateSuccess' as const, taxRate };
    }),
    TAX_RATE_REFUSALS,
  );
}
