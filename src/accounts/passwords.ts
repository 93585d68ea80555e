import { argon2id, hash, verify } from 'argon2';
import type { HashCost } from '../config.ts';

export type Passwords = {
  hash: (password: string) => Promise<string>;
  /** Takes as long where there is no account, so that the time does not tell whether there is one. */
  verify: (passwordHash: string | null, password: string) => Promise<boolean>;
};

/** argon2id (RFC 9106), which is slow and large on purpose. */
export function createPasswords({ memoryKib, passes, lanes }: HashCost): Passwords {
  const options = { type: argon2id, memoryCost: memoryKib, timeCost: passes, parallelism: lanes } as const;
  let nobodysHash: Promise<string> | undefined;
  return {
    hash: (password) => hash(password, options),
    async verify(passwordHash, password) {
      const matches = await verify(
        passwordHash ?? (await (nobodysHash ??= hash(crypto.randomUUID(), options))),
        password,
      );
      return matches && passwordHash !== null;
    },
  };
}
