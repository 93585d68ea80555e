import { timeOrderedList } from '../../../platform/db/query/time-ordered-list.ts';
import { taxRates, type TaxRateRow } from '../../../platform/db/schema.ts';
import type { SortOrder } from '../../../platform/graphql/paging.ts';

export const LATEST_FIRST: SortOrder<TaxRateRow> = {
  name: 'VALID_FROM',
  key: 'instant',
  keyOf: (rate) => rate.validFrom.toISOString(),
};

const { country, taxClass, validFrom } = taxRates;

export const taxRateList = timeOrderedList(taxRates, validFrom, { country, taxClass });
