import type { GraphQLResolveInfo } from 'graphql';
import { JsonText } from '../../src/engine/execution/json-text.ts';

/** The objects of JSON texts, which have response names instead of field names. */
const objects = new WeakSet<object>();

/** Replaces a JSON text by its value, so that graphql-js can complete it. Waits for a promise. */
export function parseWritten(value: unknown): unknown {
  if (value instanceof Promise) return value.then(parseWritten);
  if (!(value instanceof JsonText)) return value;
  return JSON.parse(value.text, (_key, part: unknown) => {
    if (typeof part === 'object' && part !== null) objects.add(part);
    return part;
  }) as unknown;
}

/** Whether an object comes from a JSON text. */
export const isWritten = (source: unknown): source is Record<string, unknown> =>
  typeof source === 'object' && source !== null && objects.has(source);

export const responseValue = (source: Record<string, unknown>, { fieldNodes }: GraphQLResolveInfo): unknown =>
  source[(fieldNodes[0]!.alias ?? fieldNodes[0]!.name).value];
