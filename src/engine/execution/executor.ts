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
import type { ResponseObject, Variables } from './plan.ts';
import { isPromise } from './promises.ts';

export type ExecutionRequest = Pick<
  ExecutionArgs,
  'document' | 'operationName' | 'variableValues' | 'rootValue' | 'contextValue'
> & {
  /** Variables that are already coerced. If they are given, `variableValues` is not used. */
  coercedVariables?: Variables;
};

/**
 * Maximum planned fields of all compiled documents together. A field takes about 1,000 bytes. When the maximum is reached, all
 * compiled documents are dropped, and compiled again when needed. A short document can have many fields if its fragments are expanded.
 */
const MAX_PLANNED_FIELDS = 50_000;

/** Executes a query, a mutation, or one event of a subscription. The document must be validated against the schema. */
export type Execute = (operation: ExecutionRequest) => ExecutionResult | Promise<ExecutionResult>;

/**
 * Creates an executor. Its results are exactly the results of graphql-js's `execute` (section 6 of the GraphQL specification), but it
 * takes a fraction of the time. Compiles a document once for all its executions. Creates a promise only for asynchronous values, and
 * a response path only when it is needed. See docs/decisions/0013-where-the-time-goes.md.
 */
export function executorFor(schema: GraphQLSchema): Execute {
  assertValidSchema(schema);
  let compiled = new WeakMap<DocumentNode, CompiledDocument>();
  let planned = 0;

  function onFieldPlanned(): void {
    if (++planned < MAX_PLANNED_FIELDS) return;
    compiled = new WeakMap();
    planned = 0;
  }

  function compiledOf(document: DocumentNode): CompiledDocument {
    let known = compiled.get(document);
    if (!known) compiled.set(document, (known = compileDocument(schema, document, onFieldPlanned)));
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
  variableValues: Variables,
  { rootValue, contextValue }: ExecutionRequest,
): ExecutionResult | Promise<ExecutionResult> {
  const errors = createErrors();
  const toResult = (data: ResponseObject | null): ExecutionResult =>
    errors.list.length === 0 ? { data } : { errors: errors.list, data };
  const failed = (error: unknown) => {
    errors.add(error as GraphQLError, undefined);
    return toResult(null);
  };
  try {
    const { node, fragments, selectionFor } = operation;
    const state = {
      schema,
      fragments,
      rootValue,
      contextValue,
      operation: node,
      variableValues,
      errors,
      fieldArguments: [],
    };
    const executeRoot = node.operation === OperationTypeNode.MUTATION ? executeFieldsSerially : executeFields;
    const data = executeRoot(state, selectionFor(variableValues), rootValue, undefined);
    return isPromise<ResponseObject>(data) ? data.then(toResult, failed) : toResult(data);
  } catch (error) {
    return failed(error);
  }
}
