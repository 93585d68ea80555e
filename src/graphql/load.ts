/** What a field needs of a loader. */
export type Load<Value, Key = string> = { load: (key: Key) => Promise<Value> };
