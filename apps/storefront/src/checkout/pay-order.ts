import { PayOrder, type PayOrderInput, type PayOrderMutation } from '../generated/graphql.ts';
import { tabStorage } from '../shared/storage.ts';
import type { useMutation } from '../shared/use-mutation.ts';

export type PayOrderResult = PayOrderMutation['payOrder'];

const keyOf = (orderId: string) => `paying:${orderId}`;

/** Stores a payment before it is sent, so that a reload sends the same payment again, which the server makes once. */
export const rememberPayment = (input: PayOrderInput): void => tabStorage.set(keyOf(input.orderId), input);

/** Returns the payment of the order whose result is not known yet. */
export const unfinishedPayment = (orderId: string): PayOrderInput | null =>
  tabStorage.get<PayOrderInput>(keyOf(orderId));

/** Pays, at most once per key. The result also updates the page of the order. */
export async function pay(
  input: PayOrderInput,
  mutate: ReturnType<typeof useMutation>,
): Promise<PayOrderResult> {
  rememberPayment(input);
  const { payOrder } = await mutate(PayOrder, { input });
  tabStorage.remove(keyOf(input.orderId));
  return payOrder;
}
