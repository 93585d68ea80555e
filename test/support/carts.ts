import { fieldOf, type Account, type App } from './app.ts';

type Item = { productId: string; quantity?: number };
type Version = { expectedVersion?: number };

const FIELDS = `fragment CartFields on Cart {
  id version itemCount discountCode discountCodes
  subtotal { amount } discount { amount } tax { amount } total { amount } pricesIncludeTax
  discountLines { code description amount { amount } } taxLines { name rate base { amount } amount { amount } }
  items { id quantity unitPrice { amount } unitPriceWhenAdded { amount }
    subtotal { amount } discount { amount } tax { amount } total { amount } product { id } }
  problems {
    __typename
    ... on InsufficientStock { shortages { product { id } requested available } }
    ... on ProductUnavailable { products { id } }
    ... on QuantityNotAllowed { items { product { id } requested minimum maximum step nearest } }
    ... on DiscountCodeRejected { code reason missing { amount } }
    ... on PriceChanged { items { product { id } } }
    ... on UserError { message }
  }
}`;

const RESULT = `
  __typename
  ... on CartSuccess { cart { ...CartFields } }
  ... on CartChanged { cart { ...CartFields } }
  ... on InsufficientStock { shortages { product { id } requested available } }
  ... on ProductUnavailable { products { id } }
  ... on QuantityNotAllowed { items { product { id } requested minimum maximum step nearest } }
  ... on DiscountCodeRejected { code reason missing { amount } message }
  ... on InvalidInput { issues { path code } }`;

/** Requests for one cart: of a customer, or of a guest with its token. */
export function cartClient(app: App, as: Account | undefined, token?: string) {
  const write = async (field: string, type: string, input: object) =>
    fieldOf(
      await app.query(
        `mutation ($input: ${type}!) { ${field}(input: $input) { ${RESULT} } } ${FIELDS}`,
        { input: { cartToken: token, ...input } },
        { as },
      ),
    );
  return {
    cart: async () =>
      fieldOf(
        await app.query(
          `query ($token: String) { cart(token: $token) { ...CartFields } } ${FIELDS}`,
          { token },
          { as },
        ),
      ),
    add: (items: Item | Item[], version: Version = {}) =>
      write('addToCart', 'AddToCartInput', { items: [items].flat(), ...version }),
    update: (itemId: string, quantity: number, version: Version = {}) =>
      write('updateCartItem', 'UpdateCartItemInput', { itemId, quantity, ...version }),
    remove: (itemId: string, version: Version = {}) =>
      write('removeCartItem', 'RemoveCartItemInput', { itemId, ...version }),
    clear: async (version: Version = {}) =>
      fieldOf(
        await app.query(
          `mutation ($token: String, $expectedVersion: Int) {
            clearCart(cartToken: $token, expectedVersion: $expectedVersion) { ${RESULT} }
          } ${FIELDS}`,
          { token, ...version },
          { as },
        ),
      ),
    apply: async (code: string, version: Version = {}) =>
      fieldOf(
        await app.query(
          `mutation ($code: String!, $token: String, $expectedVersion: Int) {
            applyDiscountCode(code: $code, cartToken: $token, expectedVersion: $expectedVersion) { ${RESULT} }
          } ${FIELDS}`,
          { code, token, ...version },
          { as },
        ),
      ),
    unapply: async (code?: string) =>
      fieldOf(
        await app.query(
          `mutation ($code: String, $token: String) {
            removeDiscountCode(code: $code, cartToken: $token) { ${RESULT} }
          } ${FIELDS}`,
          { code, token },
          { as },
        ),
      ),
    check: async (code: string) =>
      fieldOf(
        await app.query(
          `query ($code: String!, $token: String) {
            discountCode(code: $code, cartToken: $token) {
              __typename
              ... on DiscountCodeApplies { code description discount { amount } }
              ... on DiscountCodeRejected { code reason missing { amount } }
            }
          }`,
          { code, token },
          { as },
        ),
      ),
    merge: async (guestToken: string) =>
      fieldOf(
        await app.query(
          `mutation ($token: String!) { mergeCart(cartToken: $token) { ${RESULT} } } ${FIELDS}`,
          { token: guestToken },
          { as },
        ),
      ),
  };
}

export type CartClient = ReturnType<typeof cartClient>;

/** Creates a guest's cart and returns it with its token. */
export async function newGuest(app: App): Promise<CartClient & { token: string }> {
  const { token } = fieldOf(await app.query('mutation { createCart { token } }')) as { token: string };
  return { ...cartClient(app, undefined, token), token };
}

/** Returns the product and quantity of each line, in the order of insertion. */
export const linesOf = (cart: { items: { product: { id: string }; quantity: number }[] }) =>
  cart.items.map(({ product, quantity }) => [product.id, quantity]);
