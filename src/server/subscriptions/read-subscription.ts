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

/** What a client sends to subscribe; without a text, what names a document that is known. */
export type Operation = DocumentReference & {
  query?: string | undefined;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
};

/** What it takes to subscribe, and what that costs. */
export type Subscribing = ExecutionArgs & { coercedVariables: Values; cost: number };

/** Reads subscriptions: what can be executed, or why it is not. */
export const createReader =
  (schema: GraphQLSchema, documents: Documents) =>
  (asked: Operation): Subscribing | readonly GraphQLError[] => {
    const { operationName, variables, extensions } = asked;
    const query = asked.query || documents.find(documentIdIn(asked) ?? '');
    if (!query) return [operationRefused('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound')];
    const document = documents.read(query);
    if ('errors' in document) return document.errors;
    const operation = getOperationAST(document, operationName);
    if (!operation) return noSuchOperation().errors;
    if (operation.operation !== 'subscription') {
      return cannotExecute('Queries and mutations go over plain HTTP.').errors;
    }
    const weighed = documents.analyzeCost({ document, operation, variables, extensions });
    if ('errors' in weighed) return weighed.errors;
    if (isEmpty(schema, document, operation, weighed.variables)) {
      return cannotExecute('The field of a subscription cannot be skipped.').errors;
    }
    return {
      schema,
      document,
      operationName,
      variableValues: variables ?? {},
      coercedVariables: weighed.variables,
      cost: weighed.cost,
    };
  };

/** Whether `@skip` or `@include` leave nothing to subscribe to, which the executor would take for a mistake of ours. */
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
