import type { OutboxEvent } from './events.ts';
import { topics, type PubSubMessage } from './topics.ts';

/** Returns the messages to publish for an event. */
export function toMessages(event: OutboxEvent): PubSubMessage[] {
  switch (event.kind) {
    case 'ORDER_CHANGED': {
      const { orderId, customerId, change, productIds = [], cartId = null } = event.data;
      const order = [topics.order(orderId), ...(customerId ? [topics.ordersOf(customerId)] : [])];
      return [
        { topics: change === 'PLACED' ? [...order, topics.newOrders()] : order, id: orderId },
        ...stockMessages(productIds),
        ...(cartId ? [cartMessage(cartId, customerId)] : []),
      ];
    }
    case 'CART_CHANGED':
      return [cartMessage(event.data.cartId, event.data.customerId)];
    case 'STOCK_CHANGED':
      return stockMessages(event.data.productIds);
    case 'SESSIONS_ENDED':
      return event.data.sessionIds.map((id) => ({ topics: [topics.session(id)], id }));
    case 'ACCOUNT_REGISTERED':
    // Unknown events of a newer version of the program, which uses the same database during a rolling deployment.
    default:
      return [];
  }
}

/**
 * Merges the messages about each object. Listeners read its current state, so several messages after several changes would
 * give them the same state several times.
 */
export function withoutRepetition(messages: readonly PubSubMessage[]): PubSubMessage[] {
  const topicsById = new Map<string, Set<string>>();
  for (const { id, topics: names } of messages) {
    const known = topicsById.get(id);
    if (known) for (const name of names) known.add(name);
    else topicsById.set(id, new Set(names));
  }
  return [...topicsById].map(([id, names]) => ({ topics: [...names], id }));
}

const stockMessages = (productIds: readonly string[]): PubSubMessage[] =>
  productIds.map((id) => ({ topics: [topics.stock(id)], id }));

const cartMessage = (id: string, customerId: string | null): PubSubMessage => ({
  topics: [topics.cart(id), ...(customerId ? [topics.cartOf(customerId)] : [])],
  id,
});
