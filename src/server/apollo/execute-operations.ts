import { setTimeout as sleep } from 'node:timers/promises';
import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequest,
  type GraphQLResponse,
} from '@apollo/server';
import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  type OperationDefinitionNode,
} from 'graphql';
import type { Context } from '../../shop/context.ts';
import type { Documents, CostedOperation } from '../../engine/documents/documents.ts';
import { cannotExecute, noSuchOperation, type Refusal } from '../../engine/documents/refusal.ts';
import type { Execute } from '../../engine/execution/executor.ts';
import { tellResult } from '../http/format-error.ts';
import type { Budget } from '../../platform/throttles/budget.ts';
import { httpOf } from '../http/http-of.ts';
import { JSON_TYPE, mediaTypeFor } from '../http/media-type.ts';
import type { Turns } from '../http/concurrency-limiter.ts';

export type OperationOptions = {
  documents: Documents;
  execute: Execute;
  mostCost: number;
  budget: Budget;
  turns: Turns;
  tellError: (error: GraphQLError) => GraphQLFormattedError;
};

/** What Apollo is given in place of a document that is refused. */
const NOTHING: DocumentNode = { kind: Kind.DOCUMENT, definitions: [] };

/** Whoever is refused for asking too much would else ask again at once, and refusing be all that is done. */
export const holdUp = () => sleep(250, undefined, { ref: false });

/**
 * Reads and executes operations for Apollo, which then neither parses nor validates nor executes, once they are paid for and have
 * their turn. The answer says what they cost and what is left.
 */
export const executeOperations = (options: OperationOptions): ApolloServerPlugin<Context> => ({
  requestDidStart: async () => {
    const { documents, execute, mostCost, budget, turns, tellError } = options;
    let errors: readonly GraphQLError[] = [];
    let weighed: CostedOperation | undefined;
    return {
      didResolveSource: async (request) => {
        const read = documents.read(request.source);
        if ('errors' in read) ({ errors } = read);
        Object.assign(request, { document: 'errors' in read ? NOTHING : read });
      },
      didResolveOperation: async ({ request, document, operation, contextValue }) => {
        if (errors.length === 0) {
          const asked = weigh(documents, request, document, operation);
          if ('errors' in asked) ({ errors } = asked);
          else weighed = asked;
        }
        if (!weighed) throw errors[0];
        const { cost } = weighed;
        const refusal = budget.spend(contextValue, cost);
        if (refusal) {
          await holdUp();
          throw refusal;
        }
        await turns.enter(contextValue.client, cost);
      },
      responseForOperation: async ({ request: { operationName }, document, contextValue }) => {
        const coercedVariables = weighed!.variables;
        const result = await execute({ document, operationName, contextValue, coercedVariables });
        return answerWith(result, tellError);
      },
      didEncounterErrors: async ({ contextValue }) => {
        if (!weighed) budget.chargeForBroken(contextValue.client);
      },
      willSendResponse: async ({ request, response: { body, http }, contextValue }) => {
        if (body.kind !== 'single') return;
        const { singleResult } = body;
        // Apollo has been thrown the first one alone.
        if (errors.length > 1) singleResult.errors = errors.map(tellError);
        if (weighed) {
          const cost = { requested: weighed.cost, maximum: mostCost, ...budget.stateOf(contextValue) };
          singleResult.extensions = { ...singleResult.extensions, cost };
        }
        const mediaType = mediaTypeFor(request.http?.headers.get('accept'));
        if (mediaType) http.headers.set('content-type', mediaType);
        if (mediaType === JSON_TYPE && errors.length > 0 && !errors.some(isTooComplex)) http.status = 200;
      },
    };
  },
});

function weigh(
  documents: Documents,
  { variables, extensions }: GraphQLRequest,
  document: DocumentNode,
  operation: OperationDefinitionNode | null | undefined,
): CostedOperation | Refusal {
  if (!operation) return noSuchOperation();
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
    return cannotExecute('Subscriptions go over WebSockets or server-sent events.');
  }
  return documents.analyzeCost({ document, operation, variables, extensions });
}

/** Errors may bring a status and headers of their own. */
function answerWith(result: ExecutionResult, tellError: OperationOptions['tellError']): GraphQLResponse {
  const http: GraphQLResponse['http'] = { headers: new HeaderMap() };
  for (const error of result.errors ?? []) {
    const { status, headers } = httpOf(error);
    if (status) http.status = status;
    for (const [name, value] of Object.entries(headers)) http.headers.set(name, value);
  }
  return { http, body: { kind: 'single', singleResult: tellResult(result, tellError) } };
}

/**
 * Under `application/json` an operation that cannot be executed, with its variables or at all, is answered with 200: the
 * status tells of HTTP alone. Under `application/graphql-response+json` it is 400 (GraphQL over HTTP, 6.4). What asks for too
 * much is 400 either way, for whoever watches over a server by its statuses.
 */
const isTooComplex = ({ extensions }: GraphQLError) => extensions['code'] === 'QUERY_TOO_COMPLEX';
