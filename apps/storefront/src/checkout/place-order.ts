import { ApiError, newKey } from '@ordergraph/client';
import { PlaceOrder, type PlaceOrderInput, type PlaceOrderMutation } from '../generated/graphql.ts';
import { api } from '../shared/api.ts';
import { tabStorage } from '../shared/storage.ts';
import { rememberPayment } from './pay-order.ts';

/** An order that was sent, and whose response has not arrived. */
export type Placement = { input: PlaceOrderInput; paymentToken: string | null };

const KEY = 'placing';

export type PlaceOrderRefusal = Exclude<
  PlaceOrderMutation['placeOrder'],
  { __typename: 'PlaceOrderSuccess' }
>;
export type Placed = Extract<PlaceOrderMutation['placeOrder'], { __typename: 'PlaceOrderSuccess' }>;

/** Returns the order that was sent before the page was reloaded or the connection was lost. */
export const unfinishedPlacement = (): Placement | null => tabStorage.get<Placement>(KEY);

/** After these errors it is unknown whether the order was placed. */
const UNKNOWN_EFFECT = [
  'NETWORK_ERROR',
  'TIMEOUT',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
  'NOT_GRAPHQL',
];

/**
 * Places the order. It is stored before it is sent, so that a reload or a second attempt sends exactly the same order with the
 * same key, which the server places once. The payment is stored with the order, and starts on the page of the order.
 */
export async function place(placement: Placement): Promise<Placed | PlaceOrderRefusal> {
  tabStorage.set(KEY, placement);
  try {
    const { placeOrder: result } = await api.mutate(PlaceOrder, { input: placement.input });
    tabStorage.remove(KEY);
    if (result.__typename === 'PlaceOrderSuccess' && placement.paymentToken !== null) {
      const { order, accessToken } = result;
      rememberPayment({
        orderId: order.id,
        token: accessToken ?? undefined,
        paymentToken: placement.paymentToken,
        idempotencyKey: newKey(),
      });
    }
    return result;
  } catch (error) {
    const isUnknown = error instanceof ApiError && UNKNOWN_EFFECT.includes(error.code);
    if (!isUnknown) tabStorage.remove(KEY);
    throw error;
  }
}
