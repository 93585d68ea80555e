import type { PaymentRow } from '../../platform/db/schema.ts';
import { rateLimited } from '../../platform/errors.ts';
import type { ClientInfo } from '../../platform/request-info.ts';
import { throttleAttempts } from '../../platform/throttles/throttle-attempts.ts';
import type { Throttles } from '../../platform/throttles/throttles.ts';
import { isStaff, type Viewer } from '../../platform/viewer.ts';

/**
 * The maximum number of declined payments of an order within `PERIOD_MS`. Prevents thieves from testing stolen cards (OWASP OAT-001).
 */
export const MAX_DECLINED = 10;
const PERIOD_MS = 60 * 60 * 1000;

/** Throws RATE_LIMITED if the order has had too many declined payments, including payments that a webhook declined later. */
export function refuseAfterDeclines(payments: readonly PaymentRow[]): void {
  const declined = payments.filter(({ status }) => status === 'FAILED');
  const oldest = declined.at(-MAX_DECLINED);
  const waitMs = oldest ? oldest.createdAt.getTime() + PERIOD_MS - Date.now() : 0;
  if (waitMs > 0) {
    throw rateLimited('Too many payments of this order were declined. Try again later.', waitMs / 1000);
  }
}

type RequestContext = { throttles: Throttles; viewer: Viewer | null; client: ClientInfo };

/** Runs `work`, and limits the declined payments from one IP address. Staff have no limit: they enter payments for customers. */
export async function throttleDeclines<Result extends { __typename: string }>(
  { throttles, viewer, client: { address } }: RequestContext,
  work: () => Promise<Result>,
): Promise<Result> {
  if (isStaff(viewer)) return work();
  const isDeclined = ({ __typename }: Result) => __typename === 'PaymentDeclined';
  return throttleAttempts(throttles, 'declined-payment', { address }, work, isDeclined);
}
