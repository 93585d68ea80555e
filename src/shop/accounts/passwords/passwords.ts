import { randomBytes } from 'node:crypto';
import { argon2id, hash, needsRehash, verify } from 'argon2';
import type { HashCost } from '../../../config/config.ts';
import { hashQueue } from './hash-queue.ts';

/** `hash` and `verify` throw RATE_LIMITED immediately if too many calls are waiting. */
export type Passwords = {
  /** Throws RATE_LIMITED if too many calls are waiting. Called first, so that no other work is wasted. */
  requireCapacity: () => void;
  hash: (password: string) => Promise<string>;
  /** Takes the same time for a null hash, so that the duration does not reveal whether an account exists. */
  verify: (passwordHash: string | null, password: string) => Promise<boolean>;
  /** Returns whether a hash was made at another cost than new hashes. */
  isOutdated: (passwordHash: string) => boolean;
};

/** Hashes passwords with argon2id (RFC 9106), which is slow and takes much memory by design. */
export function createPasswords({
  memoryKib,
  passes,
  lanes,
  concurrency,
}: HashCost & { concurrency: number }): Passwords {
  const cost = { memoryCost: memoryKib, timeCost: passes, parallelism: lanes };
  const { requireCapacity, run } = hashQueue(concurrency);
  const base64 = (length: number) => randomBytes(length).toString('base64').replaceAll('=', '');
  // Random bytes in the format of a hash: no password matches, and verification costs the same as for a real hash.
  const unmatchableHash = `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${base64(16)}$${base64(32)}`;
  return {
    requireCapacity,
    hash: (password) => run(() => hash(password, { ...cost, type: argon2id })),
    verify: (passwordHash, password) => run(() => verify(passwordHash ?? unmatchableHash, password)),
    isOutdated: (passwordHash) => needsRehash(passwordHash, cost),
  };
}
