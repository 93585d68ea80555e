import { badUserInput } from '../errors.ts';

declare const unread: unique symbol;
/** An ID as a client sent it. The compiler does not accept it as a string before `parseId` has checked it. */
export type RawId = { readonly [unread]: true };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (text: string) => UUID.test(text);

/** Returns the ID in lower case. Throws BAD_USER_INPUT if it is not a UUID, because the database could not cast it. */
export function parseId(id: RawId): string {
  const text: unknown = id;
  if (typeof text !== 'string' || !isUuid(text)) {
    throw badUserInput(`${JSON.stringify(String(text).slice(0, 100))} is not an ID of this API.`);
  }
  return text.toLowerCase();
}

/** The only field of a `@oneOf` key, and its value. */
type Key<By extends string> = { by: By; value: string };
type FieldOf<Input> = Input extends unknown ? keyof Input & string : never;

/** Parses a `@oneOf` key. If its field is `id`, the value must be an ID. */
export function parseKey<Input extends { id?: RawId }>(key: Input): Key<FieldOf<Input>> {
  if (key.id !== undefined) return { by: 'id', value: parseId(key.id) } as Key<FieldOf<Input>>;
  const [entry] = Object.entries<unknown>(key) as [FieldOf<Input>, string][];
  if (!entry) throw badUserInput('The key is empty. Give exactly one of its fields.');
  return { by: entry[0], value: entry[1] };
}
