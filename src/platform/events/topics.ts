/** Topics to listen to. */
export const topics = {
  order: (orderId: string) => `order:${orderId}`,
  /** All orders of a customer. */
  ordersOf: (customerId: string) => `orders-of:${customerId}`,
  newOrders: () => 'new-orders',
  cart: (cartId: string) => `cart:${cartId}`,
  cartOf: (customerId: string) => `cart-of:${customerId}`,
  stock: (productId: string) => `stock:${productId}`,
  /** Published when the session has ended. Closes the connections that were opened in it. */
  session: (sessionId: string) => `session:${sessionId}`,
};

/** A message to the listeners of any of its topics. `id` names the changed object; listeners read its current state. */
export type PubSubMessage = { topics: readonly string[]; id: string };
