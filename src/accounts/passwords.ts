import { argon2id, hash, verify } from 'argon2';

/** RFC 9106, section 4, second choice: 64 MiB, 3 passes, 4 lanes. */
const OPTIONS = { type: argon2id, memoryCost: 64 * 1024, timeCost: 3, parallelism: 4 } as const;

export const hashPassword = (password: string): Promise<string> => hash(password, OPTIONS);

/** Of a random text that was thrown away, made with the options above. */
const NOBODYS_HASH =
  '$argon2id$v=19$m=65536,t=3,p=4$K/ICUEHWRD6moJ+w/zorMA$2ZqyuWxUy4ziKcXtVR+LncRj1PgOOohn3D3OFxFnCr0';

/** Takes as long where there is no account, so that the time does not tell whether there is one. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  const matches = await verify(passwordHash ?? NOBODYS_HASH, password);
  return matches && passwordHash !== null;
}
