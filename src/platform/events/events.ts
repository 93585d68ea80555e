import type { OrderChangeKind, OrderStatus, Parcel } from '../db/schema.ts';

/**
 * Data of the outbox events, by kind. It is stored as JSON: amounts are minor units as text, instants are RFC 3339. Events
 * are published after the commit. See docs/decisions/0009.
 */
export type Events = {
  /** An order has changed. `paid` and `refunded` are the amounts paid and refunded after the change. */
  ORDER_CHANGED: {
    orderId: string;
    customerId: string | null;
    change: OrderChangeKind;
    status: OrderStatus;
    paid: string;
    refunded: string;
    /** The amount of the payment or refund; null if the change concerns neither. */
    amount: string | null;
    /** Only if a payment was declined. */
    isDeclined?: true;
    /** The carrier and tracking number after the change. Missing in the events of the placement. */
    parcel?: Parcel;
    at: string;
    /** Only if `change` is PLACED: the products whose stock the order took, and the cart that it emptied. */
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
/** The trace (W3C traceparent) of the work that recorded the event. Missing if that work was not traced. */
type Cause = { traceparent?: string };
export type OutboxEvent = { [Kind in EventKind]: { kind: Kind; data: Events[Kind] & Cause } }[EventKind];
