import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ReadClient } from '../../platform/request-info.ts';
import type { Budget } from '../../platform/throttles/budget.ts';
import { refuse } from './answer-error.ts';

/** Delays rejections by 250 ms so that clients in a retry loop cannot saturate the server. */
export const delayRejection = () => sleep(250, undefined, { ref: false });

/** A hook that charges each request to the bucket of its address before the body is read, and rejects it if nothing is left. */
export const limitRate =
  (budget: Budget, readClient: ReadClient) => async (request: FastifyRequest, reply: FastifyReply) => {
    const rejection = budget.chargeRequest(readClient(request.raw));
    if (!rejection) return;
    await delayRejection();
    return refuse(reply, rejection);
  };

export type RateLimit = ReturnType<typeof limitRate>;
