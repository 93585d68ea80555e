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

/** What a resolver was told, and what came of it: a value, a promise, or what it threw. */
type Call = { args: unknown; info: GraphQLResolveInfo; answer: () => unknown };
export type Recording = {
  context: unknown;
  calls: Map<string, Call>;
  again: Set<string>;
  mutating: number;
  differences: string[];
};

/** Fields that have no resolver, and find a method, which may not be called a second time. */
const METHODS = new Set(['totalCount', 'edges', 'pageInfo']);

/** Whatever has a resolver writes down what comes of it, or is given it, by the context that it is called with. */
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
        if (replay) return replayed(replay, key, { args, info });
        const recording = recordings.get(context);
        const answer = outcomeOf(() => resolve(source, args, context, info));
        recording?.calls.set(key, { args, info, answer });
        const value = answer();
        if (recording && type === schema.getMutationType()) watchOrder(recording, value);
        return value;
      };
      // Also what is known of the resolver beside what it does.
      field.resolve = Object.assign(recorded as typeof resolve, resolve);
    }
  }
}

/** Of a mutation a field is begun once the one before is done. */
function watchOrder(recording: Recording, value: unknown): void {
  if (recording.mutating > 0)
    recording.differences.push('begins a field of a mutation before the last is done');
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

function replayed(
  { calls, again, differences }: Recording,
  key: string,
  asked: Omit<Call, 'answer'>,
): unknown {
  const call = calls.get(key);
  again.add(key);
  // Below what is null already it may have been left out; anywhere else this is a difference that shows.
  if (!call) return Promise.reject(new Error(`${key} was not asked for`));
  // What does not change from field to field is looked at once.
  const tell = again.size === 1 ? toldOfAll : told;
  if (!isDeepStrictEqual(tell(call), tell(asked))) differences.push(`tells something else to ${key}`);
  return call.answer();
}

const told = ({ args, info: { parentType, fieldName, fieldNodes } }: Omit<Call, 'answer'>) => [
  parentType.name,
  fieldName,
  args,
  ...fieldNodes.map(({ loc }) => loc?.start),
];

const toldOfAll = (call: Omit<Call, 'answer'>) => [
  ...told(call),
  { ...call.info.variableValues },
  call.info.rootValue,
];
