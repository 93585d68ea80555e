import { randomInt } from 'node:crypto';

/** Digits and capitals that are not confused when read or heard: no 0 O, 1 I L, 5 S, 2 Z, 8 B. */
const ALPHABET = '34679ACDEFGHJKMNPQRTUVWXY';

/** Returns `ORD-` and eight random characters: 25^8 values, so numbers reveal neither other orders nor their count. */
export const newOrderNumber = () =>
  'ORD-' + Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Characters that people write around or inside a number. */
const SEPARATORS = /[\s#\-–_./]/g;

/** Returns the characters of a number or of its part, without separators and `ORD`, in upper case. */
const codeIn = (text: string) => text.toUpperCase().replace(SEPARATORS, '').replace(/^ORD/, '');

/** Accepts a complete number in any spelling. Returns other texts in upper case: no order has such a number. */
export function readOrderNumber(text: string): string {
  const code = codeIn(text);
  return /^[0-9A-Z]{8}$/.test(code) ? `ORD-${code}` : text.trim().toUpperCase();
}

/** Returns the searched part of a number, or null if the text is none, or too short for the index. */
export function readPartOfNumber(text: string): string | null {
  const code = codeIn(text);
  return /^[0-9A-Z]{3,8}$/.test(code) ? code : null;
}
