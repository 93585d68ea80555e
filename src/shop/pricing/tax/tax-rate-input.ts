import type { UpdateTaxRateInput } from '../../../generated/graphql.ts';
import { invalidInput, issueAt, type InputReader } from '../../../platform/graphql/input-issues.ts';
import { normalizeRegion } from './region.ts';
import { readInstant } from '../../../platform/graphql/read-instant.ts';
import { readPercent } from '../../../platform/money/read-percent.ts';

/** The columns that an input sets; what it leaves out stays undefined. */
export const readTaxRate = (read: InputReader, input: UpdateTaxRateInput) => ({
  name: read.text('name', read.notNull('name', input.name), 1, 100),
  country: input.country && input.country.toUpperCase(),
  region: input.region == null ? input.region : normalizeRegion(read.text('region', input.region, 1, 200)),
  taxClass: read.matching(
    'taxClass',
    read.notNull('taxClass', input.taxClass),
    (taxClass) => taxClass !== 'ZERO',
    'must be STANDARD or REDUCED: ZERO is never taxed.',
  ),
  rate: readPercent(read, 'rate', read.notNull('rate', input.rate), 0),
  validFrom: readInstant(read, 'validFrom', input.validFrom),
});

export const countryMissing = issueAt('country', 'REQUIRED', 'is required with a region.');

/** What the database's constraints refuse, in the words of the API. */
export const TAX_RATE_REFUSALS = {
  tax_rates_one_at_a_time: () => ({
    __typename: 'TaxRateTaken' as const,
    message: 'There is a rate for this place, class and date already.',
  }),
  // Where only one of them is given, the other is known to the database.
  tax_rates_region_of_country: () => invalidInput(countryMissing),
};
