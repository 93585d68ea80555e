import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import { withCallerShare } from '../../platform/db/fair-share.ts';
import type { ReadClient } from '../../platform/request-info.ts';
import type { Budget } from '../../platform/throttles/budget.ts';
import { refuse } from './answer-error.ts';

/** Delays rejections by 250 ms so that clients in a retry loop cannot saturate the server. */
export const delayRejection = () => sleep(250, undefined, { ref: false });

/**
 * Returns a hook that takes the basic cost of a request from the bucket of its address, before the body is read. The hook rejects
 * the request if not enough is left.
 */
export const limitRate =
  (budget: Budget, readClient: ReadClient) =>
  (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const rejection = budget.spendForRequest(readClient(request.raw));
    if (rejection) void delayRejection().then(() => refuse(reply, rejection));
    else done();
  };

export type RateLimit = ReturnType<typeof limitRate>;

type Caller = { budget: Budget; client: ReturnType<ReadClient> };

/**
 * Takes the cost of a request's work from the bucket of its address, in addition to the basic cost of a request. Takes at most half
 * of the bucket's capacity. If not enough is left, returns the rejection after a delay.
 */
export async function spendForWork({ budget, client }: Caller, cost: number): Promise<GraphQLError | null> {
  const guest = { viewer: null, client };
  const capacity = budget.stateOf(guest)?.capacity ?? Infinity;
  const rejection = budget.spend(guest, Math.min(cost, capacity / 2));
  if (rejection) await delayRejection();
  return rejection;
}

/** Runs the work of a request, and counts its database connections toward the share of its address. */
export const asAddress = <T>({ budget, client }: Caller, work: () => T): T =>
  withCallerShare(budget.callerOf({ viewer: null, client }), work);
