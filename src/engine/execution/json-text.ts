/**
 * A value of the response as JSON text that PostgreSQL has written. The executor does not complete it, so the text must have
 * exactly the selected fields.
 */
export class JsonText {
  readonly text: string;
  /** The number of entries, if the value is a list. */
  readonly length: number;

  constructor(text: string, length = 0) {
    this.text = text;
    this.length = length;
  }

  /** Joins the entries of a list. */
  static listOf(entries: readonly JsonText[]): JsonText {
    return new JsonText(`[${entries.map(({ text }) => text).join(',')}]`, entries.length);
  }

  /** Within `stringify`, returns a mark, which `stringify` then replaces by the text. Otherwise returns the value of the text. */
  toJSON(): unknown {
    if (!markedTexts) return JSON.parse(this.text);
    markedTexts.push(this.text);
    return MARK;
  }
}

/** Gives a text the type of its value, for a resolver that returns the text instead of the value. */
export const asValue = <Value>(json: JsonText): Value => json as unknown as Value;

/** A row of a statement that may write JSON. With `json`, the row has only the columns that the program itself needs. */
export type MaybeWritten = { json?: JsonText };

/** Returns the JSON of a row if the statement wrote it. Otherwise returns the row. */
export const valueOf = <Row extends MaybeWritten>(row: Row): Row => (row.json ? asValue(row.json) : row);

/** Does the same for the rows of one statement, which wrote the JSON of all rows or of none. */
export function valuesOf<Row extends MaybeWritten>(rows: readonly Row[]): Row[] {
  const texts = rows.flatMap(({ json }) => json ?? []);
  return texts.length > 0 ? asValue(JsonText.listOf(texts)) : [...rows];
}

/** No client knows the mark, so no other text of a response contains it. */
const MARK = crypto.randomUUID();
const QUOTED_MARK = JSON.stringify(MARK);

/** The texts that marks replace in the current `stringify`, in the order of the marks. */
let markedTexts: string[] | null = null;

/** Returns the JSON of a value that may contain `JsonText`. */
export function stringify(value: unknown): string {
  const texts: string[] = [];
  markedTexts = texts;
  try {
    const json = JSON.stringify(value);
    let next = 0;
    return texts.length > 0 ? json.replaceAll(QUOTED_MARK, () => texts[next++]!) : json;
  } finally {
    markedTexts = null;
  }
}
