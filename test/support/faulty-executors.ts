import { MapperKind, mapSchema } from '@graphql-tools/utils';
import {
  execute,
  GraphQLError,
  GraphQLSchema,
  getOperationAST,
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
} from 'graphql';
import { nullable } from './compare-results.ts';

export type Executes = (args: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;
type Faulty = (schema: GraphQLSchema) => Executes;

const correct: Executes = execute;
const changingResult =
  (change: (result: ExecutionResult) => ExecutionResult): Faulty =>
  () =>
  (args) => {
    const result = correct(args);
    return 'then' in result ? result.then(change) : change(result);
  };
const changingDocument =
  (change: (document: DocumentNode) => DocumentNode): Faulty =>
  () =>
  (args) =>
    correct({ ...args, document: change(args.document) });

/** Faults of an executor, each of which a comparison must detect. */
export const FAULTS: Record<string, Faulty> = {
  'drops an alias': changingDocument((document) =>
    visit(document, { Field: (node) => (node.alias ? { ...node, alias: undefined } : undefined) }),
  ),
  'swallows the last error': changingResult(({ errors, ...result }) =>
    errors && errors.length > 1 ? { ...result, errors: errors.slice(0, -1) } : result,
  ),
  'does not propagate null': (schema) => {
    const bare = mapSchema(schema, {
      [MapperKind.OBJECT_FIELD]: (field) => ({ ...field, type: nullable(field.type) }),
      [MapperKind.INTERFACE_FIELD]: (field) => ({ ...field, type: nullable(field.type) }),
    });
    return (args) => correct({ ...args, schema: bare });
  },
  'does not merge fields': changingDocument((document) =>
    visit(document, {
      SelectionSet: ({ selections, ...node }) => {
        const keys = new Set<string>();
        return {
          ...node,
          selections: selections.filter((selection) => {
            if (selection.kind !== Kind.FIELD) return true;
            const key = (selection.alias ?? selection.name).value;
            const isNew = !keys.has(key);
            keys.add(key);
            return isNew;
          }),
        };
      },
    }),
  ),
  'ignores directives': changingDocument((document) => visit(document, { Directive: () => null })),
  'reuses the variables of the first execution': (() => {
    const first = new WeakMap<DocumentNode, ExecutionArgs['variableValues']>();
    return () => (args) => {
      if (!first.has(args.document)) first.set(args.document, args.variableValues);
      return correct({ ...args, variableValues: first.get(args.document) });
    };
  })(),
  'executes mutations concurrently': (schema) => {
    const mutation = schema.getMutationType();
    const parallel = new GraphQLSchema({ ...schema.toConfig(), query: mutation ?? null, mutation: null });
    const asQuery = (document: DocumentNode): DocumentNode =>
      visit(document, { OperationDefinition: (node) => ({ ...node, operation: OperationTypeNode.QUERY }) });
    return (args) => {
      const isMutation =
        getOperationAST(args.document, args.operationName)?.operation === OperationTypeNode.MUTATION;
      return correct(isMutation ? { ...args, schema: parallel, document: asQuery(args.document) } : args);
    };
  },
  'sorts fields': changingResult(({ data, ...result }) => ({
    ...result,
    ...(data !== undefined && { data: sorted(data) as typeof data }),
  })),
  'loses the original error': changingResult(({ errors, ...result }) => ({
    ...(errors && {
      errors: errors.map(
        ({ message, nodes = [], path = null, extensions }) =>
          new GraphQLError(message, { nodes, path, extensions }),
      ),
    }),
    ...result,
  })),
  'is never synchronous': () => async (args) => correct(args),
};

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, sorted(inner)]));
}
