/** A search ignores further words. */
export const MAX_WORDS = 8;

/** Scripts without spaces. A search compares each two neighbouring letters. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\u30fc';
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
/** Vowel signs of Indic scripts and Tibetan count as letters. All else between letters and digits separates words. */
const WORD = new RegExp(
  `[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{Alphabetic}\\p{Nd}\\u0900-\\u0963\\u0966-\\u0dff\\u0f71-\\u0f84\\u0f90-\\u0fbc])+`,
  'gu',
);
/** Accents, and characters without a shape of their own, which separate nothing. */
const ACCENTS =
  '\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf-\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f';
const IGNORED = new RegExp(`[${ACCENTS}\\p{Default_Ignorable_Code_Point}]`, 'gu');

/**
 * Returns the number of different words that a search for this text has, 1 to MAX_WORDS: its work is proportional to them. The
 * database splits the text itself (`search_terms`). This number may be larger, never smaller.
 */
export function wordsIn(text: string): number {
  const words = new Set<string>();
  const folded = text.normalize('NFKD').replace(IGNORED, '').normalize('NFC').toLowerCase();
  for (const [run] of folded.matchAll(WORD)) {
    const letters = IS_UNSPACED.test(run) ? [...run] : null;
    if (letters && letters.length > 1) {
      for (let n = 1; n < letters.length && words.size < MAX_WORDS; n++)
        words.add(letters[n - 1]! + letters[n]!);
    } else words.add(run);
    if (words.size >= MAX_WORDS) return MAX_WORDS;
  }
  // Without letters and digits, symbols between blanks are words.
  if (words.size === 0) for (const symbols of text.split(/\s+/u)) words.add(symbols);
  return Math.min(MAX_WORDS, Math.max(1, words.size));
}
