/** A search matches its first terms. It compares only the whole name and the whole SKU with all of them. */
export const MAX_SEARCH_TERMS = 8;
/** Typos in each word that are tried before similar words of the shop: two neighbouring letters swapped. */
export const MAX_NEAR_FORMS = 8;

/** Scripts without spaces. Each two neighbouring letters are a term. */
const GRAM =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]/u;
const RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー]+|[\p{L}\p{M}\p{N}]+/gu;

/**
 * Returns the terms of a search, at most MAX_SEARCH_TERMS, to price a search before it is executed: the work is proportional to
 * their number. The search itself is split by the database (`search_terms`). Their numbers can differ for letters that only one of the
 * two knows, because they have different versions of Unicode.
 */
export function searchTermsOf(text: string): string[] {
  const terms = new Set<string>();
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(RUN)) {
    const letters = [...run];
    const parts = GRAM.test(run)
      ? letters.slice(0, Math.max(1, letters.length - 1)).map((letter, n) => letter + (letters[n + 1] ?? ''))
      : [run];
    for (const part of parts) {
      terms.add(part);
      if (terms.size === MAX_SEARCH_TERMS) return [...terms];
    }
  }
  return [...terms];
}
