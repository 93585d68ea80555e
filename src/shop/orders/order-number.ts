import { randomInt } from 'node:crypto';

/** Digits and capitals that are not mistaken for one another, read or heard: no 0 O, 1 I L, 5 S, 2 Z, 8 B. */
const ALPHABET = '34679ACDEFGHJKMNPQRTUVWXY';

/** `ORD-` and eight characters: 25^8 numbers, which nobody can guess or count the orders by. */
export const newOrderNumber = () =>
  'ORD-' + Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** As people write it. */
export const readOrderNumber = (text: string) => text.trim().toUpperCase();
