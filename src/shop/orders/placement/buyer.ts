import { hashSecret } from '../../../platform/crypto/secrets.ts';
import type { Viewer } from '../../../platform/viewer.ts';
import type { OrderTokens } from '../order-tokens.ts';

type BuyerContext = { viewer: Viewer | null; orderTokens: OrderTokens };

/**
 * Returns the account or guest that places an order. Idempotency keys are unique per account, per token of a guest's cart, or
 * among all guests who order without a cart.
 */
export function buyerOf(
  { viewer, orderTokens: tokens }: BuyerContext,
  cartToken: string | null | undefined,
  guestEmail: string | null,
) {
  if (viewer) {
    const { id, email, locale } = viewer.user;
    return {
      customerId: id,
      guest: null,
      email,
      locale,
      placer: { by: 'customerId' as const, value: id },
    };
  }
  const key = hashSecret(cartToken ?? '');
  return {
    customerId: null,
    guest: { key, tokens },
    email: guestEmail,
    locale: null,
    placer: { by: 'guestKey' as const, value: key },
  };
}
