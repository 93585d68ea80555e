import type { CreateTaxRateInput, UpdateTaxRateInput } from '../../../generated/graphql.ts';
import { invalidInput, issueAt, type InputParser } from '../../../platform/graphql/input-issues.ts';
import type { TaxClass } from '../../../platform/db/schema.ts';
import { parseInstant } from '../../../platform/graphql/parse-instant.ts';
import { parsePercent } from '../../../platform/money/parse-percent.ts';

const parseFields = (parser: InputParser, input: UpdateTaxRateInput) => ({
  name: parser.text('name', parser.notNull('name', input.name), 1, 100),
  country: input.country && input.country.toUpperCase(),
  region: parser.text('region', input.region, 1, 200),
  taxClass: parser.matching(
    'taxClass',
    parser.notNull('taxClass', input.taxClass),
    (taxClass) => taxClass !== 'ZERO',
    'must be STANDARD or REDUCED: goods of class ZERO are not taxed.',
  ),
  rate: parsePercent(parser, 'rate', parser.notNull('rate', input.rate), 0),
  validFrom: parseInstant(parser, 'validFrom', input.validFrom),
});

type Fields = ReturnType<typeof parseFields>;
type NewFields = Fields & { name: string; taxClass: TaxClass; rate: number };

/** Parses the columns that an input sets. Omitted fields stay undefined, and so does an invalid rate. */
export function parseTaxRate(parser: InputParser, input: CreateTaxRateInput): NewFields;
export function parseTaxRate(parser: InputParser, input: UpdateTaxRateInput): Fields;
export function parseTaxRate(parser: InputParser, input: UpdateTaxRateInput): Fields {
  return parseFields(parser, input);
}

export const missingCountry = issueAt('country', 'REQUIRED', 'is required if a region is given.');

/** Maps violated database constraints to the API's refusals. */
export const TAX_RATE_REFUSALS = {
  tax_rates_one_at_a_time: () => ({
    __typename: 'TaxRateTaken' as const,
    message:
      'A rate for this place, tax class and date already exists. Update that rate or choose another date.',
  }),
  // An update may set only the country or only the region. The database checks the resulting pair.
  tax_rates_region_of_country: () => invalidInput(missingCountry),
};
