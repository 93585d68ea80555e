import type { GraphQLError } from 'graphql';
import type { ClientInfo } from '../request-info.ts';
import type { SharedCounter } from '../cluster/shared-counter.ts';
import { rateLimited } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import type { BucketSize } from '../../config/config.ts';
import { createBuckets, type BucketResult } from './buckets.ts';
import { networkOf } from './network.ts';

/** The owner of the bucket: the account, or the client's address for guests. */
type Payer = { viewer: Viewer | null; client: ClientInfo };

/** The caller's bucket, as reported in the response. */
type BudgetState = { available: number; capacity: number; restoreRate: number };

/** Charges operations to each client's cost bucket. See docs/decisions/0014. */
export type Budget = {
  /** Charges for a request before the caller is known. Returns RATE_LIMITED if the address has nothing left. */
  chargeRequest: (client: ClientInfo) => GraphQLError | null;
  /** Charges for a document that cannot be executed: reading it was work. */
  chargeInvalidRequest: (client: ClientInfo) => void;
  spend: (payer: Payer, cost: number) => GraphQLError | null;
  /** Returns whose bucket it is, for other limits of the same client. Null if there is no limit. */
  callerOf: (payer: Payer) => string | null;
  /** Null if there is no limit. */
  stateOf: (payer: Payer) => BudgetState | null;
};

/** For benchmarks and race tests. */
export const noBudget: Budget = {
  chargeRequest: () => null,
  chargeInvalidRequest: () => {},
  spend: () => null,
  callerOf: () => null,
  stateOf: () => null,
};

/** Costs, in the unit of `@cost`: about 10 µs of work, or one requested object. */
export const REQUEST_COST = 10;
const INVALID_DOCUMENT_COST = 100;

export function createBudget(size: BucketSize, now?: () => number, spent?: SharedCounter): Budget {
  const buckets = createBuckets(size, now, spent);
  const addressOf = ({ address }: ClientInfo) => `address ${networkOf(address)}`;
  const keyOf = ({ viewer, client }: Payer) => (viewer ? `account ${viewer.user.id}` : addressOf(client));
  const refusal = (result: BucketResult) =>
    'available' in result
      ? null
      : rateLimited('There were too many requests, or too costly ones.', result.retryAfterSeconds);
  return {
    chargeRequest: (client) => refusal(buckets.take(addressOf(client), REQUEST_COST)),
    chargeInvalidRequest: (client) => buckets.takeUpTo(addressOf(client), INVALID_DOCUMENT_COST),
    callerOf: keyOf,
    spend: (payer, cost) => refusal(buckets.take(keyOf(payer), cost)),
    stateOf: (payer) => ({
      available: buckets.available(keyOf(payer)),
      capacity: size.capacity,
      restoreRate: size.refillPerSecond,
    }),
  };
}
