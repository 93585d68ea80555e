import { canonicalLocale } from '../../config/locale.ts';

/** What is wrong with an input, collected so that all of it can be told at once. */
export type InputIssue = { path: string[]; code: string; message: string };

export const invalidInput = (...issues: InputIssue[]) => ({
  __typename: 'InvalidInput' as const,
  message:
    issues.length === 1
      ? `${issues[0]?.path.join('.')} ${issues[0]?.message}`
      : `${issues.length} fields of the input are wrong.`,
  issues,
});

export type InvalidInput = ReturnType<typeof invalidInput>;

export const issueAt = (path: string, code: string, message: string): InputIssue => ({
  path: path.split('.'),
  code,
  message,
});

// Tab and line breaks may stand in a text; NUL cannot be stored, and lone surrogates are no Unicode.
const UNFIT = /(?![\t\n\r])\p{Control}|\p{Surrogate}/u;

/** Reads the fields of an input one by one and remembers what is wrong; a path is written with dots: `items.0.quantity`. */
export class InputReader {
  readonly issues: InputIssue[] = [];

  add(path: string, code: string, message: string): void {
    this.issues.push(issueAt(path, code, message));
  }

  /** A field that may be left out but not cleared. */
  notNull<T>(path: string, value: T | null | undefined): T | undefined {
    if (value === null) this.add(path, 'REQUIRED', 'cannot be null.');
    return value ?? undefined;
  }

  /** Trims; the length is counted in characters (code points). */
  text<T extends string | null | undefined>(path: string, value: T, low: number, high: number): T {
    if (value == null) return value;
    const text = value.trim();
    const length = [...text].length;
    if (length < low)
      this.add(path, 'TOO_SHORT', low === 1 ? 'must not be empty.' : `must have at least ${low} characters.`);
    if (length > high) this.add(path, 'TOO_LONG', `must have at most ${high} characters, not ${length}.`);
    this.fit(path, text);
    return text as T;
  }

  /** Refuses what cannot be stored as text. */
  fit(path: string, text: string): void {
    if (UNFIT.test(text)) {
      this.add(path, 'INVALID_CHARACTERS', 'must not hold control characters or broken Unicode.');
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

  /** A language tag (BCP 47), in its canonical form; null where there is none. */
  locale(path: string, value: string | null | undefined): string | null {
    if (value == null) return null;
    const tag = canonicalLocale(value);
    if (tag === null) this.add(path, 'INVALID', 'must be a language tag such as "de-DE".');
    return tag;
  }

  /** 1 to 255 printable ASCII characters, so that no two programs read one key as two. */
  idempotencyKey(path: string, value: string): string {
    return this.matching(
      path,
      value,
      (key) => /^[\x20-\x7e]{1,255}$/.test(key),
      'must be 1 to 255 printable ASCII characters.',
    );
  }
}

/** Reads an input. Returns its value, or the refusal that lists every issue `read` found. */
export function readInput<T>(
  read: (reader: InputReader) => T,
): { value: T; refusal: undefined } | { value: undefined; refusal: InvalidInput } {
  const reader = new InputReader();
  const value = read(reader);
  return reader.issues.length > 0
    ? { value: undefined, refusal: invalidInput(...reader.issues) }
    : { value, refusal: undefined };
}
