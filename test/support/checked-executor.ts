import {
  execute,
  GraphQLScalarType,
  GraphQLSchema,
  Kind,
  parseType,
  visit,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLResolveInfo,
} from 'graphql';
import { executorFor, type Execute, type ExecutionRequest } from '../../src/engine/execution/executor.ts';
import { createBare, differenceInRace, differenceOf } from './compare-results.ts';
import { isWritten, parseWritten, responseValue } from './written-json.ts';
import { recordResolvers, type Recording } from './record-resolvers.ts';

/**
 * Executes every operation with graphql-js too, replaying the recorded results of the resolvers instead of
 * calling them again. If the results differ, the operation fails. The difference is also added to
 * `differences`, in case the test does not check the response.
 */
export function checkedExecutor(make: (schema: GraphQLSchema) => Execute = executorFor) {
  const differences: string[] = [];

  const checkedExecutorFor = (schema: GraphQLSchema): Execute => {
    const recordings = new WeakMap<object, Recording>();
    const replays = new WeakMap<object, Recording>();
    recordResolvers(schema, recordings, replays);
    const ours = make(schema);
    const toReferenceArgs = referenceArgsFor(schema);
    let bareOf: ReturnType<typeof createBare> | undefined;

    function check(
      operation: ExecutionRequest,
      result: ExecutionResult,
      recording: Recording,
      isSync: boolean,
    ) {
      const replay = (): ExecutionArgs & { contextValue: object } => {
        const contextValue = {};
        replays.set(contextValue, recording);
        return { ...toReferenceArgs(operation), contextValue, fieldResolver: readProperty };
      };
      const compare = (expected: ExecutionResult): string | undefined => {
        const [different] = recording.differences;
        const tooMany = [...recording.calls.keys()].filter((path) => !recording.replayed.has(path));
        if (different || expected.errors || tooMany.length === 0)
          return different ?? differenceOf(result, expected);
        return `resolves ${tooMany.join(' ')}, which is not selected`;
      };
      const report = (difference: string | undefined): ExecutionResult => {
        if (!difference) return result;
        const { loc } = operation.document;
        differences.push(
          `${difference}\n${loc?.source.body ?? ''}\n${JSON.stringify(operation.coercedVariables)}`,
        );
        throw new Error(`executed differently from graphql-js: ${difference}`);
      };
      const reference = execute(replay());
      if (!isSync && !('then' in reference)) return report('returns a promise for a synchronous result');
      if (isSync)
        return report(
          'then' in reference ? 'returns a synchronous result for a promise' : compare(reference),
        );
      return (async () => {
        const expected = await reference;
        const difference = compare(expected);
        if (!difference || !expected.errors || recording.differences.length > 0) return report(difference);
        bareOf ??= createBare(replay().schema);
        return report(differenceInRace(result, expected, await bareOf(replay())));
      })();
    }

    return (operation) => {
      const recording: Recording = {
        context: operation.contextValue,
        calls: new Map(),
        replayed: new Set(),
        mutating: 0,
        differences: [],
      };
      recordings.set(operation.contextValue as object, recording);
      const result = ours(operation);
      if ('then' in result) return result.then((settled) => check(operation, settled, recording, false));
      return check(operation, result, recording, true);
    };
  };
  return { executorFor: checkedExecutorFor, differences };
}

function readProperty(source: unknown, _args: unknown, _context: unknown, info: GraphQLResolveInfo): unknown {
  const { fieldName, parentType } = info;
  if (isWritten(source)) return responseValue(source, info);
  const property = (source as Record<string, unknown> | null | undefined)?.[fieldName];
  if (typeof property !== 'function') return parseWritten(property);
  throw new Error(`${parentType.name}.${fieldName} is a method: name it in METHODS`);
}

/**
 * Returns a function that creates the execution arguments for graphql-js. graphql-js coerces variables itself, but these variables
 * are already coerced. So each variable gets a scalar type that accepts every value unchanged.
 */
function referenceArgsFor(schema: GraphQLSchema) {
  const config = schema.toConfig();
  const Read = new GraphQLScalarType({ name: 'Read' });
  const accepting = new GraphQLSchema({ ...config, types: [...config.types, Read], assumeValid: true });
  const documents = new WeakMap<DocumentNode, DocumentNode>();
  return ({ coercedVariables, ...operation }: ExecutionRequest): ExecutionArgs => {
    // Introspection must see the original schema, and has no variables.
    if (Object.keys(coercedVariables ?? {}).length === 0) return { ...operation, schema };
    let document = documents.get(operation.document);
    if (!document) {
      const type = parseType('Read');
      document = visit(operation.document, {
        [Kind.VARIABLE_DEFINITION]: ({ kind, variable }) => ({ kind, variable, type }),
      }) as DocumentNode;
      documents.set(operation.document, document);
    }
    return { ...operation, document, schema: accepting, variableValues: coercedVariables! };
  };
}
