import { timeOrderedList } from '../../../platform/db/query/sorted-list.ts';
import { taxRates } from '../../../platform/db/schema.ts';

const { country, taxClass, validFrom } = taxRates;

export const findTaxRates = timeOrderedList({
  table: taxRates,
  name: 'VALID_FROM',
  by: validFrom,
  instantOf: (rate) => rate.validFrom,
  filters: { country, taxClass },
});
