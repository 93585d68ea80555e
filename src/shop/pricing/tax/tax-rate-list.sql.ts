import { newestFirst } from '../../../platform/db/query/time-ordered-list.ts';
import { taxRates, type TaxRateRow } from '../../../platform/db/schema.ts';
import type { SortOrder } from '../../../platform/graphql/paging.ts';

export const LATEST_FIRST: SortOrder<TaxRateRow> = {
  name: 'VALID_FROM',
  key: 'instant',
  keyOf: (rate) => rate.validFrom.toISOString(),
};

const { country, taxClass, validFrom } = taxRates;

export const taxRateList = newestFirst(taxRates, validFrom, { country, taxClass });
