import type { ClientInfo } from '../../../platform/request-info.ts';
import { throttleAttempts } from '../../../platform/throttles/throttle-attempts.ts';
import type { Throttles } from '../../../platform/throttles/throttles.ts';
import type { Viewer } from '../../../platform/viewer.ts';

type RequestContext = { throttles: Throttles; viewer: Viewer | null; client: ClientInfo };
type Rejection = { __typename: string; reason?: unknown };

/**
 * Runs `work` with a discount code from a client, and throttles clients that send many unknown codes. An attempt counts only
 * if the result rejects the code as unknown.
 */
export async function throttleCodeGuesses<Result extends Rejection>(
  { throttles, viewer, client }: RequestContext,
  code: string | null | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  if (code == null) return work();
  const by = { address: client.address, ...(viewer && { account: viewer.user.id }) };
  const isGuess = (result: Result) => {
    const problems = 'problems' in result ? (result.problems as readonly Rejection[]) : [];
    return [result, ...problems].some(isUnknown);
  };
  return throttleAttempts(throttles, 'discount-code', by, work, isGuess);
}

const isUnknown = ({ __typename, reason }: Rejection) =>
  __typename === 'DiscountCodeRejected' && reason === 'UNKNOWN';
