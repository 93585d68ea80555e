import { randomUUID } from 'node:crypto';
import type {
  OrderPaymentStatus,
  OrderStatus,
  PaymentStatus,
  RefundStatus,
} from '../../src/generated/graphql.ts';
import type { products } from '../../src/platform/db/schema.ts';
import { ask, type Account, type App } from './app.ts';
import { cartClient, type CartClient } from './carts.ts';
import { newProduct, newStaff, newUser, placeOrder } from './data.ts';

const PAYMENT = `id status provider failureReason amount { amount } amountRefunded { amount }
  refunds { id status reason failureReason amount { amount } }`;
const ORDER = `id number status paymentStatus amountDue { amount } amountRefunded { amount }
  history { from to note actor { id } } payments { ${PAYMENT} }`;
const MOVED_ORDER = 'order { id status history { from to note actor { id } } }';

const FIND = `query ($id: ID!) { order(by: { id: $id }) { ${ORDER} } }`;
const PAY = `mutation ($input: PayOrderInput!) { payOrder(input: $input) {
  __typename
  ... on PayOrderSuccess { replayed clientSecret payment { ${PAYMENT} order { id } } order { ${ORDER} } }
  ... on PaymentDeclined { reason payment { ${PAYMENT} } }
  ... on OrderNotPayable { order { ${ORDER} } }
  ... on InvalidInput { issues { path code } }
  ... on UserError { message } } }`;
const REFUND = `mutation ($input: RefundPaymentInput!) { refundPayment(input: $input) {
  __typename
  ... on RefundPaymentSuccess { replayed refund { id status reason failureReason amount { amount } }
    payment { ${PAYMENT} order { ${ORDER} } } }
  ... on RefundNotPossible { refundable { amount } payment { id } }
  ... on InvalidInput { issues { path code } }
  ... on UserError { message } } }`;
const MOVE = `mutation ($input: UpdateOrderStatusInput!) { updateOrderStatus(input: $input) {
  __typename
  ... on UpdateOrderStatusSuccess { order { id status carrier trackingNumber history { from to note actor { id } } } }
  ... on TransitionNotAllowed { from to allowed }
  ... on OrderChanged { order { id status } }
  ... on InvalidInput { issues { path code } } } }`;
const CANCEL = `mutation ($input: CancelOrderInput!) { cancelOrder(input: $input) {
  __typename
  ... on CancelOrderSuccess { ${MOVED_ORDER} }
  ... on TransitionNotAllowed { from to allowed }
  ... on InvalidInput { issues { path code } } } }`;

type Money = { amount: string };
type Refund = {
  id: string;
  status: RefundStatus;
  reason: string | null;
  failureReason: string | null;
  amount: Money;
};
type Payment = {
  id: string;
  status: PaymentStatus;
  provider: string;
  failureReason: string | null;
  amount: Money;
  amountRefunded: Money;
  refunds: Refund[];
};
type OrderEvent = {
  from: OrderStatus | null;
  to: OrderStatus;
  note: string | null;
  actor: { id: string } | null;
};
type MovedOrder = { id: string; status: OrderStatus; history: OrderEvent[] };
type Order = MovedOrder & {
  number: string;
  paymentStatus: OrderPaymentStatus;
  amountDue: Money;
  amountRefunded: Money;
  payments: Payment[];
};
/** The fields of all members of the union. The fields of members that were not returned are undefined. */
type PayResult = {
  __typename: string;
  replayed: boolean;
  clientSecret: string | null;
  payment: Payment;
  order: Order;
};
type RefundResult = {
  __typename: string;
  replayed: boolean;
  refund: Refund;
  payment: Payment & { order: Order };
};
type MoveResult = { __typename: string; order: MovedOrder };

type ProductValues = Partial<typeof products.$inferInsert>;
type Item = { productId: string; quantity?: number };

/** Requests of one caller. Each returns the member of the result's union, or the code of the error. */
function requestsOf(app: App, as: Account | undefined) {
  const order = (id: string): Promise<Order> => ask(app, FIND, { id }, as);
  return {
    /** Reads an order with its payments and history. */
    order,
    pay: (
      orderId: string,
      paymentToken = 'success',
      idempotencyKey: string = randomUUID(),
    ): Promise<PayResult> => ask(app, PAY, { input: { orderId, paymentToken, idempotencyKey } }, as),
    cancel: (orderId: string, input: object = {}): Promise<MoveResult> =>
      ask(app, CANCEL, { input: { orderId, ...input } }, as),
    move: (orderId: string, status: string, input: object = {}): Promise<MoveResult> =>
      ask(app, MOVE, { input: { orderId, status, ...input } }, as),
    refund: (paymentId: string, input: object = {}): Promise<RefundResult> =>
      ask(app, REFUND, { input: { paymentId, idempotencyKey: randomUUID(), ...input } }, as),
  };
}

type Requests = ReturnType<typeof requestsOf>;
export type Actor = Account & Requests;
export type Shopper = Actor & {
  cart: CartClient;
  placeOrder: (items: Item[] | undefined, input?: object) => ReturnType<typeof placeOrder>;
  /** Places an order of one new product at 10.00, unless `product` says otherwise. */
  buy: (
    quantity?: number,
    product?: ProductValues,
    input?: object,
  ) => Promise<{ id: string; number: string; productId: string }>;
};

/** A caller without an account. */
export const guest = (app: App): Requests => requestsOf(app, undefined);

/** Returns an account as a caller of this app. The account may come from another app with the same database. */
export const actor = (app: App, account: Account): Actor => ({ ...account, ...requestsOf(app, account) });

/** A new customer with a cart. */
export async function newShopper(app: App, values: Parameters<typeof newUser>[1] = {}): Promise<Shopper> {
  const account = await newUser(app, values);
  return {
    ...actor(app, account),
    cart: cartClient(app, account),
    placeOrder: (items, input) => placeOrder(app, account, items, input),
    buy: async (quantity = 1, product = {}, input = {}) => {
      const { id: productId } = await newProduct(app, product);
      const { order } = await placeOrder(app, account, [{ productId, quantity }], input);
      return { id: order.id, number: order.number, productId };
    },
  };
}

export const newStaffMember = async (app: App): Promise<Actor> => actor(app, await newStaff(app));
