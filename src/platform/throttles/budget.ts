import type { GraphQLError } from 'graphql';
import type { ClientInfo } from '../request-info.ts';
import type { SharedCounter } from '../cluster/shared-counter.ts';
import { rateLimited } from '../errors.ts';
import type { Viewer } from '../viewer.ts';
import type { BucketSize } from '../../config/config.ts';
import { createBuckets, type Taken } from './buckets.ts';
import { networkOf } from './network.ts';

/** Who pays: an account wherever it is used, a guest by his address. */
export type Payer = { viewer: Viewer | null; client: ClientInfo };

/** What is left to whoever asks, as the answer tells. */
export type BudgetState = { available: number; capacity: number; restoreRate: number };

/** What operations cost, against what each client has. */
export type Budget = {
  /** For a request as such, before it is known who asks; RATE_LIMITED where its address has nothing left. */
  enter: (client: ClientInfo) => GraphQLError | null;
  /** For what was asked and is nothing that can be executed: reading it was work. */
  chargeForBroken: (client: ClientInfo) => void;
  spend: (payer: Payer, cost: number) => GraphQLError | null;
  /** Null where nothing is counted. */
  stateOf: (payer: Payer) => BudgetState | null;
};

/** For benchmarks and races. */
export const noBudget: Budget = {
  enter: () => null,
  chargeForBroken: () => {},
  spend: () => null,
  stateOf: () => null,
};

/** A field of an object is some ten microseconds of work; a request around it, and a document for nothing, are more. */
const ENTRY = 10;
const BROKEN = 100;

export function createBudget(size: BucketSize, now?: () => number, spent?: SharedCounter): Budget {
  const buckets = createBuckets(size, now, spent);
  const addressOf = ({ address }: ClientInfo) => `address ${networkOf(address)}`;
  const keyOf = ({ viewer, client }: Payer) => (viewer ? `account ${viewer.user.id}` : addressOf(client));
  const refusal = (taken: Taken) =>
    'available' in taken
      ? null
      : rateLimited('There were too many requests, or too costly ones.', taken.retryAfterSeconds);
  return {
    enter: (client) => refusal(buckets.take(addressOf(client), ENTRY)),
    chargeForBroken: (client) => buckets.drain(addressOf(client), BROKEN),
    spend: (payer, cost) => refusal(buckets.take(keyOf(payer), cost)),
    stateOf: (payer) => ({
      available: buckets.available(keyOf(payer)),
      capacity: size.capacity,
      restoreRate: size.refillPerSecond,
    }),
  };
}
