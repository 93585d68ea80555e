/** What a field needs of a loader. */
export type Load<Value, Key = string> = { load: (key: Key) => Promise<Value> };

/** What a foreign key says is there. */
export async function loadRequired<Row>(loader: Load<Row | null>, id: string): Promise<Row> {
  const row = await loader.load(id);
  if (row === null) throw new Error(`what ${id} names is not there, which a foreign key rules out`);
  return row;
}
