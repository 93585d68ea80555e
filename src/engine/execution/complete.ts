import {
  defaultTypeResolver,
  GraphQLError,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  locatedError,
  responsePathAsArray,
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql';
// An internal module of graphql-js, so that error messages are exactly the same.
import { inspect } from 'graphql/jsutils/inspect.js';
import { executeFields } from './execute-fields.ts';
import { JsonText } from './json-text.ts';
import { Entry, type Complete, type FieldPlan, type Info, type Place, type Selection } from './plan.ts';
import { isPromise } from './promises.ts';

type Field = Pick<FieldPlan, 'field' | 'parentType' | 'nodes'>;
type SelectionOf = (type: GraphQLObjectType) => Selection;

const nameOf = ({ field, parentType }: Field) => `${parentType.name}.${field.name}`;

/** Returns the function that completes values of a type ("Value Completion", section 6.4.3 of the specification). */
export function completerFor(type: GraphQLOutputType, field: Field, selectionOf: SelectionOf): Complete {
  if (isNonNullType(type)) return nonNullCompleter(completerFor(type.ofType, field, selectionOf), field);
  if (isListType(type)) {
    return listCompleter(type.ofType, completerFor(type.ofType, field, selectionOf), field);
  }
  if (isLeafType(type)) return leafCompleter(type);
  return isAbstractType(type)
    ? abstractCompleter(type, field, selectionOf)
    : objectCompleter(type, field, selectionOf);
}

/** Returns whether a resolver returned no value. If the value is an error, throws it, as graphql-js does. */
function isMissing(value: unknown): value is null | undefined {
  if (value instanceof Error) throw value;
  return value === null || value === undefined;
}

const nonNullCompleter =
  (complete: Complete, field: Field): Complete =>
  (value, place, info) => {
    const completed = complete(value, place, info);
    if (completed !== null) return completed;
    throw new Error(`Cannot return null for non-nullable field ${nameOf(field)}.`);
  };

const leafCompleter =
  (type: GraphQLLeafType): Complete =>
  (value) => {
    if (isMissing(value)) return null;
    const serialized: unknown = type.serialize(value);
    if (serialized !== null && serialized !== undefined) return serialized;
    throw new Error(
      `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(serialized)}`,
    );
  };

function listCompleter(itemType: GraphQLOutputType, completeItem: Complete, field: Field): Complete {
  const isLeaf = isLeafType(isNonNullType(itemType) ? itemType.ofType : itemType);
  const isNonNull = isNonNullType(itemType);

  function completeAt(item: unknown, list: Place, index: number, info: Info): unknown {
    if (isLeaf && !isPromise(item)) {
      try {
        return completeItem(item, undefined, undefined);
      } catch (error) {
        return fail(error, new Entry(list, index), info);
      }
    }
    const entry = new Entry(list, index);
    try {
      const completed = isPromise(item) ? completeLater(item, entry, info) : completeItem(item, entry, info);
      return isPromise(completed) ? failLater(completed, entry, info) : completed;
    } catch (error) {
      return fail(error, entry, info);
    }
  }

  // Separate functions: inside the caller, their closures would be created for every entry, even without a promise.
  const completeLater = (item: Promise<unknown>, entry: Entry, info: Info) =>
    item.then((resolved) => completeItem(resolved, entry, info));
  const failLater = (completed: Promise<unknown>, entry: Entry, info: Info) =>
    completed.then(undefined, (error: unknown) => fail(error, entry, info));

  function fail(cause: unknown, { path }: Entry, { state }: Info): null {
    const error = locatedError(cause, field.nodes, responsePathAsArray(path));
    if (isNonNull) throw error;
    state.errors.add(error, path);
    return null;
  }

  return (value, place, info) => {
    if (isMissing(value)) return null;
    if (value instanceof JsonText) return value;
    if (!isIterable(value)) {
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(field)}".`);
    }
    const items: unknown[] = [];
    let isPending = false;
    try {
      for (const item of value) {
        const completed = completeAt(item, place!, items.length, info!);
        isPending ||= isPromise(completed);
        items.push(completed);
      }
    } catch (error) {
      // Later failures of the other entries are irrelevant, and must not end the process as unhandled rejections.
      Promise.all(items).catch(() => {});
      throw error;
    }
    return isPending ? Promise.all(items) : items;
  };
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function';

function objectCompleter(type: GraphQLObjectType, { nodes }: Field, selectionOf: SelectionOf): Complete {
  const wrongType = (value: unknown) =>
    new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, { nodes });
  return (value, place, info) => {
    if (isMissing(value)) return null;
    if (value instanceof JsonText) return value;
    const selected = selectionOf(type);
    const { state } = info!;
    const isOfType = type.isTypeOf?.(value, state.contextValue, info!) ?? true;
    if (isPromise<boolean>(isOfType)) {
      return isOfType.then((matches) => {
        if (!matches) throw wrongType(value);
        return executeFields(state, selected, value, place);
      });
    }
    if (!isOfType) throw wrongType(value);
    return executeFields(state, selected, value, place);
  };
}

function abstractCompleter(type: GraphQLAbstractType, field: Field, selectionOf: SelectionOf): Complete {
  const known = new Map<GraphQLObjectType, Complete>();
  function objectCompleterOf(runtimeType: GraphQLObjectType): Complete {
    let complete = known.get(runtimeType);
    if (!complete) known.set(runtimeType, (complete = objectCompleter(runtimeType, field, selectionOf)));
    return complete;
  }
  const resolveType = type.resolveType ?? defaultTypeResolver;
  return (value, place, info) => {
    if (isMissing(value)) return null;
    const completeAs = (name: unknown) =>
      objectCompleterOf(runtimeTypeNamed(name, type, field, value, info!))(value, place, info);
    const name: unknown = resolveType(value, info!.state.contextValue, info!, type);
    return isPromise(name) ? name.then(completeAs) : completeAs(name);
  };
}

function runtimeTypeNamed(
  name: unknown,
  type: GraphQLAbstractType,
  field: Field,
  value: unknown,
  { schema }: Info,
): GraphQLObjectType {
  const refuse = (message: string) => new GraphQLError(message, { nodes: field.nodes });
  const mustResolve = `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${nameOf(field)}"`;
  if (name === null || name === undefined) {
    throw refuse(
      `${mustResolve}. Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
    );
  }
  if (isObjectType(name)) {
    throw new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    );
  }
  if (typeof name !== 'string') {
    throw new GraphQLError(`${mustResolve} with value ${inspect(value)}, received "${inspect(name)}".`);
  }
  const runtimeType = schema.getType(name);
  if (!runtimeType) {
    throw refuse(
      `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`,
    );
  }
  if (!isObjectType(runtimeType)) {
    throw refuse(`Abstract type "${type.name}" was resolved to a non-object type "${name}".`);
  }
  if (!schema.isSubType(type, runtimeType)) {
    throw refuse(`Runtime Object type "${runtimeType.name}" is not a possible type for "${type.name}".`);
  }
  return runtimeType;
}
