/** What one can listen to. The value of each update is the id of what has changed; how it is now is read by whoever listens. */
export const topics = {
  order: (orderId: string) => `order:${orderId}`,
  /** Every order of a customer. */
  ordersOf: (customerId: string) => `orders-of:${customerId}`,
  newOrders: () => 'new-orders',
  cart: (cartId: string) => `cart:${cartId}`,
  cartOf: (customerId: string) => `cart-of:${customerId}`,
  stock: (productId: string) => `stock:${productId}`,
  /** Ends what was opened in the session: it is over. */
  session: (sessionId: string) => `session:${sessionId}`,
};

/** What everybody who listens to one of the topics is told: the id of what has changed. */
export type PubSubMessage = { topics: readonly string[]; id: string };
