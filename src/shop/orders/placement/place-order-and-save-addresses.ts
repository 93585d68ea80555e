import type { PlaceOrderInput } from '../../../generated/graphql.ts';
import type { OrderRow } from '../../../platform/db/schema.ts';
import type { UseCaseContext } from '../../../platform/use-case-context.ts';
import { saveAddresses } from '../../addresses/create-address.ts';
import { placeOrder } from './place-order.ts';

/** A placed order with the token of the guest cart of the request. */
export type PlacedOrder = {
  order: OrderRow;
  replayed: boolean;
  accessToken: string | null;
  cartToken: string | null;
};

/**
 * Places an order, then saves its new addresses if `saveAddress` is set. If saving fails, the order remains valid, and a
 * repeated request saves them.
 */
export async function placeOrderAndSaveAddresses(
  context: Parameters<typeof placeOrder>[0] & Pick<UseCaseContext, 'log'>,
  input: PlaceOrderInput,
) {
  const answer = await placeOrder(context, input);
  if (answer.__typename !== 'PlaceOrderSuccess') return answer;
  const result = { ...answer, cartToken: input.cartToken ?? null };
  if (!input.saveAddress || !context.viewer) return result;
  const { shippingAddress, billingAddress } = result.order;
  const addresses = [
    ...(input.shippingAddress ? [shippingAddress] : []),
    ...(input.billingAddress && billingAddress ? [billingAddress] : []),
  ];
  await saveAddresses(context.db, context.viewer.user.id, addresses).catch((error: unknown) =>
    context.log(error, 'addresses of an order not saved'),
  );
  return result;
}
