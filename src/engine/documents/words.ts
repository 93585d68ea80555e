/** Maximum words of a search. Further words are ignored. */
export const MAX_WORDS = 8;

/** Scripts that write no spaces between words. A search compares each pair of neighbouring letters. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\u30fc';
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
/** Vowel signs of Indic scripts and Tibetan count as letters. All characters except letters and digits separate words. */
const WORD = new RegExp(
  `[${UNSPACED}]+|(?:(?![${UNSPACED}])[\\p{Alphabetic}\\p{Nd}\\u0900-\\u0963\\u0966-\\u0dff\\u0f71-\\u0f84\\u0f90-\\u0fbc])+`,
  'gu',
);
/** Accents. Like invisible characters, they do not separate words. */
const ACCENTS =
  '\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf-\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f';
const IGNORED = new RegExp(`[${ACCENTS}\\p{Default_Ignorable_Code_Point}]`, 'gu');

/**
 * Returns the number of different words in a search text, from 1 to MAX_WORDS. The work of the search is proportional to this
 * number. The database splits the text itself (`search_terms`). It may find fewer words than this function, but never more.
 */
export function wordsIn(text: string): number {
  const words = new Set<string>();
  const folded = text.normalize('NFKD').replace(IGNORED, '').normalize('NFC').toLowerCase();
  for (const [match] of folded.matchAll(WORD)) {
    const letters = IS_UNSPACED.test(match) ? [...match] : null;
    if (letters && letters.length > 1) {
      for (let n = 1; n < letters.length && words.size < MAX_WORDS; n++)
        words.add(letters[n - 1]! + letters[n]!);
    } else words.add(match);
    if (words.size >= MAX_WORDS) return MAX_WORDS;
  }
  // If the text has no letters and digits, each group of symbols between blanks is a word.
  if (words.size === 0) for (const symbols of text.split(/\s+/u)) words.add(symbols);
  return Math.min(MAX_WORDS, Math.max(1, words.size));
}
