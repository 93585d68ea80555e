/** The code that calls the API. It is loaded after the first page is shown (see `shared/online.ts`). */
export { createCart, followCart, readCart, reorderInto, writeCart } from './cart/cart-server.ts';
export { api } from './shared/api.ts';
export { createViewerCache } from './shared/graph.ts';
