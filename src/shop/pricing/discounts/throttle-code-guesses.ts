import type { ClientInfo } from '../../../platform/request-info.ts';
import type { Throttles } from '../../../platform/throttles/throttles.ts';
import type { Viewer } from '../../../platform/viewer.ts';

type Asking = { throttles: Throttles; viewer: Viewer | null; client: ClientInfo };
type Rejection = { __typename: string; reason?: unknown };

/** Does something with a code that a client gives. One that there is not may be a guess: too many are throttled. */
export async function throttleCodeGuesses<Result extends Rejection>(
  { throttles, viewer, client }: Asking,
  code: string | null | undefined,
  work: () => Promise<Result>,
): Promise<Result> {
  if (code == null) return work();
  const by = { address: client.address, ...(viewer && { account: viewer.user.id }) };
  await throttles.attempt('discount-code', by);
  const result = await work();
  const problems = 'problems' in result ? (result.problems as readonly Rejection[]) : [];
  if (![result, ...problems].some(isUnknown)) await throttles.refundAttempt('discount-code', by);
  return result;
}

const isUnknown = ({ __typename, reason }: Rejection) =>
  __typename === 'DiscountCodeRejected' && reason === 'UNKNOWN';
