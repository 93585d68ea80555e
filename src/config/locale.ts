/** Long enough for every tag in use (RFC 5646, 4.4.1). */
const MAX_LENGTH = 35;

/** Returns a language tag (BCP 47) in canonical form; null if it is invalid or too long. */
export function canonicalLocale(tag: string): string | null {
  try {
    return tag.length <= MAX_LENGTH ? (Intl.getCanonicalLocales(tag)[0] ?? null) : null;
  } catch {
    return null;
  }
}
