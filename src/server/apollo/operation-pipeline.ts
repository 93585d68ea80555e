import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
  type OperationDefinitionNode,
} from 'graphql';
import type { Documents, CostedOperation } from '../../engine/documents/documents.ts';
import type { Limits } from '../../engine/documents/limits.ts';
import { cannotExecute, noSuchOperation, type Rejection } from '../../engine/documents/rejection.ts';
import { withinDeadline } from '../../platform/db/deadline.ts';
import { withCallerShare } from '../../platform/db/fair-share.ts';
import type { ClientInfo } from '../../platform/request-info.ts';
import type { Budget } from '../../platform/throttles/budget.ts';
import type { Viewer } from '../../platform/viewer.ts';
import { bearerToken, viewerOf } from '../../shop/accounts/sessions/authenticate.ts';
import { refreshCookieOf } from '../../shop/accounts/sessions/refresh-cookie.ts';
import { createContext, type Context, type Services } from '../../shop/context.ts';
import { ERROR_CODES } from '../../platform/errors.ts';
import { takeExtraEntries } from '../fields/enforce-list-size.ts';
import type { OperationFacts } from '../http/observe-requests.ts';
import { delayRejection, type RateLimit } from '../http/limit-rate.ts';
import type { ConcurrencyLimiter } from '../http/concurrency-limiter.ts';
import { formatResult, logErrorsTo } from '../http/format-error.ts';
import { mediaTypeFor } from '../http/media-type.ts';
import type { OperationExecution } from './with-replicas.ts';

type PipelineOptions = {
  services: Services;
  documents: Documents;
  execute: (request: OperationExecution) => ExecutionResult | Promise<ExecutionResult>;
  limits: Limits;
  budget: Budget;
  rateLimit: RateLimit;
  limiter: ConcurrencyLimiter;
  requestTimeoutMs: number;
  corsOrigins: readonly string[];
  formatError: (error: GraphQLError) => GraphQLFormattedError;
  /** Records facts about the operation of the current request, for its line in the log and its metrics. */
  note: (facts: Partial<OperationFacts>) => void;
  /** Returns the name of an operation in metrics; null if there are no metrics. */
  labelOf: ((operation: OperationDefinitionNode) => string) | null;
};

/** An operation with its variables, as the client sent them. */
type OperationRequest = {
  document: DocumentNode;
  operation: OperationDefinitionNode | null | undefined;
  variables: unknown;
  extensions: unknown;
};

/**
 * The steps of an operation over HTTP, in the order in which they run. `graphql-endpoint.ts` runs steps 1 to 4 and
 * `release`. Apollo Server runs the others, through the hooks in `apollo-server.ts`. See docs/decisions/0011.
 */
export const createOperationPipeline = ({
  services,
  documents,
  execute,
  limits,
  budget,
  rateLimit,
  limiter,
  requestTimeoutMs,
  corsOrigins,
  formatError,
  note,
  labelOf,
}: PipelineOptions) => ({
  /** 1. Takes the basic cost of a request from the bucket of the client's address, before the body is read. */
  rateLimit,

  /** 2. Chooses the media type of the response; null if the client accepts none. */
  negotiate: (request: FastifyRequest) => mediaTypeFor(request.headers.accept),

  /** 3. Runs the remaining steps. After the deadline it throws TIMEOUT, and cancels the statements that still run. */
  withinDeadline: <T>(run: () => Promise<T>): Promise<T> => withinDeadline(requestTimeoutMs, run),

  /** 4. Authenticates the request, and returns the context for its resolvers. */
  authenticate: async (
    request: FastifyRequest,
    reply: FastifyReply,
    client: ClientInfo,
  ): Promise<Context> => {
    const viewer = await identifyViewer(request, services);
    // Without this header, the response to an expired token would look like a response to a guest: `me` is null, without an
    // error.
    if (!viewer && request.headers.authorization) reply.header('www-authenticate', INVALID_TOKEN);
    return createContext(services, {
      viewer,
      client,
      refreshCookie: refreshCookieOf(request, reply, corsOrigins),
      log: logErrorsTo(request.log),
    });
  },

  /** 5. Reads the document: checks its limits, parses and validates it. Each text is read once, and then cached. */
  readDocument: (text: string): DocumentNode | Rejection => documents.read(text),

  /** 6. Checks the limits that depend on the variables, and computes the cost of the operation. */
  analyzeCost({ document, operation, variables, extensions }: OperationRequest): CostedOperation | Rejection {
    if (!operation) return noSuchOperation();
    if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
      return cannotExecute('Send subscriptions over WebSocket or server-sent events.');
    }
    note({
      name: operation.name?.value ?? null,
      type: operation.operation,
      label: labelOf?.(operation) ?? null,
    });
    return documents.analyzeCost({ document, operation, variables, extensions });
  },

  /** 7. Takes the cost from the bucket of the account, or of a guest's address. Throws RATE_LIMITED if the bucket holds less. */
  async spend(context: Context, cost: number): Promise<void> {
    const rejection = budget.spend(context, cost);
    if (!rejection) return note({ cost });
    await delayRejection();
    throw rejection;
  },

  /**
   * 8. Queues a costly operation. `release` finds it by the `ClientInfo` object, which each request has of its own. Throws
   * RATE_LIMITED if the queue is full.
   */
  queue: (context: Context, cost: number): Promise<void> => limiter.acquire(context.client, cost),

  /**
   * 9. Executes the operation, on the primary or on a replica. Its statements use the caller's share of the connections. Then takes
   * one point for each entry of a list beyond `@listSize`.
   */
  async execute(request: OperationExecution): Promise<ExecutionResult> {
    const { contextValue } = request;
    try {
      return await withCallerShare(budget.callerOf(contextValue), () => execute(request));
    } finally {
      budget.spendAfterwards(contextValue, takeExtraEntries(contextValue.client));
    }
  },

  /** 10. Returns the result, with its errors formatted for the client. */
  formatResult(result: ExecutionResult): ReturnType<typeof formatResult> {
    const formatted = formatResult(result, formatError);
    if (formatted.errors) note({ code: codeOf(formatted.errors) });
    return formatted;
  },

  /** 11. Returns the cost of the operation, and the remaining budget of the client. */
  costExtension: (context: Context, cost: number) => ({
    requested: cost,
    maximum: limits.cost,
    ...budget.stateOf(context),
  }),

  /** 12. Releases the capacity that the operation used, after success and after failure. */
  release: (client: ClientInfo): void => limiter.release(client),

  /**
   * Replaces steps 7 to 11 for a document or operation that cannot be executed: takes a fixed cost from the bucket of the client's
   * address.
   */
  spendForInvalidRequest: (context: Context): void => budget.spendForInvalidRequest(context.client),

  /** Records the error of an operation that was not executed. */
  noteErrors: (errors: readonly GraphQLError[]): void => note({ code: codeOf(errors) }),

  /** After `spendForInvalidRequest`: returns the errors of a document or operation that was not executed. */
  formatErrors: (errors: readonly GraphQLError[]) => errors.map(formatError),
});

/** Returns the code of the first error. Apollo Server's errors about the request itself may have no code. */
const codeOf = ([error]: readonly Pick<GraphQLFormattedError, 'extensions'>[]): string => {
  const code = error?.extensions?.['code'];
  return ERROR_CODES.find((known) => known === code) ?? 'BAD_USER_INPUT';
};

export type OperationPipeline = ReturnType<typeof createOperationPipeline>;

/** RFC 6750, section 3. */
const INVALID_TOKEN = 'Bearer error="invalid_token"';

/** A client with an invalid or expired token is a guest: fields that need an account answer UNAUTHENTICATED. */
async function identifyViewer({ headers }: FastifyRequest, { db, tokens }: Services): Promise<Viewer | null> {
  const token = bearerToken(headers.authorization);
  const claims = token && (await tokens.verify(token));
  return claims ? viewerOf(db, claims) : null;
}
