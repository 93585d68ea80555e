import { setTimeout as sleep } from 'node:timers/promises';
import type { ApolloServerPlugin } from '@apollo/server';
import type { DocumentNode, GraphQLError, OperationDefinitionNode } from 'graphql';
import type { Context } from '../context.ts';
import type { Budget, Payer } from '../throttles/budget.ts';
import { JSON_TYPE, mediaTypeFor } from './media-type.ts';
import type { Turns } from './turns.ts';

/** What an operation costs, at most. */
export type Cost = (
  operation: OperationDefinitionNode,
  document: DocumentNode,
  variables: Record<string, unknown>,
) => number;

const UNREADABLE = ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'OPERATION_RESOLUTION_FAILURE'];

/** Whether an error says itself that the request was refused, rather than what is wrong with the operation in it. */
const isRefusal = ({ extensions }: GraphQLError) =>
  extensions['http'] !== undefined && !UNREADABLE.includes(String(extensions['code']));

/**
 * Under `application/json` an operation that cannot be executed, with its variables or at all, is answered with 200: the
 * status tells of HTTP alone. Under `application/graphql-response+json` it is 400 (GraphQL over HTTP, 6.4).
 */
export const statusOfMediaType: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, response: { http }, errors = [] }) => {
      const mediaType = mediaTypeFor(request.http?.headers.get('accept'));
      if (mediaType) http.headers.set('content-type', mediaType);
      if (mediaType === JSON_TYPE && http.status === 400 && !errors.some(isRefusal)) http.status = 200;
    },
  }),
};

/** Whoever is refused for asking too much would else ask again at once, and refusing be all that is done. */
export const holdUp = () => sleep(250, undefined, { ref: false });

/** Operations are paid for and have their turn before they are executed, and the answer says what is left. */
export const payForOperations = (
  budget: Budget,
  costOf: Cost,
  turns: Turns,
): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => ({
    didEncounterErrors: async ({ operation, contextValue }) => {
      if (!operation) budget.chargeForBroken(contextValue.client);
    },
    didResolveOperation: async ({ operation, document, request, contextValue }) => {
      const cost = operation ? costOf(operation, document, request.variables ?? {}) : 0;
      const refusal = budget.spend(contextValue, cost);
      if (refusal) {
        await holdUp();
        throw refusal;
      }
      await turns.enter(contextValue.client, cost);
    },
    willSendResponse: async ({ response: { body }, contextValue }) => {
      if (body.kind !== 'single') return;
      const cost = describeBudget(budget, contextValue);
      if (cost) body.singleResult.extensions = { ...body.singleResult.extensions, cost };
    },
  }),
});

/** What `extensions.cost` says of the bucket. */
export function describeBudget(budget: Budget, payer: Payer): Record<string, number> | null {
  return budget.stateOf(payer);
}

/** A stand-in: one for each field in the document. */
export const countFields: Cost = (_operation, document) => {
  let fields = 0;
  JSON.stringify(document.definitions, (_key, value: { kind?: string } | null) => {
    if (value?.kind === 'Field') fields++;
    return value;
  });
  return fields;
};
