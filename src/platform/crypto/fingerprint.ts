import { createHash } from 'node:crypto';

/** Returns the SHA-256 of a request's input. It reveals a reused idempotency key with other input. */
export const fingerprintOf = (input: unknown): Buffer =>
  createHash('sha256').update(JSON.stringify(input)).digest();
