import { hash } from 'node:crypto';

/** Returns the SHA-256 of a request's input. A different hash shows that an idempotency key was reused with other input. */
export const fingerprintOf = (input: unknown): Buffer => hash('sha256', JSON.stringify(input), 'buffer');
