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

/** A field of the response. */
type ResponseField = Pick<GraphQLResolveInfo, 'fieldName' | 'fieldNodes'> & {
  parent: string;
  type: GraphQLOutputType;
};
/** The result of an operation if every type were nullable, and its fields by path in the response. */
type Bare = { result: ExecutionResult; fieldByPath: ReadonlyMap<string, ResponseField> };
type Path = readonly (string | number)[];

export const keyOf = (path: Path) => path.join('.');

/** The properties of an error that a client or a log can observe. */
const describeError = ({ message, path, locations, extensions, originalError }: GraphQLError) => ({
  message,
  path,
  locations,
  extensions,
  originalError,
});

/** Compares two results of a deterministic execution, which must be identical. */
export function differenceOf(ours: ExecutionResult, reference: ExecutionResult): string | undefined {
  if (!isDeepStrictEqual(Object.keys(ours), Object.keys(reference))) {
    return `has ${Object.keys(ours).join(', ')} instead of ${Object.keys(reference).join(', ')}`;
  }
  const [data, expected] = [ours, reference].map((result) => JSON.stringify(result.data, replaceNonJson));
  if (data !== expected) return describeDifference(String(data), String(expected));
  const [errors, expectedErrors] = [ours, reference].map((result) =>
    (result.errors ?? []).map(describeError),
  );
  for (let at = 0; at < Math.max(errors!.length, expectedErrors!.length); at++) {
    if (!isDeepStrictEqual(errors![at], expectedErrors![at])) {
      return `error ${at} is ${describe(errors![at])} instead of ${describe(expectedErrors![at])}`;
    }
  }
  return undefined;
}

/** Describes where two texts start to differ. */
function describeDifference(data: string, expected: string): string {
  let at = 0;
  while (data[at] === expected[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 200), at + 200);
  return `data is …${around(data)}… instead of …${around(expected)}…`;
}

/** A replacer for `JSON.stringify` that also represents values that JSON cannot: a scalar may return them. */
const replaceNonJson = (_key: string, value: unknown) =>
  ['object', 'string', 'boolean'].includes(typeof value) || Number.isFinite(value)
    ? value
    : `${typeof value} ${String(value as bigint)}`;

const describe = (error: object | undefined) => JSON.stringify(error) ?? 'none';

/**
 * Compares two results of an execution with racing promises. If several fields fail below one non-null
 * position, only the first error is reported. Errors below a position that is already null are not reported.
 * So the set of errors and their order depend on timing. The rules:
 *
 * - An error belongs to a place: the nearest nullable position at or above its path, which becomes null.
 * Without one, all of `data` becomes null.
 * - The data are equal. No place has two errors.
 * - A null place that is visible in the data has an error in our result if and only if it has one in the
 * reference.
 * - Each error is possible: it occurs when every type is nullable (`bare`), which hides no error, or it
 * reports null at a non-null position. If a visible place has only one possible error, our result has that
 * error.
 */
export function differenceInRace(
  ours: ExecutionResult,
  reference: ExecutionResult,
  { result: bare, fieldByPath }: Bare,
): string | undefined {
  const difference = differenceOf({ ...ours, errors: [] }, { ...reference, errors: [] });
  if (difference) return difference;
  const [places, expected] = [ours, reference].map(({ errors = [] }) =>
    errors.map(({ path }) => placeOf(path ?? [], fieldByPath)),
  );
  const twice = places!.find((place, at) => places!.indexOf(place) !== at);
  if (twice !== undefined) return `${twice} is nulled by two errors`;
  const visible = (all: string[]) => all.filter((place) => isVisible(place, ours.data)).toSorted();
  if (!isDeepStrictEqual(visible(places!), visible(expected!))) {
    return `errors null ${visible(places!).join(', ')} instead of ${visible(expected!).join(', ')}`;
  }
  const possible = [...(reference.errors ?? []), ...(bare.errors ?? [])].map(describeError);
  const isMissing = ({ path = [] }: GraphQLError) =>
    valueAt(path, bare.data) === null && !bare.errors?.some((error) => keyOf(error.path!) === keyOf(path));
  const wrong = ours.errors?.find((error) => {
    if (possible.some((other) => isDeepStrictEqual(other, describeError(error)))) return false;
    return (
      !isMissing(error) || !isDeepStrictEqual(describeError(error), nullError(error.path ?? [], fieldByPath))
    );
  });
  return wrong && `the error ${describe(wrong)} cannot happen`;
}

function nullError(path: Path, fieldByPath: Bare['fieldByPath']) {
  const field = fieldByPath.get(keyOf(fieldOf(path)));
  const type = typeAt(path, fieldByPath);
  if (!field || !type || !isNonNullType(type)) return undefined;
  const message = `Cannot return null for non-nullable field ${field.parent}.${field.fieldName}.`;
  const originalError = new Error(message);
  return describeError(new GraphQLError(message, { nodes: field.fieldNodes, path, originalError }));
}

/** Returns the nearest nullable position at or above a path; '' stands for all of the data. */
function placeOf(path: Path, fieldByPath: Bare['fieldByPath']): string {
  for (let length = path.length; length > 0; length--) {
    const type = typeAt(path.slice(0, length), fieldByPath);
    if (!type || !isNonNullType(type)) return keyOf(path.slice(0, length));
  }
  return '';
}

/** Returns the path without trailing list indices. */
const fieldOf = (path: Path) => path.slice(0, path.findLastIndex((key) => typeof key === 'string') + 1);

function typeAt(path: Path, fieldByPath: Bare['fieldByPath']): GraphQLOutputType | undefined {
  const field = fieldOf(path);
  let type = fieldByPath.get(keyOf(field))?.type;
  for (let depth = field.length; type && depth < path.length; depth++) {
    const list: GraphQLOutputType = getNullableType(type);
    type = isListType(list) ? list.ofType : undefined;
  }
  return type;
}

/** Returns the value at a path; undefined below null. */
const valueAt = (path: Path, data: unknown) =>
  path.reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], data);

/** Returns whether a place is in the response and not below null. */
const isVisible = (place: string, data: unknown) =>
  place === '' || valueAt(place.split('.'), data) !== undefined;

/** Returns a function that executes with every type nullable, each time in a separate context. */
export function createBare(
  schema: GraphQLSchema,
): (args: ExecutionArgs & { contextValue: object }) => Promise<Bare> {
  const runs = new WeakMap<object, Map<string, ResponseField>>();
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
    const fieldByPath = new Map<string, ResponseField>();
    runs.set(args.contextValue, fieldByPath);
    return { result: await execute({ ...args, schema: bare }), fieldByPath };
  };
}

export function nullable(type: GraphQLOutputType): GraphQLOutputType {
  const bare: GraphQLOutputType = getNullableType(type);
  return isListType(bare) ? new GraphQLList(nullable(bare.ofType)) : bare;
}
