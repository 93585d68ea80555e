import type { InputReader } from '../graphql/input-issues.ts';

/** Exactly as typed, any Unicode; counted in characters (NIST SP 800-63B). Broken Unicode would be hashed all alike. */
export function checkPassword(
  read: InputReader,
  path: string,
  password: string,
  _owner: { email: string; name: string },
): void {
  const length = [...password].length;
  if (length < 8) read.add(path, 'TOO_SHORT', 'must have at least 8 characters.');
  if (length > 128) read.add(path, 'TOO_LONG', 'must have at most 128 characters.');
  if (/\p{Surrogate}/u.test(password)) read.add(path, 'INVALID_CHARACTERS', 'must not hold broken Unicode.');
}
