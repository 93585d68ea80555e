import { timeOrderedList } from '../../../platform/db/query/sorted-list.ts';
import { discountCodes } from '../../../platform/db/schema.ts';

const { kind, code, isActive, createdAt } = discountCodes;

/** Lists discount codes or promotions, as the `kind` in the filter says. */
export const findDiscountCodes = timeOrderedList({
  table: discountCodes,
  name: 'CREATED_AT',
  by: createdAt,
  instantOf: (discountCode) => discountCode.createdAt,
  filters: { kind, code, isActive },
});
