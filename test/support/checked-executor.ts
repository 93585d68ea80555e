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
import { executorFor, type Execute, type Operation } from '../../src/engine/execution/executor.ts';
import { createBare, differenceInRace, differenceOf } from './compare-results.ts';
import { recordResolvers, type Recording } from './record-resolvers.ts';

/**
 * Has every operation executed by graphql-js too, on what the resolvers gave, which are not asked again. Where the two differ
 * the operation fails, and it is told at the end (`differences`), should nobody have looked at its answer.
 */
export function checkedExecutor(make: (schema: GraphQLSchema) => Execute = executorFor) {
  const differences: string[] = [];

  const checkedExecutorFor = (schema: GraphQLSchema): Execute => {
    const recordings = new WeakMap<object, Recording>();
    const replays = new WeakMap<object, Recording>();
    recordResolvers(schema, recordings, replays);
    const ours = make(schema);
    const readAlready = acceptingReadVariables(schema);
    let bareOf: ReturnType<typeof createBare> | undefined;

    function check(operation: Operation, result: ExecutionResult, recording: Recording, isSync: boolean) {
      const replay = (): ExecutionArgs & { contextValue: object } => {
        const contextValue = {};
        replays.set(contextValue, recording);
        return { ...readAlready(operation), contextValue, fieldResolver: readProperty };
      };
      const compare = (expected: ExecutionResult): string | undefined => {
        const [different] = recording.differences;
        const tooMany = [...recording.calls.keys()].filter((path) => !recording.again.has(path));
        if (different || expected.errors || tooMany.length === 0)
          return different ?? differenceOf(result, expected);
        return `resolves ${tooMany.join(' ')}, which is not asked for`;
      };
      const tell = (difference: string | undefined): ExecutionResult => {
        if (!difference) return result;
        const { loc } = operation.document;
        differences.push(
          `${difference}\n${loc?.source.body ?? ''}\n${JSON.stringify(operation.coercedVariables)}`,
        );
        throw new Error(`executed otherwise than by graphql-js: ${difference}`);
      };
      const reference = execute(replay());
      if (!isSync && !('then' in reference)) return tell('is a promise of what is there at once');
      if (isSync) return tell('then' in reference ? 'is there at once' : compare(reference));
      return (async () => {
        const expected = await reference;
        const difference = compare(expected);
        if (!difference || !expected.errors || recording.differences.length > 0) return tell(difference);
        bareOf ??= createBare(replay().schema);
        return tell(differenceInRace(result, expected, await bareOf(replay())));
      })();
    }

    return (operation) => {
      const recording: Recording = {
        context: operation.contextValue,
        calls: new Map(),
        again: new Set(),
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

function readProperty(
  source: unknown,
  _args: unknown,
  _context: unknown,
  { fieldName, parentType }: GraphQLResolveInfo,
) {
  const property = (source as Record<string, unknown> | null | undefined)?.[fieldName];
  if (typeof property !== 'function') return property;
  throw new Error(`${parentType.name}.${fieldName} is a method: name it in METHODS`);
}

/** graphql-js reads variables itself. Of a type that takes everything they stay as they are. */
function acceptingReadVariables(schema: GraphQLSchema) {
  const config = schema.toConfig();
  const Read = new GraphQLScalarType({ name: 'Read' });
  const accepting = new GraphQLSchema({ ...config, types: [...config.types, Read], assumeValid: true });
  const documents = new WeakMap<DocumentNode, DocumentNode>();
  return ({ coercedVariables, ...operation }: Operation): ExecutionArgs => {
    // What asks for the schema itself is to see it as it is, and has no variables.
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
