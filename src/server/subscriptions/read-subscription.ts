import {
  getOperationAST,
  type DocumentNode,
  type ExecutionArgs,
  type GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { documentIdIn, type DocumentReference } from '../../engine/documents/document-id.ts';
import type { Documents } from '../../engine/documents/documents.ts';
import { fragmentsIn } from '../../engine/documents/fragments.ts';
import { cannotExecute, noSuchOperation, operationRefused } from '../../engine/documents/refusal.ts';
import { collectFields } from '../../engine/execution/collect-fields.ts';
import type { Values } from '../../engine/execution/plan.ts';

/** A subscription request: the text of a document, or the id of a stored one. */
export type SubscriptionRequest = DocumentReference & {
  query?: string | undefined;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
};

/** The arguments to execute a subscription, and its cost. */
export type SubscriptionArgs = ExecutionArgs & { coercedVariables: Values; cost: number };

/** Returns a function that reads a subscription: the arguments to execute it, or the errors. */
export const createReader =
  (schema: GraphQLSchema, documents: Documents) =>
  (request: SubscriptionRequest): SubscriptionArgs | readonly GraphQLError[] => {
    const { operationName, variables, extensions } = request;
    const query = request.query || documents.find(documentIdIn(request) ?? '');
    if (!query) return [operationRefused('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')];
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
    if (isEmpty(schema, document, operation, costed.variables)) {
      return cannotExecute('The field of a subscription cannot be skipped: remove @skip or @include.').errors;
    }
    return {
      schema,
      document,
      operationName,
      variableValues: variables ?? {},
      coercedVariables: costed.variables,
      cost: costed.cost,
    };
  };

/** Returns whether `@skip` or `@include` remove the field, which the executor would report as an internal error. */
function isEmpty(
  schema: GraphQLSchema,
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
  conditions: Values,
): boolean {
  const fragments = Object.fromEntries(fragmentsIn(document));
  const type = schema.getSubscriptionType()!;
  return collectFields({ schema, fragments, conditions }, type, [selectionSet]).size === 0;
}

export type ReadSubscription = ReturnType<typeof createReader>;
