import { mayBeEmail, normalizeEmail } from '../../config/email-address.ts';
import type { MutationRequestOrderAccessArgs } from '../../generated/graphql.ts';
import { badUserInput } from '../../platform/errors.ts';
import { enqueue } from '../../platform/jobs/enqueue.sql.ts';
import type { Throttles } from '../../platform/throttles/throttles.ts';
import type { UseCaseContext } from '../../platform/use-case-context.ts';
import { parseOrderNumber } from './order-number.ts';

type RequestContext = Pick<UseCaseContext, 'db' | 'client'> & { throttles: Throttles };

const MAX_NUMBER_LENGTH = 100;

/**
 * Enqueues a job that e-mails a link to the guest's order with this number and e-mail address, if it exists. Always returns true:
 * neither the response nor its duration reveals whether there is such an order.
 */
export async function requestOrderAccess(
  { db, client, throttles }: RequestContext,
  { number, email: address }: MutationRequestOrderAccessArgs,
): Promise<boolean> {
  const email = normalizeEmail(address);
  if (!mayBeEmail(email)) throw badUserInput('email must be an e-mail address, such as ada@shop.example.');
  if (number.length > MAX_NUMBER_LENGTH)
    throw badUserInput(`number must have at most ${MAX_NUMBER_LENGTH} characters.`);
  await throttles.attempt('order-access', { address: client.address, account: email });
  await enqueue(db, 'mail-order-access', {
    // Replaces lone surrogates, which the database does not store.
    number: Buffer.from(parseOrderNumber(number)).toString(),
    email,
  });
  return true;
}
