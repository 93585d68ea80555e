import { randomBytes } from 'node:crypto';
import { argon2id, hash, needsRehash, verify } from 'argon2';
import type { HashCost } from '../../../config/config.ts';
import { hashQueue } from './hash-queue.ts';

/** `hash` and `verify` throw RATE_LIMITED, at once, where too many are waiting already. */
export type Passwords = {
  /** Throws it too: before anything else is done for somebody who cannot be served. */
  requireRoom: () => void;
  hash: (password: string) => Promise<string>;
  /** Takes as long where there is no account, so that the time does not tell whether there is one. */
  verify: (passwordHash: string | null, password: string) => Promise<boolean>;
  /** Whether a hash was made at another cost than new ones are. */
  isOutdated: (passwordHash: string) => boolean;
};

/** argon2id (RFC 9106), which is slow and large on purpose. */
export function createPasswords({
  memoryKib,
  passes,
  lanes,
  concurrency,
}: HashCost & { concurrency: number }): Passwords {
  const cost = { memoryCost: memoryKib, timeCost: passes, parallelism: lanes };
  const { requireRoom, inTurn } = hashQueue(concurrency);
  const base64 = (length: number) => randomBytes(length).toString('base64').replaceAll('=', '');
  // Random bytes in the form of a hash: no password has it, and to verify one against it costs what it does for any other.
  const nobodysHash = `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${base64(16)}$${base64(32)}`;
  return {
    requireRoom,
    hash: (password) => inTurn(() => hash(password, { ...cost, type: argon2id })),
    verify: (passwordHash, password) => inTurn(() => verify(passwordHash ?? nobodysHash, password)),
    isOutdated: (passwordHash) => needsRehash(passwordHash, cost),
  };
}
