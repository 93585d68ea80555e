import { normalizeEmail } from '../../../config/email-address.ts';
import type { ClientInfo } from '../../../platform/request-info.ts';
import { throttleAttempts } from '../../../platform/throttles/throttle-attempts.ts';
import type { Throttles } from '../../../platform/throttles/throttles.ts';
import type { Viewer } from '../../../platform/viewer.ts';

type RequestContext = { throttles: Throttles; viewer: Viewer | null; client: ClientInfo };

/** Runs `work`, and limits the orders that guests place from one IP address and for one e-mail address. */
export async function throttleGuestOrders<Result extends { __typename: string; replayed?: boolean }>(
  { throttles, viewer, client }: RequestContext,
  email: string | null | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  if (viewer) return work();
  const by = { address: client.address, ...(email != null && { account: normalizeEmail(email) }) };
  const isNew = ({ __typename, replayed }: Result) => __typename === 'PlaceOrderSuccess' && !replayed;
  return throttleAttempts(throttles, 'guest-order', by, work, isNew);
}
