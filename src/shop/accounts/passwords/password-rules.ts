import { dictionary } from '@zxcvbn-ts/language-common';
import type { InputReader } from '../../../platform/graphql/input-issues.ts';

const SHORTEST = 8;
const LONGEST = 128;

/** What is guessed first. All are in lower case; the shorter ones are refused as such. */
const COMMON = new Set(dictionary['passwords-common'].filter(({ length }) => length >= SHORTEST));

/**
 * Exactly as typed, any Unicode, of whatever kinds of characters; counted in characters, and none that is guessed first (NIST
 * SP 800-63B). Broken Unicode would be hashed all alike.
 */
export function checkPassword(
  read: InputReader,
  path: string,
  password: string,
  { email, name }: { email: string; name: string },
): void {
  const length = [...password].length;
  if (length < SHORTEST) read.add(path, 'TOO_SHORT', `must have at least ${SHORTEST} characters.`);
  if (length > LONGEST) read.add(path, 'TOO_LONG', `must have at most ${LONGEST} characters.`);
  if (/\p{Surrogate}/u.test(password)) read.add(path, 'INVALID_CHARACTERS', 'must not hold broken Unicode.');

  const asCompared = (text: string) => text.normalize('NFC').toLowerCase();
  const compared = asCompared(password);
  if (COMMON.has(compared)) read.add(path, 'TOO_COMMON', 'must not be one of the most common passwords.');
  const address = asCompared(email);
  // Too short, it is said to be so already: an empty one is no name.
  if (length < SHORTEST) return;
  if (compared === address || compared === address.slice(0, address.lastIndexOf('@'))) {
    read.add(path, 'SAME_AS_EMAIL', 'must not be the e-mail address.');
  }
  if (compared === asCompared(name)) read.add(path, 'SAME_AS_NAME', 'must not be the name.');
}
