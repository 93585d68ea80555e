/** The part of a DataLoader that resolvers use. */
export type Load<Value, Key = string> = { load: (key: Key) => Promise<Value> };

/** Loads a row that must exist because a foreign key refers to it. */
export async function loadRequired<Row>(loader: Load<Row | null>, id: string): Promise<Row> {
  const row = await loader.load(id);
  if (row === null) throw new Error(`no row with the id ${id}, although a foreign key refers to it`);
  return row;
}
