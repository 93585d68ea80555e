import { hash } from 'node:crypto';

/** Returns the SHA-256 of a request's input. It reveals a reused idempotency key with other input. */
export const fingerprintOf = (input: unknown): Buffer => hash('sha256', JSON.stringify(input), 'buffer');
