import { randomInt } from 'node:crypto';

/** Digits and capitals that are not confused when read or heard: no 0 O, 1 I L, 5 S, 2 Z, 8 B. */
const ALPHABET = '34679ACDEFGHJKMNPQRTUVWXY';

/** Returns `ORD-` and eight random characters: 25^8 values, so numbers reveal neither other orders nor their count. */
export const newOrderNumber = () =>
  'ORD-' + Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** Returns the characters of a number or of its part, without separators and `ORD`, in capitals. */
const codeIn = (text: string) =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/^ORD/, '');

/**
 * Parses a number as customers type and paste it: in any case and width, with `#`, spaces and other dashes, or without the
 * prefix. The eight characters contain no O, so a leading `ORD` is always the prefix. Returns any other text in capitals.
 */
export function parseOrderNumber(text: string): string {
  const [, characters] = /^([0-9A-Z]{8})$/.exec(codeIn(text)) ?? [];
  return characters ? `ORD-${characters}` : text.trim().toUpperCase();
}

/** Returns the searched part of a number. Null if the text cannot be a part of a number, or is too short for the index. */
export function parsePartOfNumber(text: string): string | null {
  const code = codeIn(text);
  return /^[0-9A-Z]{3,8}$/.test(code) ? code : null;
}
