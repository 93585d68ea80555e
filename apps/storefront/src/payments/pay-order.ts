import { PayOrder, type PayOrderInput, type PayOrderMutation } from '../generated/graphql.ts';
import { mutate } from '../shared/mutate.ts';
import { tabStorage } from '../shared/storage.ts';

export type PayOrderResult = PayOrderMutation['payOrder'];

const keyOf = (orderId: string) => `paying:${orderId}`;

/** Stores a payment before it is sent, so that a reload sends the same payment again, which the server makes once. */
export const rememberPayment = (input: PayOrderInput): void => tabStorage.set(keyOf(input.orderId), input);

/** Returns the payment of the order whose result is not known yet. */
export const unfinishedPayment = (orderId: string): PayOrderInput | null =>
  tabStorage.get<PayOrderInput>(keyOf(orderId));

/** Forgets a payment whose result the customer has seen. */
export const forgetPayment = (orderId: string): void => tabStorage.remove(keyOf(orderId));

/**
 * Pays, at most once per key. The result also updates the page of the order. A payment that the customer must confirm stays
 * stored until `forgetPayment`: after a reload, it is sent again, and the server returns the same client secret.
 */
export async function pay(input: PayOrderInput): Promise<PayOrderResult> {
  rememberPayment(input);
  const { payOrder } = await mutate(PayOrder, { input });
  const mustConfirm = payOrder.__typename === 'PayOrderSuccess' && payOrder.clientSecret != null;
  if (!mustConfirm) forgetPayment(input.orderId);
  return payOrder;
}
