import {
  assertValidSchema,
  getVariableValues,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { compileDocument, type CompiledDocument, type CompiledOperation } from './compile.ts';
import { createErrors } from './errors.ts';
import { executeFields, executeFieldsSerially } from './execute-fields.ts';
import type { Fields, Values } from './plan.ts';
import { isPromise } from './promises.ts';

export type Operation = Pick<
  ExecutionArgs,
  'document' | 'operationName' | 'variableValues' | 'rootValue' | 'contextValue'
> & {
  /** The variables as they were read already, which saves reading them here. */
  coercedVariables?: Values;
};

/** So many fields are known at once, of a thousand bytes each; a short document may have as many as its fragments come to. */
const MOST_PLANNED = 50_000;

/** Executes a query or a mutation, or one event of a subscription, whose document was validated against the schema. */
export type Execute = (operation: Operation) => ExecutionResult | Promise<ExecutionResult>;

/**
 * Executes as `execute` of graphql-js does (section 6 of the GraphQL specification), with the same answers to the letter, in a
 * fraction of the time: what a document asks for is worked out once for all its executions, and a field whose value is there costs
 * no promise and no record of its place.
 */
export function executorFor(schema: GraphQLSchema): Execute {
  assertValidSchema(schema);
  let compiled = new WeakMap<DocumentNode, CompiledDocument>();
  let planned = 0;

  function countPlan(): void {
    if (++planned < MOST_PLANNED) return;
    compiled = new WeakMap();
    planned = 0;
  }

  function compiledOf(document: DocumentNode): CompiledDocument {
    let known = compiled.get(document);
    if (!known) compiled.set(document, (known = compileDocument(schema, document, countPlan)));
    return known;
  }

  return (args) => {
    const operation = compiledOf(args.document).find(args.operationName);
    if (operation instanceof GraphQLError) return { errors: [operation] };
    let variables = args.coercedVariables;
    if (!variables) {
      const read = getVariableValues(
        schema,
        operation.node.variableDefinitions ?? [],
        args.variableValues ?? {},
        {
          maxErrors: 50,
        },
      );
      if (read.errors) return { errors: read.errors };
      variables = read.coerced;
    }
    return run(schema, operation, variables, args);
  };
}

function run(
  schema: GraphQLSchema,
  operation: CompiledOperation,
  variableValues: Values,
  { rootValue, contextValue }: Operation,
): ExecutionResult | Promise<ExecutionResult> {
  const errors = createErrors();
  const answer = (data: Fields | null): ExecutionResult =>
    errors.list.length === 0 ? { data } : { errors: errors.list, data };
  const failed = (error: unknown) => {
    errors.add(error as GraphQLError, undefined);
    return answer(null);
  };
  try {
    const { node, fragments, selectionFor } = operation;
    const current = {
      schema,
      fragments,
      rootValue,
      contextValue,
      operation: node,
      variableValues,
      errors,
      args: [],
    };
    const executeRoot = node.operation === OperationTypeNode.MUTATION ? executeFieldsSerially : executeFields;
    const data = executeRoot(current, selectionFor(variableValues), rootValue, undefined);
    return isPromise<Fields>(data) ? data.then(answer, failed) : answer(data);
  } catch (error) {
    return failed(error);
  }
}
