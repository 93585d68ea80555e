import {
  getOperationAST,
  GraphQLError,
  type DocumentNode,
  type ExecutionArgs,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { documentIdIn, type DocumentReference } from '../../engine/documents/document-id.ts';
import type { Documents } from '../../engine/documents/documents.ts';
import { fragmentsIn } from '../../engine/documents/fragments.ts';
import {
  cannotExecute,
  fieldSkipped,
  noSuchOperation,
  operationRejected,
} from '../../engine/documents/rejection.ts';
import { collectFields } from '../../engine/execution/collect-fields.ts';
import { argumentValues, isInputError } from '../../engine/execution/input-values.ts';
import type { Variables } from '../../engine/execution/plan.ts';

/** A subscription request: the text of a document, or the id of a stored one. */
export type SubscriptionRequest = DocumentReference & {
  query?: string | undefined;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
};

/** The arguments to execute a subscription, and its cost. */
export type SubscriptionArgs = ExecutionArgs & { coercedVariables: Variables; cost: number };

/** Returns a function that reads a subscription: the arguments to execute it, or the errors. */
export const createReader =
  (schema: GraphQLSchema, documents: Documents) =>
  (request: SubscriptionRequest): SubscriptionArgs | readonly GraphQLError[] => {
    const { variables, extensions } = request;
    // Some clients send an empty text instead of null.
    const operationName = request.operationName || null;
    const query = request.query || documents.find(documentIdIn(request) ?? '');
    if (!query) return [operationRejected('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')];
    const document = documents.read(query);
    if ('errors' in document) return document.errors;
    const operation = getOperationAST(document, operationName);
    if (!operation) return noSuchOperation().errors;
    if (operation.operation !== 'subscription') {
      return cannotExecute('Send queries and mutations over plain HTTP, not over a subscription connection.')
        .errors;
    }
    const costed = documents.analyzeCost({ document, operation, variables, extensions });
    if ('errors' in costed) return costed.errors;
    const field = fieldOf(schema, document, operation, costed.variables);
    if (!field) {
      return fieldSkipped().errors;
    }
    const invalid = invalidArgument(schema, field, costed.variables);
    if (invalid) return [invalid];
    return {
      schema,
      document,
      operationName,
      variableValues: variables ?? {},
      coercedVariables: costed.variables,
      cost: costed.cost,
    };
  };

/** Returns the only field; undefined if `@skip` or `@include` removes it, which graphql-js would report as an internal error. */
function fieldOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
  conditionVariables: Variables,
): FieldNode | undefined {
  const fragments = Object.fromEntries(fragmentsIn(document));
  const type = schema.getSubscriptionType()!;
  const [nodes] = collectFields({ schema, fragments, conditionVariables }, type, [selectionSet]).values();
  return nodes?.[0];
}

/** Returns the error of an argument value. graphql-js, which starts subscriptions, would report it without a code. */
function invalidArgument(schema: GraphQLSchema, node: FieldNode, variables: Variables): GraphQLError | null {
  const field = schema.getSubscriptionType()!.getFields()[node.name.value]!;
  try {
    argumentValues(field, node, variables);
    return null;
  } catch (error) {
    if (error instanceof GraphQLError && isInputError(error)) return error;
    throw error;
  }
}

export type ReadSubscription = ReturnType<typeof createReader>;
