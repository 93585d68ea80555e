import { randomBytes } from 'node:crypto';
import { argon2id, hash, needsRehash, verify } from 'argon2';
import type { HashCost } from '../../../config/config.ts';
import { hashQueue, type HashRequester } from './hash-queue.ts';

/** `hash` and `verify` throw RATE_LIMITED if too many calls are waiting. */
export type Passwords = {
  /** Throws RATE_LIMITED if too many calls are waiting. Called first, so that no other work is wasted. */
  requireCapacity: (requester: HashRequester) => void;
  hash: (password: string, requester?: HashRequester) => Promise<string>;
  /** Takes the same time for a null hash, so that the duration does not reveal whether an account exists. */
  verify: (passwordHash: string | null, password: string, requester?: HashRequester) => Promise<boolean>;
  /** Returns whether a hash was made at another cost than new hashes. */
  isOutdated: (passwordHash: string) => boolean;
};

/** The program itself, which hashes passwords of the configuration and of samples. */
const PROGRAM: HashRequester = { queue: 'KNOWN', network: '' };

/**
 * Hashes passwords with argon2id (RFC 9106), which is slow and takes much memory by design. Passwords are normalized to NFC
 * (NIST SP 800-63B), since systems encode the same typed character differently.
 */
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

  /** Older versions hashed passwords as typed, so a password that NFC changes is also verified as typed. */
  async function verifyEither(passwordHash: string, password: string): Promise<boolean> {
    const normalized = password.normalize('NFC');
    if (await verify(passwordHash, normalized)) return true;
    return normalized !== password && (await verify(passwordHash, password));
  }

  return {
    requireCapacity,
    hash: (password, requester = PROGRAM) =>
      run(requester, () => hash(password.normalize('NFC'), { ...cost, type: argon2id })),
    verify: (passwordHash, password, requester = PROGRAM) =>
      run(requester, () => verifyEither(passwordHash ?? unmatchableHash, password)),
    isOutdated: (passwordHash) => needsRehash(passwordHash, cost),
  };
}
