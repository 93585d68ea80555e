const LONGEST = 35;

/** A language tag (BCP 47) in its canonical form; null where it is none, or longer than any in use. */
export function canonicalLocale(tag: string): string | null {
  try {
    return tag.length <= LONGEST ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null;
  } catch {
    return null;
  }
}
