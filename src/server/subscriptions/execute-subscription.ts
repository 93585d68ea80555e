import {
  createSourceEventStream,
  GraphQLError,
  type ExecutionResult,
  type FormattedExecutionResult,
  type GraphQLFormattedError,
} from 'graphql';
import type { Logger } from 'pino';
import { createContext, type Context, type Services } from '../../shop/context.ts';
import type { PubSubMessage } from '../../platform/events/topics.ts';
import type { Execute } from '../../engine/execution/executor.ts';
import { withinDeadline } from '../../platform/db/deadline.ts';
import { withCallerShare } from '../../platform/db/fair-share.ts';
import type { Replicas } from '../../platform/db/replicas/replicas.ts';
import { takeExtraEntries } from '../fields/enforce-list-size.ts';
import { createConcurrencyLimiter, type ConcurrencyLimits } from '../http/concurrency-limiter.ts';
import { logErrorsTo, formatErrorWith, formatResult } from '../http/format-error.ts';
import type { Budget } from '../../platform/throttles/budget.ts';
import type { RequestContext } from './authenticate-connection.ts';
import type { SubscriptionArgs } from './read-subscription.ts';
import { createSubscriptionLimits } from './subscription-limits.ts';
import type { SubscriptionOptions } from './subscriptions.ts';

/**
 * Limits for the executions that updates cause. All of them are queued, because one change can cause thousands. Each subscription
 * has at most one in the queue.
 */
const UPDATE_LIMITS: ConcurrencyLimits = { minQueuedCost: 0, maxRunningCost: 1_000, maxQueued: Infinity };

export type Results = AsyncIterableIterator<ExecutionResult>;

/** Executes subscriptions. Formats and masks errors as for any other operation. */
export type Subscriber = {
  /** Yields a result for each update, or a single result with the errors. */
  subscribe: (args: SubscriptionArgs, requestContext: RequestContext) => Promise<Results>;
  format: (result: Parameters<typeof formatResult>[0]) => FormattedExecutionResult;
  formatError: (error: GraphQLError) => GraphQLFormattedError;
};

export type SubscriberOptions = Services & {
  /** Null if all reads use the primary. */
  replicas?: Replicas | null;
  logger: Logger;
  budget: Budget;
};

export function createSubscriber(
  options: SubscriberOptions & SubscriptionOptions & { execute: Execute },
): Subscriber {
  const { logger, budget, execute, bus, http, db, replicas } = options;
  const limits = createSubscriptionLimits(options.subscriptions, options.counterOf);
  const limiter = createConcurrencyLimiter(UPDATE_LIMITS);
  const formatError = formatErrorWith((details, message) => logger.error(details, message));

  // The bus passes the same update object to every listener of this process, so its rows are loaded once. These reads run outside
  // `withCallerShare` and so count for no caller: otherwise all listeners would wait while the first one holds its share of connections.
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
      const cost = Math.max(1, args.cost);
      const rejection = budget.spend(requestContext, cost);
      if (rejection) return singleResult({ errors: [rejection] });
      const contextValue: Context = {
        ...contextFor(requestContext),
        bus: { ...bus, listen: (topics) => limits.listen(bus, requestContext, topics) },
      };
      const stream = await withCallerShare(budget.callerOf(requestContext), () =>
        createSourceEventStream({ ...args, contextValue }),
      );
      if (!(Symbol.asyncIterator in stream)) return singleResult(stream);
      const updates = stream as AsyncIterableIterator<PubSubMessage>;
      let isOver = false;
      const end = async () => {
        isOver = true;
        await updates.return?.();
        return { value: undefined, done: true } as const;
      };
      const executeFor = (update: PubSubMessage) =>
        withinDeadline(http.requestTimeoutMs, async () => {
          // Created per update, so that an idle subscription holds no loaders.
          const contextValue = contextFor(requestContext, update);
          const result = await execute({ ...args, rootValue: update, contextValue });
          if (!replicas) return result;
          // A client that sends this position with its queries reads no data that is older than the update.
          return { ...result, extensions: { position: await replicas.positions.current(db) } };
        }).catch((error: unknown): ExecutionResult => {
          if (error instanceof GraphQLError) return { errors: [error] };
          throw error;
        });
      // Not an async generator: return() would not end one that waits for the next update.
      const results: Results = {
        async next() {
          if (isOver) return { value: undefined, done: true };
          const { value: update, done } = await updates.next();
          if (done) return { value: undefined, done };
          const exhausted = budget.spend(requestContext, cost);
          if (exhausted) {
            await end();
            return { value: { errors: [exhausted] } };
          }
          const execution = {};
          await limiter.acquire(execution, cost);
          try {
            // The client may have left while the execution was queued.
            return isOver ? await end() : { value: await executeFor(update) };
          } finally {
            limiter.release(execution);
            budget.spendAfterwards(requestContext, takeExtraEntries(requestContext.client));
          }
        },
        return: end,
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
