import { randomInt } from 'node:crypto';

/** Digits and capitals that are not confused when read or heard: no 0 O, 1 I L, 5 S, 2 Z, 8 B. */
const ALPHABET = '34679ACDEFGHJKMNPQRTUVWXY';

/** Returns `ORD-` and eight random characters: 25^8 values, so numbers reveal neither other orders nor their count. */
export const newOrderNumber = () =>
  'ORD-' + Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Accepts the number with spaces around it and in lower case. */
export const readOrderNumber = (text: string) => text.trim().toUpperCase();
