import { isDeepStrictEqual } from 'node:util';
import {
  defaultFieldResolver,
  isAbstractType,
  isObjectType,
  responsePathAsArray,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { keyOf } from './compare-results.ts';
import { isWritten, parseWritten, responseValue } from './written-json.ts';

/** The input of a resolver, and its outcome: a value, a promise, or a thrown error. */
type Call = { args: unknown; info: GraphQLResolveInfo; answer: () => unknown };
export type Recording = {
  context: unknown;
  calls: Map<string, Call>;
  /** The paths whose outcome was replayed. */
  replayed: Set<string>;
  mutating: number;
  differences: string[];
};

/** Fields that have no resolver and read a method, which must not be called twice. */
const METHODS = new Set(['totalCount', 'edges', 'pageInfo', 'facets', 'priceRange']);

/** Makes every resolver record its outcome, or replay a recorded one, depending on the context of the call. */
export function recordResolvers(
  schema: GraphQLSchema,
  recordings: WeakMap<object, Recording>,
  replays: WeakMap<object, Recording>,
): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    const contextOf = (context: object) => replays.get(context)?.context ?? context;
    if (isAbstractType(type) && type.resolveType) {
      const { resolveType } = type;
      type.resolveType = (value, context: object, ...more) => resolveType(value, contextOf(context), ...more);
    }
    if (!isObjectType(type)) continue;
    if (type.isTypeOf) {
      const { isTypeOf } = type;
      type.isTypeOf = (value, context: object, info) => isTypeOf(value, contextOf(context), info);
    }
    for (const field of Object.values(type.getFields())) {
      const resolve = field.resolve ?? (METHODS.has(field.name) ? defaultFieldResolver : undefined);
      if (!resolve) continue;
      const recorded = (
        source: unknown,
        args: unknown,
        context: object,
        info: GraphQLResolveInfo,
      ): unknown => {
        const key = keyOf(responsePathAsArray(info.path));
        const replay = replays.get(context);
        if (replay) {
          if (isWritten(source)) return responseValue(source, info);
          return parseWritten(replayCall(replay, key, { args, info }));
        }
        const recording = recordings.get(context);
        const answer = outcomeOf(() => resolve(source, args, context, info));
        recording?.calls.set(key, { args, info, answer });
        const value = answer();
        if (recording && type === schema.getMutationType()) watchOrder(recording, value);
        return value;
      };
      // Also copies the properties of the resolver function.
      field.resolve = Object.assign(recorded as typeof resolve, resolve);
    }
  }
}

/** Checks that a field of a mutation starts after the previous one is done. */
function watchOrder(recording: Recording, value: unknown): void {
  if (recording.mutating > 0)
    recording.differences.push('starts a field of a mutation before the previous one is done');
  if (!(value instanceof Promise)) return;
  recording.mutating += 1;
  const end = () => void (recording.mutating -= 1);
  value.then(end, end);
}

function outcomeOf(work: () => unknown): () => unknown {
  try {
    const value = work();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

function replayCall(
  { calls, replayed, differences }: Recording,
  key: string,
  asked: Omit<Call, 'answer'>,
): unknown {
  const call = calls.get(key);
  replayed.add(key);
  // Our executor may have skipped a field below a null position. At any other field, this error makes the results differ.
  if (!call) return Promise.reject(new Error(`${key} was not recorded`));
  // The properties shared by all fields are compared once.
  const inputOf = replayed.size === 1 ? sharedInputOf : fieldInputOf;
  if (!isDeepStrictEqual(inputOf(call), inputOf(asked))) differences.push(`passes other arguments to ${key}`);
  return call.answer();
}

const fieldInputOf = ({ args, info: { parentType, fieldName, fieldNodes } }: Omit<Call, 'answer'>) => [
  parentType.name,
  fieldName,
  args,
  ...fieldNodes.map(({ loc }) => loc?.start),
];

const sharedInputOf = (call: Omit<Call, 'answer'>) => [
  ...fieldInputOf(call),
  { ...call.info.variableValues },
  call.info.rootValue,
];
