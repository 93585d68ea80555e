import type { CartResultFieldsFragment } from '../generated/graphql.ts';
import { createStore, type Store } from '../shared/store.ts';
import { applyWrite, stillApplies, type Cart, type CartWrite } from './cart-writes.ts';

export type CartResult = CartResultFieldsFragment;
/** A refusal, or the notice that another window changed the line that the customer was changing. */
export type CartRefusal = Exclude<CartResult, { __typename: 'CartSuccess' }>;

export type CartState = {
  /** The cart that the customer sees: the cart of the server, with all changes that the server has not confirmed. Null: no cart. */
  cart: Cart | null;
  /** Whether changes are unconfirmed, so that the amounts are estimates. */
  isChanging: boolean;
  /** Whether the cart of the server is known. */
  isLoaded: boolean;
};

export type CartTransport = {
  read: () => Promise<Cart | null>;
  /** Sends one change. The server refuses it with CartChanged if the cart has another version. */
  write: (write: CartWrite, expectedVersion: number | null) => Promise<CartResult>;
  emptyCart: (write: CartWrite) => Cart;
};

/** If another window or device has changed the cart this many times in a row, the customer is asked. */
const MAX_ATTEMPTS = 5;

export type CartQueue = {
  state: Store<CartState>;
  /**
   * Resolves with null when the server has accepted the change, otherwise with its refusal. Rejects if the server cannot be
   * reached.
   */
  change: (write: CartWrite) => Promise<CartRefusal | null>;
  /** Replaces the known cart by this cart of the server, unless this cart is older. */
  receive: (cart: Cart | null) => void;
  reload: () => Promise<void>;
};

/**
 * Shows each change immediately, and sends one at a time, with the cart version that the previous change returned. A refused change
 * is removed; later changes are kept.
 */
export function createCartQueue(transport: CartTransport): CartQueue {
  let serverCart: Cart | null = null;
  let isLoaded = false;
  let unconfirmed: readonly CartWrite[] = [];
  let tail: Promise<unknown> = Promise.resolve();
  const state = createStore<CartState>({ cart: null, isChanging: false, isLoaded: false });

  function publish(): void {
    const cart = unconfirmed.reduce<Cart | null>(
      (shown, write) => applyWrite(shown ?? transport.emptyCart(write), write),
      serverCart,
    );
    state.set({ cart, isChanging: unconfirmed.length > 0, isLoaded });
  }

  function receive(cart: Cart | null): void {
    if (cart && serverCart && cart.id === serverCart.id && cart.version < serverCart.version) return;
    serverCart = cart;
    isLoaded = true;
    publish();
  }

  async function send(write: CartWrite): Promise<CartRefusal | null> {
    for (let attempt = 1; ; attempt++) {
      const result = await transport.write(write, serverCart?.version ?? null);
      if (result.__typename === 'CartSuccess') {
        unconfirmed = unconfirmed.filter((other) => other !== write);
        receive(result.cart);
        return null;
      }
      if (result.__typename !== 'CartChanged') return result;
      serverCart = result.cart;
      publish();
      if (attempt >= MAX_ATTEMPTS || !stillApplies(result.cart, write)) return result;
    }
  }

  function change(write: CartWrite): Promise<CartRefusal | null> {
    unconfirmed = [...unconfirmed, write];
    publish();
    const sent = tail.then(async () => {
      try {
        return await send(write);
      } finally {
        unconfirmed = unconfirmed.filter((other) => other !== write);
        publish();
      }
    });
    tail = sent.catch(() => {});
    return sent;
  }

  return {
    state,
    change,
    receive,
    async reload() {
      const read = tail.then(async () => {
        const cart = await transport.read();
        serverCart = null;
        receive(cart);
      });
      tail = read.catch(() => {});
      await read;
    },
  };
}
