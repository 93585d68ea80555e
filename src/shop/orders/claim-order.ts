import { hashSecret } from '../../platform/crypto/secrets.ts';
import { transaction } from '../../platform/db/client.ts';
import { invalidToken } from '../../platform/graphql/invalid-token.ts';
import type { Throttles } from '../../platform/throttles/throttles.ts';
import type { UseCaseContext } from '../../platform/use-case-context.ts';
import { requireViewer } from '../../platform/viewer.ts';
import { claimOrderByToken } from './claim-orders.sql.ts';

type ClaimContext = Pick<UseCaseContext, 'db' | 'viewer' | 'client'> & { throttles: Throttles };

/** Moves a guest's order to the viewer's account. After this, the token is invalid. */
export async function claimOrder(context: ClaimContext, token: string) {
  const { db, client, throttles } = context;
  const { user } = requireViewer(context);
  await throttles.attempt('account-token', { address: client.address });
  const order = await transaction(db, (tx) => claimOrderByToken(tx, user.id, hashSecret(token)));
  return order ? { __typename: 'ClaimOrderSuccess' as const, order } : invalidToken();
}
