import { dictionary } from '@zxcvbn-ts/language-common';
import { isInvisible, type InputParser } from '../../../platform/graphql/input-issues.ts';

const MIN_LENGTH = 8;
const MAX_LENGTH = 128;

/** Common passwords, in lower case. Shorter ones are refused for their length. */
const COMMON = new Set(dictionary['passwords-common'].filter(({ length }) => length >= MIN_LENGTH));

/**
 * Checks a new password by NIST SP 800-63B. All Unicode characters are allowed, and no kind of character is required. The length
 * is counted in code points, after normalization to NFC. Blank and common passwords are refused. Lone surrogates are refused,
 * because all of them would have the same hash.
 */
export function checkPassword(
  parser: InputParser,
  path: string,
  password: string,
  { email, name }: { email: string; name: string },
): void {
  const length = [...password.normalize('NFC')].length;
  if (length < MIN_LENGTH) parser.add(path, 'TOO_SHORT', `must have at least ${MIN_LENGTH} characters.`);
  if (length > MAX_LENGTH) parser.add(path, 'TOO_LONG', `must have at most ${MAX_LENGTH} characters.`);
  if (/\p{Surrogate}/u.test(password)) {
    parser.add(path, 'INVALID_CHARACTERS', 'must not contain invalid Unicode.');
  }

  if (length >= MIN_LENGTH && isInvisible(password)) {
    parser.add(path, 'BLANK', 'must not consist of blanks and invisible characters only.');
  }

  const normalize = (text: string) => text.normalize('NFC').toLowerCase();
  const normalized = normalize(password);
  if (COMMON.has(normalized)) parser.add(path, 'TOO_COMMON', 'must not be one of the most common passwords.');
  const address = normalize(email);
  // Already refused as too short; an empty password would otherwise also match an empty name.
  if (length < MIN_LENGTH) return;
  if (normalized === address || normalized === address.slice(0, address.lastIndexOf('@'))) {
    parser.add(path, 'SAME_AS_EMAIL', 'must not be the e-mail address.');
  }
  if (normalized === normalize(name)) parser.add(path, 'SAME_AS_NAME', 'must not be the name.');
}
