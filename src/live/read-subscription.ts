import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { operationRefused } from '../errors.ts';
import { tooDeep } from '../graphql/depth.ts';

/** What a client sends to subscribe. */
export type Operation = {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
};

/** Everything that is wrong with an operation, with the code that Apollo gives it over HTTP. */
function refused(code: string, errors: readonly GraphQLError[]): readonly GraphQLError[] {
  for (const { extensions } of errors) extensions['code'] = code;
  return errors;
}

function faultsOf(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  try {
    return validate(schema, document);
  } catch (error) {
    // Thrown where `@skip` or `@include` of a subscription's field has a variable.
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** Each is held for as long as somebody subscribes by it. */
const MOST_TOKENS = 2_000;
const MOST_KEPT = 100;

/** Reads subscriptions, those that many send only once: what is read is many times as large as its text. */
export function createReader(schema: GraphQLSchema) {
  const kept = new Map<string, DocumentNode>();

  function readDocument(query: string): DocumentNode | readonly GraphQLError[] {
    const known = kept.get(query);
    if (known) return known;
    let document: DocumentNode;
    try {
      document = parse(query, { maxTokens: MOST_TOKENS });
    } catch (error) {
      if (error instanceof GraphQLError) return refused('GRAPHQL_PARSE_FAILED', [error]);
      throw error;
    }
    const invalid = faultsOf(schema, document);
    if (invalid.length > 0) return refused('GRAPHQL_VALIDATION_FAILED', invalid);
    // The oldest makes room.
    if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!);
    kept.set(query, document);
    return document;
  }

  /** A subscription that can be executed, or why it is not. */
  return ({ query, operationName, variables }: Operation): ExecutionArgs | readonly GraphQLError[] => {
    const document = readDocument(query);
    if (!('kind' in document)) return document;
    const operation = getOperationAST(document, operationName);
    if (!operation)
      return [operationRefused('BAD_USER_INPUT', 'There is no such operation in the document.')];
    if (operation.operation !== 'subscription') {
      return [operationRefused('BAD_USER_INPUT', 'Queries and mutations go over plain HTTP.')];
    }
    const deep = tooDeep(operation, document);
    if (deep) return [deep];
    const given = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {}, {
      maxErrors: 10,
    });
    if (given.errors) return refused('BAD_USER_INPUT', given.errors);
    if (isEmpty(schema, document, operation, given.coerced)) {
      return [operationRefused('BAD_USER_INPUT', 'The field of a subscription cannot be skipped.')];
    }
    return { schema, document, operationName, variableValues: variables ?? {} };
  };
}

/** Whether `@skip` or `@include` leave nothing to subscribe to, which the executor would take for a mistake of ours. */
function isEmpty(
  schema: GraphQLSchema,
  { definitions }: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
  variables: Record<string, unknown>,
): boolean {
  const fragments = Object.fromEntries(
    definitions.flatMap((node) =>
      node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [],
    ),
  );
  const type = schema.getSubscriptionType()!;
  return collectFields(schema, fragments, variables, type, selectionSet).size === 0;
}

export type ReadSubscription = ReturnType<typeof createReader>;
