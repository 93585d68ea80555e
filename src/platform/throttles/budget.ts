import type { GraphQLError } from 'graphql';
import type { ClientInfo } from '../request-info.ts';
import type { SharedCounter } from '../cluster/shared-counter.ts';
import { rateLimited } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import type { BucketSize } from '../../config/config.ts';
import { createBuckets, type BucketResult } from './buckets.ts';
import { networkOf } from './network.ts';

/** The owner of a bucket: the account, or the client's address for guests. */
type Caller = { viewer: Viewer | null; client: ClientInfo };

/** The caller's bucket, as reported in the response. */
type BudgetState = { available: number; capacity: number; restoreRate: number };

/** Takes the cost of requests and operations from the bucket of the caller. See docs/decisions/0014. */
export type Budget = {
  /** Takes the cost of a request from its address, before the account is known. Returns RATE_LIMITED if the bucket is empty. */
  spendForRequest: (client: ClientInfo) => GraphQLError | null;
  /** Takes the cost of a document that cannot be executed, because reading it was work. */
  spendForInvalidRequest: (client: ClientInfo) => void;
  /** Takes the cost of an operation. Returns RATE_LIMITED if the bucket holds less. */
  spend: (caller: Caller, cost: number) => GraphQLError | null;
  /**
   * Takes the cost of work that exceeded the cost of its operation, even if the bucket holds less. The bucket then refuses everything
   * for at most the time in which an empty bucket refills completely.
   */
  spendAfterwards: (caller: Caller, cost: number) => void;
  /** Returns the key of the caller's bucket, which other limits of the caller also use. Null if there is no limit. */
  callerOf: (caller: Caller) => string | null;
  /** Returns the state of the caller's bucket. Null if there is no limit. */
  stateOf: (caller: Caller) => BudgetState | null;
};

/** For benchmarks and race tests. */
export const noBudget: Budget = {
  spendForRequest: () => null,
  spendForInvalidRequest: () => {},
  spend: () => null,
  spendAfterwards: () => {},
  callerOf: () => null,
  stateOf: () => null,
};

/** Costs in the unit of `@cost`. One unit is about 10 µs of work, or one requested object. */
export const REQUEST_COST = 10;
const INVALID_DOCUMENT_COST = 100;

export function createBudget(size: BucketSize, now?: () => number, spent?: SharedCounter): Budget {
  const buckets = createBuckets(size, now, spent);
  const addressOf = ({ address }: ClientInfo) => `address ${networkOf(address)}`;
  const keyOf = ({ viewer, client }: Caller) => (viewer ? `account ${viewer.user.id}` : addressOf(client));
  const refusal = (result: BucketResult) =>
    'available' in result
      ? null
      : rateLimited('There were too many requests, or too costly ones.', result.retryAfterSeconds);
  return {
    spendForRequest: (client) => refusal(buckets.take(addressOf(client), REQUEST_COST)),
    spendForInvalidRequest: (client) => buckets.takeUpTo(addressOf(client), INVALID_DOCUMENT_COST),
    callerOf: keyOf,
    spend: (caller, cost) => refusal(buckets.take(keyOf(caller), cost)),
    spendAfterwards: (caller, cost) => {
      if (cost > 0) buckets.takeOnCredit(keyOf(caller), cost);
    },
    stateOf: (caller) => ({
      available: buckets.available(keyOf(caller)),
      capacity: size.capacity,
      restoreRate: size.refillPerSecond,
    }),
  };
}
