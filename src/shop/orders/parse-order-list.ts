import type { InputMaybe, OrderFilter } from '../../generated/graphql.ts';
import { badUserInput } from '../../platform/errors.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { InputParser } from '../../platform/graphql/input-issues.ts';
import type { OrderList } from './order-list.sql.ts';
import { parseOrderNumber, parsePartOfNumber } from './order-number.ts';

const MAX_LENGTH = 200;
/** For a shorter text, the trigram index is of no use: the statement would read all orders. */
const MIN_LETTERS_OR_DIGITS = 3;

export function parseOrderList(filter: InputMaybe<OrderFilter> | undefined): OrderList {
  const parser = new InputParser();
  const search = parser.text('filter.search', filter?.search ?? null, 0, MAX_LENGTH);
  const email = parser.text('filter.email', filter?.email ?? null, 0, MAX_LENGTH);
  const [issue] = parser.issues;
  if (issue) throw badUserInput(`${issue.path.join('.')} ${issue.message}`);
  if (search !== null && (search.match(/[\p{L}\p{N}]/gu) ?? []).length < MIN_LETTERS_OR_DIGITS)
    throw badUserInput(`filter.search must have at least ${MIN_LETTERS_OR_DIGITS} letters or digits.`);
  return {
    status: filter?.status ?? null,
    paymentStatus: filter?.paymentStatus ?? null,
    customerId: filter?.customerId == null ? null : parseId(filter.customerId),
    placedFrom: filter?.placedFrom ?? null,
    placedBefore: filter?.placedBefore ?? null,
    number: filter?.number == null ? null : parseOrderNumber(filter.number),
    email,
    search,
    partOfNumber: search && parsePartOfNumber(search),
  };
}
