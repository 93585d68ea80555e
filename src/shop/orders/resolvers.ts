import type {
  OrderChangeRow,
  OrderDetailsRow,
  OrderEventRow,
  OrderNoteRow,
  OrderRow,
} from '../../platform/db/schema.ts';
import type {
  CartSuccessResolvers,
  MutationResolvers,
  OrderChangeResolvers,
  OrderDetailsResolvers,
  OrderEventResolvers,
  OrderNoteResolvers,
  OrderPreviewResolvers,
  OrderResolvers,
  PlaceOrderSuccessResolvers,
  QueryResolvers,
  Resolvers,
  ShippingMethodUnavailableResolvers,
  SubscriptionResolvers,
  UserResolvers,
} from '../../generated/graphql.ts';
import type { GraphQLResolveInfo } from 'graphql';
import { asValue, JsonText } from '../../engine/execution/json-text.ts';
import { notFound } from '../../platform/errors.ts';
import { topics, type PubSubMessage } from '../../platform/events/topics.ts';
import type { RequiredFieldResolvers } from '../../platform/graphql/required-field-resolvers.ts';
import { parseKey } from '../../platform/graphql/ids.ts';
import { loadRequired, type Load } from '../../platform/graphql/load-required.ts';
import { readConnection } from '../../platform/graphql/paging.ts';
import { requiredColumnsAndJson, rowFields } from '../../platform/graphql/field-selection.ts';
import { hashSecret } from '../../platform/crypto/secrets.ts';
import { jsonConstants, type JsonContext } from '../catalog/json-constants.ts';
import { guestCart } from '../carts/carts.sql.ts';
import { returnedColumns } from '../carts/returned-columns.ts';
import { discountLinesIn, shippingIn, taxLinesIn } from '../pricing/amounts.ts';
import { throttleCodeGuesses } from '../pricing/discounts/throttle-code-guesses.ts';
import { lineTotal, type Money } from '../../platform/money/money.ts';
import { totalFrom } from '../pricing/totals.ts';
import { isStaff, requireViewer, type Viewer } from '../../platform/viewer.ts';
import { orderChangesSince, writeChangeCursor } from './changes-since.ts';
import { claimOrder } from './claim-order.ts';
import { cancelOrder } from './cancel-order.ts';
import { addOrderNote } from './notes/add-order-note.ts';
import { countOrders, NEWEST_FIRST, orderPage } from './order-list.sql.ts';
import { canWriteLine, type ReadDetails, type ReadOrder } from './order-selection.sql.ts';
import { placeOrderAndSaveAddresses, type PlacedOrder } from './placement/place-order-and-save-addresses.ts';
import { isOpenTo, orderAccess } from './order-access.ts';
import { previewOrder } from './placement/preview-order.ts';
import { quoteShippingOptions, shippingOptions } from './placement/shipping-options.ts';
import { throttleGuestOrders } from './placement/throttle-guest-orders.ts';
import { orderByKey, type OrderDetailsOf } from './orders.sql.ts';
import { parseOrderList } from './parse-order-list.ts';
import { reorder } from './reorder.ts';
import { requestOrderAccess } from './request-order-access.ts';
import { transitionsFor } from './transitions.ts';
import { updateOrderStatus } from './update-order-status.ts';
import { updateTracking } from './update-tracking.ts';

/** Returns what a statement has to read of orders, and the JSON that it can write of their lines. */
const requiredOfOrders = (info: GraphQLResolveInfo, context: JsonContext) =>
  requiredColumnsAndJson(info, jsonConstants(context), canWriteLine);

const Query = {
  previewOrder: (_root, { input }, context) =>
    throttleCodeGuesses(context, input.discountCode, () => previewOrder(context, input)),
  order: (_root, { by }, context, info) => {
    const { db, viewer } = context;
    const key = parseKey(by);
    if (!viewer && key.by !== 'token') return null;
    return orderByKey(db, key, orderAccess(viewer, by.token), requiredOfOrders(info, context));
  },
  orders: async (_root, args, context, info) => {
    const { db } = context;
    const list = parseOrderList(args.filter);
    return readConnection(
      args,
      NEWEST_FIRST,
      {
        page: (page) => orderPage(db, list, page, requiredOfOrders(info, context)),
        count: () => countOrders(db, list),
      },
      info,
    );
  },
  shippingOptions: (_root, args, context) => shippingOptions(context, args),
  ordersChangedSince: (_root, args, context) => orderChangesSince(context, args),
} satisfies QueryResolvers;

type LoaderContext = { loaders: { orderById: Load<OrderRow | null> } };

const orderOf = (id: string, { loaders }: LoaderContext) => loadRequired(loaders.orderById, id);

const resolveOrder = ({ id }: PubSubMessage, _args: unknown, context: LoaderContext) => orderOf(id, context);

const Subscription = {
  orderUpdated: {
    subscribe: async (_root, { orderId, token }, { db, viewer, bus }) => {
      const key = parseKey({ id: orderId });
      const hasCredentials = viewer !== null || token != null;
      const order = hasCredentials && (await orderByKey(db, key, orderAccess(viewer, token)));
      if (!order) throw notFound('order');
      return bus.listen([topics.order(order.id)]);
    },
    resolve: async (
      { id }: PubSubMessage,
      { token }: { token?: string | null },
      context: LoaderContext & { viewer: Viewer | null },
    ) => {
      const order = await orderOf(id, context);
      // An account may have claimed the order since the subscription started. The token is then invalid.
      if (!isOpenTo(order, orderAccess(context.viewer, token))) throw notFound('order');
      return order;
    },
  },
  myOrdersUpdated: {
    subscribe: (_root, _args, context) =>
      context.bus.listen([topics.ordersOf(requireViewer(context).user.id)]),
    resolve: resolveOrder,
  },
  newOrders: {
    subscribe: (_root, _args, { bus }) => bus.listen([topics.newOrders()]),
    resolve: resolveOrder,
  },
} satisfies SubscriptionResolvers;

const Mutation = {
  placeOrder: (_root, { input }, context) =>
    throttleCodeGuesses(context, input.discountCode, () =>
      throttleGuestOrders(context, input.email, () => placeOrderAndSaveAddresses(context, input)),
    ),
  updateOrderStatus: (_root, { input }, context) => updateOrderStatus(context, input),
  cancelOrder: (_root, { input }, context) => cancelOrder(context, input),
  requestOrderAccess: (_root, args, context) => requestOrderAccess(context, args),
  claimOrder: (_root, { token }, context) => claimOrder(context, token),
  reorder: (_root, args, context, info) => reorder(context, args, returnedColumns(info)),
  updateTracking: (_root, { input }, context) => updateTracking(context, input),
  addOrderNote: (_root, { input }, context) => addOrderNote(context, input),
} satisfies MutationResolvers;

const PlaceOrderSuccess = {
  cart: ({ cartToken }, _args, { db, viewer, loaders }) =>
    cartToken === null
      ? viewer && loaders.cartByCustomerId.load(viewer.user.id)
      : guestCart(db, hashSecret(cartToken)),
} satisfies RequiredFieldResolvers<PlacedOrder, PlaceOrderSuccessResolvers>;

const order = rowFields<ReadOrder>();

const ofOrder = (which: 'subtotal' | 'discount' | 'tax' | 'total') =>
  order
    .columns(['currency', which])
    .resolve(({ currency, [which]: amount }): Money => ({ amount, currency }));

const Order = {
  customer: order
    .columns(['customerId'])
    .resolve(({ customerId }, _args, { loaders }) =>
      customerId === null ? null : loaders.userById.load(customerId),
    ),
  details: order
    .eagerLoad('details', { fallbackKey: 'id', columns: ['currency', 'pricesIncludeTax'] })
    .resolve((row, _args, { loaders }) => {
      const { id, currency, pricesIncludeTax, details } = row;
      if (details instanceof JsonText) return asValue<OrderDetailsOf[]>(details);
      const withOrderColumns = (rows: readonly ReadDetails[]) =>
        rows.map((row) => ({ ...row, orderId: id, currency, pricesIncludeTax }));
      return details ? withOrderColumns(details) : loaders.detailsByOrderId.load(id).then(withOrderColumns);
    }),
  discountCode: order
    .columns(['discountLines'])
    .resolve(({ discountLines }) => discountLines.find(({ kind }) => !kind)?.code ?? null),
  subtotal: ofOrder('subtotal'),
  discount: ofOrder('discount'),
  discountLines: order
    .columns(['discountLines', 'currency'])
    .resolve(({ discountLines, currency }) => discountLinesIn(currency, discountLines)),
  tax: ofOrder('tax'),
  taxLines: order
    .columns(['taxLines', 'currency'])
    .resolve(({ taxLines, currency }) => taxLinesIn(currency, taxLines)),
  total: ofOrder('total'),
  shipping: order
    .columns([
      'currency',
      'pricesIncludeTax',
      'shippingName',
      'shippingAmount',
      'shippingDiscount',
      'shippingTax',
    ])
    .resolve((row) => {
      const { currency, pricesIncludeTax, shippingName, shippingAmount, shippingDiscount, shippingTax } = row;
      if (shippingName === null) return null;
      return shippingIn(currency, shippingName, {
        amount: shippingAmount,
        discount: shippingDiscount,
        tax: shippingTax,
        total: totalFrom(shippingAmount, shippingDiscount, shippingTax, pricesIncludeTax),
      });
    }),
  billingAddress: order
    .columns(['billingAddress', 'shippingAddress'])
    .resolve(({ billingAddress, shippingAddress }) => billingAddress ?? shippingAddress),
  history: order
    .columns(['id'])
    .resolve(({ id }, _args, { loaders }) => loaders.statusChangesByOrderId.load(id)),
  staffNotes: order.columns(['id']).resolve(async ({ id }, _args, { loaders, viewer }) => {
    const notes = await loaders.notesByOrderId.load(id);
    return isStaff(viewer) ? notes : notes.filter(({ visibility }) => visibility === 'CUSTOMER');
  }),
  allowedTransitions: order
    .columns(['status'])
    .resolve(({ status }, _args, { viewer }) => [...transitionsFor(viewer, status)]),
} satisfies OrderResolvers;

const CartSuccess = {
  unavailable: ({ unavailable }) => [...(unavailable ?? [])],
} satisfies CartSuccessResolvers;

const OrderPreview = {
  shippingOptions: ({ request }, _args, { db, pricing }) => quoteShippingOptions(db, request, pricing),
} satisfies OrderPreviewResolvers;

const ShippingMethodUnavailable = {
  options: ({ request }, _args, { db, pricing }) => quoteShippingOptions(db, request, pricing),
} satisfies ShippingMethodUnavailableResolvers;

const line = rowFields<OrderDetailsOf>();

/** An amount of a line, in the currency of its order. */
const inCurrency = (amount: bigint, currency: string): Money => ({ amount, currency });

const OrderDetails = {
  order: line.columns(['orderId']).resolve(({ orderId }, _args, context) => orderOf(orderId, context)),
  product: line
    .eagerLoad('product', { fallbackKey: 'productId' })
    .resolve(({ product, productId }, _args, { loaders }) => {
      if (product !== undefined) return product;
      return productId === null ? null : loaders.productById.load(productId);
    }),
  unitPrice: line
    .columns(['unitPrice', 'currency'])
    .resolve(({ unitPrice, currency }) => inCurrency(unitPrice, currency)),
  regularUnitPrice: line
    .columns(['regularUnitPrice', 'currency'])
    .resolve(({ regularUnitPrice, currency }) =>
      regularUnitPrice === null ? null : inCurrency(regularUnitPrice, currency),
    ),
  subtotal: line
    .columns(['unitPrice', 'quantity', 'currency'])
    .resolve(({ unitPrice, quantity, currency }) => inCurrency(lineTotal(unitPrice, quantity), currency)),
  discount: line
    .columns(['discount', 'currency'])
    .resolve(({ discount, currency }) => inCurrency(discount, currency)),
  discountAllocations: line
    .columns(['discountAllocations', 'currency'])
    .resolve(({ discountAllocations, currency }) => discountLinesIn(currency, discountAllocations)),
  tax: line.columns(['tax', 'currency']).resolve(({ tax, currency }) => inCurrency(tax, currency)),
  total: line
    .columns(['unitPrice', 'quantity', 'discount', 'tax', 'pricesIncludeTax', 'currency'])
    .resolve((row) => {
      const { unitPrice, quantity, discount, tax, pricesIncludeTax, currency } = row;
      return inCurrency(totalFrom(lineTotal(unitPrice, quantity), discount, tax, pricesIncludeTax), currency);
    }),
} satisfies RequiredFieldResolvers<OrderDetailsRow, OrderDetailsResolvers>;

const OrderEvent = {
  actor: ({ actorId }, _args, { loaders, viewer }) =>
    // Customers do not see which member of staff changed an order.
    actorId && (isStaff(viewer) || actorId === viewer?.user.id) ? loaders.userById.load(actorId) : null,
} satisfies RequiredFieldResolvers<OrderEventRow, OrderEventResolvers>;

const OrderNote = {
  // Customers do not see which member of staff wrote to them.
  author: ({ authorId }, _args, { loaders, viewer }) =>
    authorId && isStaff(viewer) ? loaders.userById.load(authorId) : null,
} satisfies RequiredFieldResolvers<OrderNoteRow, OrderNoteResolvers>;

const OrderChange = {
  cursor: writeChangeCursor,
  amount: ({ amount }, _args, { shop }) => (amount === null ? null : { amount, currency: shop.currency }),
  order: ({ orderId }, _args, context) => orderOf(orderId, context),
} satisfies RequiredFieldResolvers<OrderChangeRow, OrderChangeResolvers>;

const User = {
  orders: async ({ id }, args, context, info) => {
    const { loaders } = context;
    const list = parseOrderList(args.filter);
    return readConnection(
      args,
      NEWEST_FIRST,
      {
        page: (page) =>
          loaders.orderPageByCustomerId({ list, page, selection: requiredOfOrders(info, context) }).load(id),
        count: async () => (await loaders.orderCountByCustomerId(list).load(id))?.count ?? 0,
      },
      info,
    );
  },
} satisfies UserResolvers;

export const orders = {
  Query,
  Mutation,
  Subscription,
  Order,
  OrderDetails,
  OrderEvent,
  OrderNote,
  OrderChange,
  CartSuccess,
  OrderPreview,
  PlaceOrderSuccess,
  ShippingMethodUnavailable,
  User,
} satisfies Resolvers;
