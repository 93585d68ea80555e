import { badUserInput } from '../errors.ts';

declare const unread: unique symbol;
/** An ID as a client sent it. It is no string to the compiler until `readId` has looked at it. */
export type UnreadId = { readonly [unread]: true };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (text: string) => UUID.test(text);

/** IDs are UUIDs; anything else is the caller's mistake, and must not become a failed cast in the database. */
export function readId(id: UnreadId): string {
  const text: unknown = id;
  if (typeof text !== 'string' || !isUuid(text)) {
    throw badUserInput(`${JSON.stringify(String(text).slice(0, 100))} is not an ID of this API.`);
  }
  return text.toLowerCase();
}

/** Reads a `@oneOf` key whose `id`, where that is the one given, is an ID. */
export const readKey = <Key extends { id?: UnreadId }>(key: Key) =>
  (key.id === undefined ? key : { id: readId(key.id) }) as { id: string } | Exclude<Key, { id: UnreadId }>;
