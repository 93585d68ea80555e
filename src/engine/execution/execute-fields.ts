import { locatedError, responsePathAsArray } from 'graphql';
import {
  Info,
  type FieldPlan,
  type ResponseObject,
  type Place,
  type ExecutionState,
  type Selection,
} from './plan.ts';
import { isPromise } from './promises.ts';

/** Executes the selected fields of an object. `place` is undefined for the root. */
export function executeFields(
  state: ExecutionState,
  { fields }: Selection,
  source: unknown,
  place: Place | undefined,
): ResponseObject | Promise<ResponseObject> {
  const results: ResponseObject = {};
  let pending: { names: string[]; values: Promise<unknown>[] } | undefined;
  try {
    for (const plan of fields) {
      const result = executeField(state, plan, source, place);
      put(results, plan.responseName, result);
      if (!isPromise(result)) continue;
      pending ??= { names: [], values: [] };
      pending.names.push(plan.responseName);
      pending.values.push(result);
    }
  } catch (error) {
    if (!pending) throw error;
    const fail = () => {
      throw error;
    };
    return Promise.all(pending.values).then(fail, fail);
  }
  if (!pending) return results;
  const { names, values } = pending;
  // The common case. It needs one promise instead of four.
  if (values.length === 1) {
    return values[0]!.then((value) => {
      put(results, names[0]!, value);
      return results;
    });
  }
  return Promise.all(values).then((resolved) => {
    for (const [index, name] of names.entries()) put(results, name, resolved[index]);
    return results;
  });
}

/** Executes the fields one after the other, as the specification requires for mutations. */
export function executeFieldsSerially(
  state: ExecutionState,
  { fields }: Selection,
  source: unknown,
  place: Place | undefined,
): ResponseObject | Promise<ResponseObject> {
  const results: ResponseObject = {};
  let before: Promise<unknown> | undefined;
  const executeNext = (plan: FieldPlan) => {
    const result = executeField(state, plan, source, place);
    if (isPromise(result)) return result.then((value) => put(results, plan.responseName, value));
    return put(results, plan.responseName, result);
  };
  for (const plan of fields) {
    if (before) before = before.then(() => executeNext(plan));
    else {
      const executed = executeNext(plan);
      if (isPromise(executed)) before = executed;
    }
  }
  return before ? before.then(() => results) : results;
}

/** An alias may be `__proto__`. A plain assignment would then set the prototype. */
function put(results: ResponseObject, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(results, name, { value, enumerable: true, configurable: true, writable: true });
  } else results[name] = value;
}

function executeField(
  state: ExecutionState,
  plan: FieldPlan,
  source: unknown,
  parent: Place | undefined,
): unknown {
  let info: Info | undefined;
  try {
    const args = plan.arguments(state);
    let value: unknown;
    if (plan.resolve) {
      info = new Info(plan, state, parent);
      value = plan.resolve(source, args, state.contextValue, info);
    } else {
      value = propertyOf(source, plan.field.name);
      if (typeof value === 'function') {
        info = new Info(plan, state, parent);
        value = (source as Methods)[plan.field.name]!(args, state.contextValue, info);
      }
    }
    // The common case: a leaf value without a promise needs no place.
    if (plan.isLeaf && !isPromise(value)) return plan.complete(value, undefined, undefined);
    info ??= new Info(plan, state, parent);
    return isPromise(value) ? completeLater(plan, value, info) : completeField(plan, value, info);
  } catch (error) {
    return failField((info ??= new Info(plan, state, parent)), error);
  }
}

type Methods = Record<string, (args: unknown, context: unknown, info: Info) => unknown>;

const propertyOf = (source: unknown, name: string): unknown =>
  (typeof source === 'object' && source !== null) || typeof source === 'function'
    ? (source as Record<string, unknown>)[name]
    : undefined;

// A separate function: inside the caller, its closures would be created for every field, even without a promise.
function completeLater(plan: FieldPlan, value: Promise<unknown>, info: Info): unknown {
  const fail = (error: unknown) => failField(info, error);
  const completeResolved = (resolved: unknown) => {
    try {
      return completeField(plan, resolved, info);
    } catch (error) {
      return fail(error);
    }
  };
  return value.then(completeResolved, fail);
}

function completeField(plan: FieldPlan, value: unknown, info: Info): unknown {
  const completed = plan.complete(value, info, info);
  return isPromise(completed)
    ? completed.then(undefined, (error: unknown) => failField(info, error))
    : completed;
}

/** Returns null for a failed field and records the error. If the field is non-null, its parent fails instead. */
function failField({ plan, path, state }: Info, cause: unknown): null {
  const error = locatedError(cause, plan.nodes, responsePathAsArray(path));
  if (plan.isNonNull) throw error;
  state.errors.add(error, path);
  return null;
}
