import { isDeepStrictEqual } from 'node:util';
import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  defaultFieldResolver,
  execute,
  getNullableType,
  GraphQLError,
  GraphQLList,
  isListType,
  isNonNullType,
  responsePathAsArray,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';

/** What is known of a field of the answer. */
type Asked = Pick<GraphQLResolveInfo, 'fieldName' | 'fieldNodes'> & {
  parent: string;
  type: GraphQLOutputType;
};
/** What an operation comes to where nothing has to be anything but null, and the fields of it by their path in the answer. */
export type Bare = { result: ExecutionResult; asked: ReadonlyMap<string, Asked> };
type Path = readonly (string | number)[];

export const keyOf = (path: Path) => path.join('.');

/** All of an error that a client or a log could tell one from another by. */
export const describeError = ({ message, path, locations, extensions, originalError }: GraphQLError) => ({
  message,
  path,
  locations,
  extensions,
  originalError,
});

/** What two results differ in where nothing was left to chance: nothing at all may be different. */
export function differenceOf(ours: ExecutionResult, reference: ExecutionResult): string | undefined {
  if (!isDeepStrictEqual(Object.keys(ours), Object.keys(reference))) {
    return `has ${Object.keys(ours).join(', ')} instead of ${Object.keys(reference).join(', ')}`;
  }
  const [data, expected] = [ours, reference].map((result) => JSON.stringify(result.data, wholly));
  if (data !== expected) return apart(String(data), String(expected));
  const [errors, wanted] = [ours, reference].map((result) => (result.errors ?? []).map(describeError));
  for (let at = 0; at < Math.max(errors!.length, wanted!.length); at++) {
    if (!isDeepStrictEqual(errors![at], wanted![at])) {
      return `error ${at} is ${told(errors![at])} instead of ${told(wanted![at])}`;
    }
  }
  return undefined;
}

/** Where two texts part. */
function apart(data: string, expected: string): string {
  let at = 0;
  while (data[at] === expected[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 200), at + 200);
  return `data is …${around(data)}… instead of …${around(expected)}…`;
}

/** Also what JSON cannot say, which a scalar may give. */
const wholly = (_key: string, value: unknown) =>
  ['object', 'string', 'boolean'].includes(typeof value) || Number.isFinite(value)
    ? value
    : `${typeof value} ${String(value as bigint)}`;

const told = (error: object | undefined) => JSON.stringify(error) ?? 'none';

/**
 * The same where promises race. Of what fails below one non-null position only the first is told, and what comes once a place in the
 * answer is null is not told at all: which errors those are, and in which order, depends on who was faster. This is the rule:
 *
 * - An error belongs to a place: the nearest nullable position at or above its path, which it makes null (or all of the data).
 * - The data are the same. No place has two errors.
 * - A place that can be seen to be null in the data has an error in ours where it has one in the reference, and only there.
 * - Each error is one that can happen: it is one of those that come of executing the same where every type is nullable (`bare`),
 *   which hides none, or says that what is null there must not be. Where a place that can be seen has only one such error, it
 *   is thereby this one that is told.
 */
export function differenceInRace(
  ours: ExecutionResult,
  reference: ExecutionResult,
  { result: bare, asked }: Bare,
): string | undefined {
  const difference = differenceOf({ ...ours, errors: [] }, { ...reference, errors: [] });
  if (difference) return difference;
  const [places, expected] = [ours, reference].map(({ errors = [] }) =>
    errors.map(({ path }) => placeOf(path ?? [], asked)),
  );
  const twice = places!.find((place, at) => places!.indexOf(place) !== at);
  if (twice !== undefined) return `${twice} is nulled by two errors`;
  const seen = (all: string[]) => all.filter((place) => isSeen(place, ours.data)).toSorted();
  if (!isDeepStrictEqual(seen(places!), seen(expected!))) {
    return `errors null ${seen(places!).join(', ')} instead of ${seen(expected!).join(', ')}`;
  }
  const possible = [...(reference.errors ?? []), ...(bare.errors ?? [])].map(describeError);
  const isMissing = ({ path = [] }: GraphQLError) =>
    valueAt(path, bare.data) === null && !bare.errors?.some((error) => keyOf(error.path!) === keyOf(path));
  const wrong = ours.errors?.find((error) => {
    if (possible.some((other) => isDeepStrictEqual(other, describeError(error)))) return false;
    return !isMissing(error) || !isDeepStrictEqual(describeError(error), nullError(error.path ?? [], asked));
  });
  return wrong && `the error ${told(wrong)} cannot happen`;
}

function nullError(path: Path, asked: Bare['asked']) {
  const field = asked.get(keyOf(fieldOf(path)));
  const type = typeAt(path, asked);
  if (!field || !type || !isNonNullType(type)) return undefined;
  const message = `Cannot return null for non-nullable field ${field.parent}.${field.fieldName}.`;
  const originalError = new Error(message);
  return describeError(new GraphQLError(message, { nodes: field.fieldNodes, path, originalError }));
}

/** The nearest nullable position at or above a path; '' is all of the data. */
function placeOf(path: Path, asked: Bare['asked']): string {
  for (let length = path.length; length > 0; length--) {
    const type = typeAt(path.slice(0, length), asked);
    if (!type || !isNonNullType(type)) return keyOf(path.slice(0, length));
  }
  return '';
}

/** Without the indices at its end. */
const fieldOf = (path: Path) => path.slice(0, path.findLastIndex((key) => typeof key === 'string') + 1);

function typeAt(path: Path, asked: Bare['asked']): GraphQLOutputType | undefined {
  const field = fieldOf(path);
  let type = asked.get(keyOf(field))?.type;
  for (let depth = field.length; type && depth < path.length; depth++) {
    const list: GraphQLOutputType = getNullableType(type);
    type = isListType(list) ? list.ofType : undefined;
  }
  return type;
}

/** What there is in the data; undefined below what is null. */
const valueAt = (path: Path, data: unknown) =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], data);

/** Whether a place is there in the answer, and not below something that is null itself. */
const isSeen = (place: string, data: unknown) =>
  place === '' || valueAt(place.split('.'), data) !== undefined;

/** Executes with every type nullable, each time with a context of its own. */
export function createBare(
  schema: GraphQLSchema,
): (args: ExecutionArgs & { contextValue: object }) => Promise<Bare> {
  const runs = new WeakMap<object, Map<string, Asked>>();
  const bare = mapSchema(schema, {
    [MapperKind.INTERFACE_FIELD]: (field) => ({ ...field, type: nullable(field.type) }),
    [MapperKind.OBJECT_FIELD]: ({ type, resolve = defaultFieldResolver, ...field }, _name, parent) => ({
      ...field,
      type: nullable(type),
      resolve: (source, args, context: object, info) => {
        const { fieldName, fieldNodes, path } = info;
        runs.get(context)!.set(keyOf(responsePathAsArray(path)), { fieldName, fieldNodes, parent, type });
        return resolve(source, args, context, info) as unknown;
      },
    }),
  });
  return async (args) => {
    const asked = new Map<string, Asked>();
    runs.set(args.contextValue, asked);
    return { result: await execute({ ...args, schema: bare }), asked };
  };
}

export function nullable(type: GraphQLOutputType): GraphQLOutputType {
  const bare: GraphQLOutputType = getNullableType(type);
  return isListType(bare) ? new GraphQLList(nullable(bare.ofType)) : bare;
}
