import { timeOrderedList } from '../../../platform/db/query/sorted-list.ts';
import { discountCodes } from '../../../platform/db/schema.ts';

const { code, isActive, createdAt } = discountCodes;

export const findDiscountCodes = timeOrderedList({
  table: discountCodes,
  name: 'CREATED_AT',
  by: createdAt,
  instantOf: (discountCode) => discountCode.createdAt,
  filters: { code, isActive },
});
