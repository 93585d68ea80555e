import { isEmail, normalizeEmail } from '../../config/email-address.ts';
import { canonicalLocale } from '../../config/locale.ts';

/** One violated rule of an input. All issues of an input are reported together. */
export type InputIssue = { path: string[]; code: string; message: string };

export const invalidInput = (...issues: InputIssue[]) => ({
  __typename: 'InvalidInput' as const,
  message:
    issues.length === 1
      ? `${issues[0]?.path.join('.')} ${issues[0]?.message}`
      : `${issues.length} fields of the input are wrong.`,
  issues,
});

type InvalidInput = ReturnType<typeof invalidInput>;

export const issueAt = (path: string, code: string, message: string): InputIssue => ({
  path: path.split('.'),
  code,
  message,
});

// Tab and line breaks are allowed. PostgreSQL cannot store NUL, and lone surrogates are not valid Unicode.
const INVALID_CHARACTERS = /(?![\t\n\r])\p{Control}|\p{Surrogate}/u;

// Blanks, and characters that show nothing, such as U+200B and the Hangul and Braille fillers.
const INVISIBLE = /^[\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}\u2800]*$/u;

/** Returns whether a text shows nothing. */
export const isInvisible = (text: string): boolean => INVISIBLE.test(text);

/**
 * Parses the fields of an input and collects their issues. A path is written with dots: `items.0.quantity`.
 * See docs/decisions/0019-input-parser.md.
 */
export class InputParser {
  readonly issues: InputIssue[] = [];

  add(path: string, code: string, message: string): void {
    this.issues.push(issueAt(path, code, message));
  }

  /** Returns the value of a field that may be omitted but not be null. */
  notNull<T>(path: string, value: T | null | undefined): T | undefined {
    if (value === null) this.add(path, 'REQUIRED', 'cannot be null.');
    return value ?? undefined;
  }

  /**
   * Returns the trimmed text. `low` and `high` limit its length in characters (code points). Text that shows nothing counts as
   * empty.
   */
  text<T extends string | null | undefined>(path: string, value: T, low: number, high: number): T {
    if (value == null) return value;
    const trimmed = value.trim();
    const text = isInvisible(trimmed) && !INVALID_CHARACTERS.test(trimmed) ? '' : trimmed;
    const length = [...text].length;
    if (length < low)
      this.add(path, 'TOO_SHORT', low === 1 ? 'must not be empty.' : `must have at least ${low} characters.`);
    if (length > high) this.add(path, 'TOO_LONG', `must have at most ${high} characters, not ${length}.`);
    this.checkCharacters(path, text);
    return text as T;
  }

  /** Rejects characters that cannot be stored as text. */
  checkCharacters(path: string, text: string): void {
    if (INVALID_CHARACTERS.test(text)) {
      this.add(path, 'INVALID_CHARACTERS', 'must not contain control characters or invalid Unicode.');
    }
  }

  matching<T extends string | null | undefined>(
    path: string,
    value: T,
    fits: (text: string) => boolean,
    rule: string,
  ): T {
    if (value != null && !fits(value)) this.add(path, 'INVALID', rule);
    return value;
  }

  wholeNumber(path: string, value: number, low: number, high: number): number {
    if (value < low || value > high)
      this.add(path, 'OUT_OF_RANGE', `must be from ${low} to ${high}, not ${value}.`);
    return value;
  }

  /** Returns an e-mail address without surrounding blanks, with its domain in ASCII. All new addresses are checked here. */
  email(path: string, value: string): string {
    const address = normalizeEmail(value);
    if (address === '' || address.length > 254) return this.text(path, address, 1, 254);
    return this.matching(path, address, isEmail, 'must be an e-mail address, such as ada@shop.example.');
  }

  /** Returns a language tag (BCP 47) in its canonical form, or null if there is none. */
  locale(path: string, value: string | null | undefined): string | null {
    if (value == null) return null;
    const tag = canonicalLocale(value);
    if (tag === null) this.add(path, 'INVALID', 'must be a language tag such as "de-DE".');
    return tag;
  }

  /** Accepts 1 to 255 printable ASCII characters, so that all programs compare keys in the same way. */
  idempotencyKey(path: string, value: string): string {
    return this.matching(
      path,
      value,
      (key) => /^[\x20-\x7e]{1,255}$/.test(key),
      'must be 1 to 255 printable ASCII characters.',
    );
  }
}

/** Parses an input. Returns its value, or the refusal that lists every issue that `parse` found. */
export function parseInput<T>(
  parse: (parser: InputParser) => T,
): { value: T; refusal: undefined } | { value: undefined; refusal: InvalidInput } {
  const parser = new InputParser();
  const value = parse(parser);
  return parser.issues.length > 0
    ? { value: undefined, refusal: invalidInput(...parser.issues) }
    : { value, refusal: undefined };
}
