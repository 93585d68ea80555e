import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { asCaller } from '../../platform/db/fair-share.ts';
import type { ReadClient } from '../../platform/request-info.ts';
import type { Budget } from '../../platform/throttles/budget.ts';
import { refuse } from './answer-error.ts';

/** Delays rejections by 250 ms so that clients in a retry loop cannot saturate the server. */
export const delayRejection = () => sleep(250, undefined, { ref: false });

/** A hook that charges each request to the bucket of its address before the body is read, and rejects it if nothing is left. */
export const limitRate =
  (budget: Budget, readClient: ReadClient) =>
  (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const rejection = budget.spendForRequest(readClient(request.raw));
    if (rejection) void delayRejection().then(() => refuse(reply, rejection));
    else done();
  };

export type RateLimit = ReturnType<typeof limitRate>;

type Payer = { budget: Budget; client: ReturnType<ReadClient> };

/**
 * Charges the work of a request, beyond the cost of every request, to the bucket of its address. Charges at most half of the
 * bucket's capacity. Returns the rejection if not enough is left, after a delay.
 */
export async function chargeWork({ budget, client }: Payer, cost: number): Promise<GraphQLError | null> {
  const payer = { viewer: null, client };
  const capacity = budget.stateOf(payer)?.capacity ?? Infinity;
  const rejection = budget.spend(payer, Math.min(cost, capacity / 2));
  if (rejection) await delayRejection();
  return rejection;
}

/** Runs the work of a request, and counts its database connections toward the share of its address. */
export const asAddress = <T>({ budget, client }: Payer, work: () => T): T =>
  asCaller(budget.callerOf({ viewer: null, client }), work);
