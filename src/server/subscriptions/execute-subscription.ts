import {
  createSourceEventStream,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLError,
  type GraphQLFormattedError,
} from 'graphql';
import type { Logger } from 'pino';
import { createContext, type Context, type Services } from '../../shop/context.ts';
import type { PubSubMessage } from '../../platform/events/topics.ts';
import type { Execute } from '../../engine/execution/executor.ts';
import { logErrorsTo, formatErrorWith, formatResult } from '../http/format-error.ts';
import type { Budget } from '../../platform/throttles/budget.ts';
import type { RequestContext } from './authenticate-connection.ts';
import type { SubscriptionArgs } from './read-subscription.ts';

export type Results = AsyncIterableIterator<ExecutionResult>;

/** Executes subscriptions. Formats and masks errors as for any other operation. */
export type Subscriber = {
  /** Yields a result for each update, or a single result with the errors. */
  subscribe: (args: SubscriptionArgs, requestContext: RequestContext) => Promise<Results>;
  format: (result: Parameters<typeof formatResult>[0]) => FormattedExecutionResult;
  formatError: (error: GraphQLError) => GraphQLFormattedError;
};

export type SubscriberOptions = Services & {
  logger: Logger;
  budget: Budget;
};

export function createSubscriber(options: SubscriberOptions & { execute: Execute }): Subscriber {
  const { logger, budget, execute } = options;
  const formatError = formatErrorWith((details, message) => logger.error(details, message));

  // The bus passes the same update object to every listener of this process, so its rows are loaded once.
  const loadersByUpdate = new WeakMap<PubSubMessage, Context['loaders']>();
  const contextFor = ({ viewer, client }: RequestContext, update?: PubSubMessage): Context => {
    const context = createContext(options, {
      viewer,
      client,
      loaders: update && loadersByUpdate.get(update),
      log: logErrorsTo(logger),
    });
    if (update) loadersByUpdate.set(update, context.loaders);
    return context;
  };

  return {
    formatError,
    format: (result) => formatResult(result, formatError),

    async subscribe(args, requestContext) {
      const rejection = budget.spend(requestContext, args.cost);
      if (rejection) return singleResult({ errors: [rejection] });
      const stream = await createSourceEventStream({ ...args, contextValue: contextFor(requestContext) });
      if (!(Symbol.asyncIterator in stream)) return singleResult(stream);
      const updates = stream as AsyncIterableIterator<PubSubMessage>;
      // Not an async generator: return() would not end one that waits for the next update.
      const results: Results = {
        async next() {
          const { value: update, done } = await updates.next();
          if (done) return { value: undefined, done };
          // Created per update, so that an idle subscription holds no loaders.
          const contextValue = contextFor(requestContext, update);
          return { value: await execute({ ...args, rootValue: update, contextValue }) };
        },
        async return() {
          await updates.return?.();
          return { value: undefined, done: true };
        },
        [Symbol.asyncIterator]() {
          return results;
        },
      };
      return results;
    },
  };
}

export async function* singleResult(result: ExecutionResult): Results {
  yield result;
}
