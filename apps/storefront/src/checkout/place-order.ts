import { ApiError, newKey } from '@ordergraph/client';
import { PlaceOrder, type PlaceOrderInput, type PlaceOrderMutation } from '../generated/graphql.ts';
import { api } from '../shared/api.ts';
import { tabStorage } from '../shared/storage.ts';
import { rememberPayment } from '../payments/pay-order.ts';

/** A `placeOrder` request whose response has not arrived. */
export type Placement = {
  input: PlaceOrderInput;
  paymentToken: string | null;
  /** The account that sent the request. Null for a guest. */
  userId: string | null;
};

const PLACEMENT_KEY = 'placing';
const PLACED_KEY = 'placed';

export type PlaceOrderRefusal = Exclude<
  PlaceOrderMutation['placeOrder'],
  { __typename: 'PlaceOrderSuccess' }
>;
export type Placed = Extract<PlaceOrderMutation['placeOrder'], { __typename: 'PlaceOrderSuccess' }>;

/** Returns the request that this viewer sent before the page was reloaded or the connection was lost. */
export function unfinishedPlacement(userId: string | null): Placement | null {
  const placement = tabStorage.get<Placement>(PLACEMENT_KEY);
  return placement?.userId === userId ? placement : null;
}

type PlacedOrder = { path: string; userId: string | null };

/** Returns the path of the page of an order. The token is in the fragment, which browsers do not send to the server. */
export const pathOf = ({ order, accessToken }: Placed): string =>
  accessToken ? `/order#token=${accessToken}` : `/account/orders/${order.id}`;

/**
 * Returns the path of the order that this viewer has placed last in this tab. After a reload just before the response, the checkout
 * opens again with an empty cart: then the customer must see the order.
 */
export function lastPlacedPath(userId: string | null): string | null {
  const placed = tabStorage.get<PlacedOrder>(PLACED_KEY);
  return placed?.userId === userId ? placed.path : null;
}

/** After these errors it is unknown whether the order was placed. */
const UNKNOWN_EFFECT = [
  'NETWORK_ERROR',
  'TIMEOUT',
  'SERVICE_UNAVAILABLE',
  'INTERNAL_SERVER_ERROR',
  'NOT_GRAPHQL',
];

/**
 * Places the order. The request is stored before it is sent, so that a reload or a second attempt sends exactly the same request.
 * It has the same key, so the server places one order. The payment is stored with the request, and starts on the page of the order.
 */
export async function place(placement: Placement): Promise<Placed | PlaceOrderRefusal> {
  tabStorage.set(PLACEMENT_KEY, placement);
  try {
    const { placeOrder: result } = await api.mutate(PlaceOrder, { input: placement.input });
    if (result.__typename !== 'PlaceOrderSuccess') {
      tabStorage.remove(PLACEMENT_KEY);
      return result;
    }
    const { order, accessToken } = result;
    if (placement.paymentToken !== null) {
      rememberPayment({
        orderId: order.id,
        token: accessToken ?? undefined,
        paymentToken: placement.paymentToken,
        idempotencyKey: newKey(),
      });
    }
    tabStorage.set(PLACED_KEY, { path: pathOf(result), userId: placement.userId } satisfies PlacedOrder);
    tabStorage.remove(PLACEMENT_KEY);
    return result;
  } catch (error) {
    const isUnknown = error instanceof ApiError && UNKNOWN_EFFECT.includes(error.code);
    if (!isUnknown) tabStorage.remove(PLACEMENT_KEY);
    throw error;
  }
}
