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
import { logErrorsTo, tellErrorWith, tellResult } from '../http/format-error.ts';
import type { Budget } from '../../platform/throttles/budget.ts';
import type { Asking } from './authenticate-connection.ts';
import type { Subscribing } from './read-subscription.ts';

export type Results = AsyncIterableIterator<ExecutionResult>;

/** Executes subscriptions, and says what came of it with the codes and the discretion of every other operation. */
export type Subscriber = {
  /** A result for each update, or a single one that says why there are none. */
  subscribe: (args: Subscribing, asking: Asking) => Promise<Results>;
  format: (result: Parameters<typeof tellResult>[0]) => FormattedExecutionResult;
  formatError: (error: GraphQLError) => GraphQLFormattedError;
};

export type SubscriberOptions = Services & {
  logger: Logger;
  budget: Budget;
};

export function createSubscriber(options: SubscriberOptions & { execute: Execute }): Subscriber {
  const { logger, budget, execute } = options;
  const formatError = tellErrorWith((details, message) => logger.error(details, message));

  // The bus hands one update to all who listen here, so what it takes to tell them of it is read once.
  const shared = new WeakMap<PubSubMessage, Context['loaders']>();
  const contextFor = ({ viewer, client }: Asking, update?: PubSubMessage): Context => {
    const context = createContext(options, {
      viewer,
      client,
      loaders: update && shared.get(update),
      log: logErrorsTo(logger),
    });
    if (update) shared.set(update, context.loaders);
    return context;
  };

  return {
    formatError,
    format: (result) => tellResult(result, formatError),

    async subscribe(args, asking) {
      const refusal = budget.spend(asking, args.cost);
      if (refusal) return only({ errors: [refusal] });
      const stream = await createSourceEventStream({ ...args, contextValue: contextFor(asking) });
      if (!(Symbol.asyncIterator in stream)) return only(stream);
      const updates = stream as AsyncIterableIterator<PubSubMessage>;
      // No async generator: one that waits for the next update cannot be ended before it comes.
      const results: Results = {
        async next() {
          const { value: update, done } = await updates.next();
          if (done) return { value: undefined, done };
          // Made no sooner: whoever only waits costs no loaders.
          const contextValue = contextFor(asking, update);
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

export async function* only(result: ExecutionResult): Results {
  yield result;
}
