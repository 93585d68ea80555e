import type { GraphQLResolveInfo } from 'graphql';
import { JsonText } from '../../src/engine/execution/json-text.ts';

/** The objects that were parsed from JSON texts. Their properties have response names instead of field names. */
const writtenObjects = new WeakSet<object>();

/** Returns the value of a JSON text or of a promise of one, so that graphql-js can complete it. Returns other values unchanged. */
export function parseWritten(value: unknown): unknown {
  if (value instanceof Promise) return value.then(parseWritten);
  if (!(value instanceof JsonText)) return value;
  return JSON.parse(value.text, (_key, part: unknown) => {
    if (typeof part === 'object' && part !== null) writtenObjects.add(part);
    return part;
  }) as unknown;
}

/** Returns whether an object was parsed from a JSON text. */
export const isWritten = (source: unknown): source is Record<string, unknown> =>
  typeof source === 'object' && source !== null && writtenObjects.has(source);

/** Returns the value of a field of such an object. */
export const responseValue = (source: Record<string, unknown>, { fieldNodes }: GraphQLResolveInfo): unknown =>
  source[(fieldNodes[0]!.alias ?? fieldNodes[0]!.name).value];
