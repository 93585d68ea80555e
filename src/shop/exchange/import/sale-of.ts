import type { ProductRow } from '../../../platform/db/schema.ts';
import { invalidInput, issueAt } from '../../../platform/graphql/input-issues.ts';
import { SALE_END_RULE } from '../../catalog/products/selling-input.ts';
import type { ImportedRow } from './columns.ts';

type Sale = Pick<ProductRow, 'salePrice' | 'saleStartsAt' | 'saleEndsAt'>;

/**
 * Returns the columns of the sale that a row changes, or why the row is invalid. A new sale starts now or later, so that the history
 * of prices stays true. A sale that the product already has keeps its start. A row without a start means this sale if it has the same
 * price and, if the sale has ended, the same end. `now` is the time of the database.
 */
export function saleOf({ salePrice, saleStartsAt, saleEndsAt }: ImportedRow, before: Sale | null, now: Date) {
  const isOver = before?.saleEndsAt != null && before.saleEndsAt <= now;
  if (salePrice === undefined || salePrice === null) {
    if (saleStartsAt || saleEndsAt)
      return invalidInput(issueAt('salePrice', 'REQUIRED', 'is required with the time of a sale.'));
    if (salePrice === undefined || before === null || before.salePrice === null || isOver)
      return { columns: {} };
    return { columns: { salePrice: null, saleStartsAt: null, saleEndsAt: null } };
  }
  const isSameSale =
    before?.salePrice === salePrice && (!isOver || saleEndsAt?.getTime() === before.saleEndsAt?.getTime());
  const isSameStart =
    before?.saleStartsAt != null &&
    (saleStartsAt ? before.saleStartsAt.getTime() === saleStartsAt.getTime() : isSameSale);
  const startsAt = isSameStart
    ? before.saleStartsAt!
    : saleStartsAt && saleStartsAt > now
      ? saleStartsAt
      : now;
  const endsAt = saleEndsAt === undefined ? (isSameStart ? before.saleEndsAt : null) : saleEndsAt;
  if (endsAt && endsAt <= startsAt) return invalidInput(issueAt('saleEndsAt', 'OUT_OF_RANGE', SALE_END_RULE));
  return { columns: { salePrice, saleStartsAt: startsAt, saleEndsAt: endsAt } };
}
