import type { Event } from './events.ts';
import { topics, type PubSubMessage } from './topics.ts';

/** Who is to be told of what has happened. */
export function updatesOf(event: Event): PubSubMessage[] {
  switch (event.kind) {
    case 'ORDER_CHANGED': {
      const { orderId, customerId, change, productIds = [], cartId = null } = event.data;
      const order = [topics.order(orderId), ...(customerId ? [topics.ordersOf(customerId)] : [])];
      return [
        { topics: change === 'PLACED' ? [...order, topics.newOrders()] : order, id: orderId },
        ...stockUpdates(productIds),
        ...(cartId ? [cartUpdate(cartId, customerId)] : []),
      ];
    }
    case 'CART_CHANGED':
      return [cartUpdate(event.data.cartId, event.data.customerId)];
    case 'STOCK_CHANGED':
      return stockUpdates(event.data.productIds);
    case 'SESSIONS_ENDED':
      return event.data.sessionIds.map((id) => ({ topics: [topics.session(id)], id }));
    case 'ACCOUNT_REGISTERED':
    // Or what a newer program tells, which shares the database while one is exchanged for the other.
    default:
      return [];
  }
}

const stockUpdates = (productIds: readonly string[]): PubSubMessage[] =>
  productIds.map((id) => ({ topics: [topics.stock(id)], id }));

const cartUpdate = (id: string, customerId: string | null): PubSubMessage => ({
  topics: [topics.cart(id), ...(customerId ? [topics.cartOf(customerId)] : [])],
  id,
});
