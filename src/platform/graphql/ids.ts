import { badUserInput } from '../errors.ts';

declare const unread: unique symbol;
/** An ID as a client sent it. It is no string to the compiler until `parseId` has looked at it. */
export type RawId = { readonly [unread]: true };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (text: string) => UUID.test(text);

/** IDs are UUIDs; anything else is the caller's mistake, and must not become a failed cast in the database. */
export function parseId(id: RawId): string {
  const text: unknown = id;
  if (typeof text !== 'string' || !isUuid(text)) {
    throw badUserInput(`${JSON.stringify(String(text).slice(0, 100))} is not an ID of this API.`);
  }
  return text.toLowerCase();
}

/** The one field that a `@oneOf` key has, and its value. */
export type Key<By extends string> = { by: By; value: string };
type FieldOf<Input> = Input extends unknown ? keyof Input & string : never;

/** Reads a `@oneOf` key; an `id`, where that is the one given, must be an ID. */
export function parseKey<Input extends { id?: RawId }>(key: Input): Key<FieldOf<Input>> {
  if (key.id !== undefined) return { by: 'id', value: parseId(key.id) } as Key<FieldOf<Input>>;
  const [entry] = Object.entries<unknown>(key) as [FieldOf<Input>, string][];
  if (!entry) throw badUserInput('The key names nothing.');
  return { by: entry[0], value: entry[1] };
}
