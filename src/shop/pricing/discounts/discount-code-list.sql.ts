import { timeOrderedList } from '../../../platform/db/query/time-ordered-list.ts';
import { discountCodes, type DiscountCodeRow } from '../../../platform/db/schema.ts';
import type { SortOrder } from '../../../platform/graphql/paging.ts';

export const NEWEST_FIRST: SortOrder<DiscountCodeRow> = {
  name: 'CREATED_AT',
  key: 'instant',
  keyOf: (code) => code.createdAt.toISOString(),
};

const { code, isActive, createdAt } = discountCodes;

export const discountCodeList = timeOrderedList(discountCodes, createdAt, { code, isActive });
