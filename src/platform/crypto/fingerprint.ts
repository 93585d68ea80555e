import { createHash } from 'node:crypto';

/** SHA-256 of what a client asked for, to tell a repeat from something else under the same idempotency key. */
export const fingerprintOf = (wish: unknown): Buffer =>
  createHash('sha256').update(JSON.stringify(wish)).digest();
