import { hashSecret } from '../../platform/crypto/secrets.ts';
import type { OrderRow } from '../../platform/db/schema.ts';
import { unauthenticated } from '../../platform/errors.ts';
import { isStaff, type Viewer } from '../../platform/viewer.ts';

/**
 * The orders that a request may use: the orders of an account, the order of a token, or both. Null: all orders, for staff. The
 * token of a guest's order is valid with and without sign-in.
 */
export type OrderAccess = { customerId: string | null; tokenHash: Buffer | null } | null;

/** Throws UNAUTHENTICATED if there is neither an account nor a token. */
export function orderAccess(viewer: Viewer | null, token: string | null | undefined): OrderAccess {
  if (isStaff(viewer)) return null;
  if (!viewer && token == null) throw unauthenticated('Sign in, or pass the token of the order.');
  return { customerId: viewer?.user.id ?? null, tokenHash: token == null ? null : hashSecret(token) };
}

/** Returns whether a request may use an order. Checks the row, because an account may have claimed the order. */
export const isOpenTo = (
  { customerId, accessTokenHash }: Pick<OrderRow, 'customerId' | 'accessTokenHash'>,
  access: OrderAccess,
): boolean =>
  access === null ||
  (customerId !== null && customerId === access.customerId) ||
  (accessTokenHash !== null && access.tokenHash !== null && accessTokenHash.equals(access.tokenHash));
