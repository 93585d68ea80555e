/**
 * A value of the response as JSON text, which PostgreSQL has written. The executor does not complete it, so the text must have
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

  /** Joins texts to a list. */
  static listOf(entries: readonly JsonText[]): JsonText {
    return new JsonText(`[${entries.map(({ text }) => text).join(',')}]`, entries.length);
  }

  /** Within `stringify`, returns a mark that is replaced by the text afterwards. */
  toJSON(): unknown {
    if (!marked) return JSON.parse(this.text);
    marked.push(this.text);
    return MARK;
  }
}

/** For a resolver: the type of the value that the text stands for. */
export const asValue = <Value>(json: JsonText): Value => json as unknown as Value;

/** A row of which the statement may have written the JSON. Then only the columns that the program needs itself are present. */
export type MaybeWritten = { json?: JsonText };

/** Returns the JSON of a row if there is one, or else the row. */
export const valueOf = <Row extends MaybeWritten>(row: Row): Row => (row.json ? asValue(row.json) : row);

export function valuesOf<Row extends MaybeWritten>(rows: readonly Row[]): Row[] {
  const texts = rows.flatMap(({ json }) => json ?? []);
  return texts.length > 0 ? asValue(JsonText.listOf(texts)) : [...rows];
}

/** No client knows the mark, so no other text of a response contains it. */
const MARK = crypto.randomUUID();
const QUOTED_MARK = JSON.stringify(MARK);

/** The texts that the current `stringify` has marked, in the order of their marks. */
let marked: string[] | null = null;

/** Returns the JSON of a value that may contain `JsonText`. */
export function stringify(value: unknown): string {
  marked = [];
  const texts = marked;
  let withMarks: string;
  try {
    withMarks = JSON.stringify(value);
  } finally {
    marked = null;
  }
  if (texts.length === 0) return withMarks;
  const [start, ...parts] = withMarks.split(QUOTED_MARK);
  return start + texts.map((text, index) => text + parts[index]).join('');
}
