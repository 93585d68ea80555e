import { argon2id, hash, verify } from 'argon2';

/** RFC 9106, section 4, second choice: 64 MiB, 3 passes, 4 lanes. */
const OPTIONS = { type: argon2id, memoryCost: 64 * 1024, timeCost: 3, parallelism: 4 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

let nobodysHash: Promise<string> | undefined;

/** Takes as long where there is no account, so that the time does not tell whether there is one. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword(crypto.randomUUID());
  const matches = await verify(passwordHash ?? (await nobodysHash), password);
  return matches && passwordHash !== null;
}
