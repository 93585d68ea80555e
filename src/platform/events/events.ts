import type { OrderChangeKind, OrderStatus } from '../db/schema.ts';

/** What can be told after a commit, by kind. Amounts are minor units as text, instants RFC 3339: it is stored as JSON. */
export type Events = {
  /** Something has happened to an order. `paid` and `refunded` are how it stands after it. */
  ORDER_CHANGED: {
    orderId: string;
    customerId: string | null;
    change: OrderChangeKind;
    status: OrderStatus;
    paid: string;
    refunded: string;
    /** Of the payment or refund that it is about; null where it is about none. */
    amount: string | null;
    at: string;
    /** What its placing took from stock, and the cart that it emptied. */
    productIds?: string[];
    cartId?: string | null;
  };
  /** `customerId` is null for a guest's cart. */
  CART_CHANGED: { cartId: string; customerId: string | null };
  STOCK_CHANGED: { productIds: string[] };
  SESSIONS_ENDED: { sessionIds: string[] };
  ACCOUNT_REGISTERED: { userId: string };
};

export type EventKind = keyof Events;
export type Event = { [Kind in EventKind]: { kind: Kind; data: Events[Kind] } }[EventKind];
