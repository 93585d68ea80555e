import type { OrderRow } from '../../platform/db/schema.ts';

/** How long an unpaid order is kept. Null: until it is cancelled. Orders placed before `since` are kept too. */
type UnpaidTtl = Readonly<{ seconds: number; since: Date }> | null;

/** An order that an account has claimed counts as one of the account. */
export type UnpaidTtls = Readonly<{ ofAccounts: UnpaidTtl; ofGuests: UnpaidTtl }>;

type Dates = Pick<OrderRow, 'customerId' | 'guestKey' | 'placedAt'>;

export function ttlOf({ ofAccounts, ofGuests }: UnpaidTtls, { customerId, guestKey, placedAt }: Dates) {
  const ttl = customerId === null && guestKey !== null ? ofGuests : ofAccounts;
  return ttl && placedAt >= ttl.since ? ttl.seconds : null;
}
