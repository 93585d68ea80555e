import type { CreateTaxRateInput, UpdateTaxRateInput } from '../../../generated/graphql.ts';
import { invalidInput, issueAt, type InputReader } from '../../../platform/graphql/input-issues.ts';
import type { TaxClass } from '../../../platform/db/schema.ts';
import { readInstant } from '../../../platform/graphql/read-instant.ts';
import { readPercent } from '../../../platform/money/read-percent.ts';

const readFields = (read: InputReader, input: UpdateTaxRateInput) => ({
  name: read.text('name', read.notNull('name', input.name), 1, 100),
  country: input.country && input.country.toUpperCase(),
  region: read.text('region', input.region, 1, 200),
  taxClass: read.matching(
    'taxClass',
    read.notNull('taxClass', input.taxClass),
    (taxClass) => taxClass !== 'ZERO',
    'must be STANDARD or REDUCED: goods of class ZERO are not taxed.',
  ),
  rate: readPercent(read, 'rate', read.notNull('rate', input.rate), 0),
  validFrom: readInstant(read, 'validFrom', input.validFrom),
});

type Fields = ReturnType<typeof readFields>;
type NewFields = Fields & { name: string; taxClass: TaxClass; rate: number };

/** Reads the columns that an input sets. Omitted fields stay undefined, and so does an invalid rate. */
export function readTaxRate(read: InputReader, input: CreateTaxRateInput): NewFields;
export function readTaxRate(read: InputReader, input: UpdateTaxRateInput): Fields;
export function readTaxRate(read: InputReader, input: UpdateTaxRateInput): Fields {
  return readFields(read, input);
}

export const missingCountry = issueAt('country', 'REQUIRED', 'is required if a region is given.');

/** Maps violated database constraints to the API's refusals. */
export const TAX_RATE_REFUSALS = {
  tax_rates_one_at_a_time: () => ({
    __typename: 'TaxRateTaken' as const,
    message:
      'A rate for this place, tax class and date already exists. Update that rate or choose another date.',
  }),
  // If only one of them is given, the database knows the other one.
  tax_rates_region_of_country: () => invalidInput(missingCountry),
};
