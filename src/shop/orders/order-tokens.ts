import { createHmac } from 'node:crypto';

/** Makes the tokens that open the orders of guests. */
export type OrderTokens = { tokenOf: (orderId: string) => string };

/**
 * Derives 256 bits from the id of the order and a secret of the server, so that the token is not stored and can be given again:
 * in e-mails, and if the response with it was lost. See docs/decisions/0024.
 */
export const createOrderTokens = (secret: Buffer): OrderTokens => ({
  tokenOf: (orderId) => createHmac('sha256', secret).update(orderId).digest('base64url'),
});
