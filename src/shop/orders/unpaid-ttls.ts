import type { OrderRow } from '../../platform/db/schema.ts';
import type { Owners } from './unpaid-orders.sql.ts';

/** How long an unpaid order is kept. Orders placed before `since` do not expire. */
export type UnpaidTtl = Readonly<{ seconds: number; since: Date }>;

/** Null: orders do not expire. An order that an account has claimed is an order of the account. */
export type UnpaidTtls = Readonly<Record<Owners, UnpaidTtl | null>>;

type OwnerAndDate = Pick<OrderRow, 'customerId' | 'guestKey' | 'placedAt'>;

export function ttlOf(ttls: UnpaidTtls, { customerId, guestKey, placedAt }: OwnerAndDate) {
  const ttl = customerId === null && guestKey !== null ? ttls.guests : ttls.accounts;
  return ttl && placedAt >= ttl.since ? ttl.seconds : null;
}
