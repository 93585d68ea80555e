import { createHmac } from 'node:crypto';

/** Computes the tokens that open the orders of guests. */
export type OrderTokens = { tokenOf: (orderId: string) => string };

/**
 * Derives 256 bits from the id of the order and a secret of the server. So the token need not be stored, and can be returned again:
 * in e-mails, and after a lost response. See docs/decisions/0024.
 */
export const createOrderTokens = (secret: Buffer): OrderTokens => ({
  tokenOf: (orderId) => createHmac('sha256', secret).update(orderId).digest('base64url'),
});
