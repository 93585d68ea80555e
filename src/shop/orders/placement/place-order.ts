import { lockCart } from '../../carts/carts.sql.ts';
import { lockProducts } from '../../catalog/products/products.sql.ts';
import {
  retryingConflicts,
  transaction,
  type Queryable,
  type Transaction,
} from '../../../platform/db/client.ts';
import type { OrderRow } from '../../../platform/db/schema.ts';
import { notFound, unauthenticated } from '../../../platform/errors.ts';
import type { PlaceOrderInput } from '../../../generated/graphql.ts';
import { keyReused } from '../../../platform/graphql/key-reused.ts';
import { invalidInput, parseInput } from '../../../platform/graphql/input-issues.ts';
import type { UseCaseContext } from '../../../platform/use-case-context.ts';
import { networkOf } from '../../../platform/throttles/network.ts';
import { isStaff } from '../../../platform/viewer.ts';
import { lockDiscounts } from '../../pricing/discounts/discounts.sql.ts';
import { withoutCalls } from '../../pricing/shipping-provider.ts';
import { regionIssue } from '../../pricing/tax/regions.ts';
import type { Pricing } from '../../pricing/totals.ts';
import { lockMethodTerms } from '../../shipping/shipping-methods.sql.ts';
import { accessTokenOf } from '../access-token.sql.ts';
import type { OrderTokens } from '../order-tokens.ts';
import { buyerOf } from './buyer.ts';
import { commitOrder } from './commit-order.sql.ts';
import { findAddresses } from './order-addresses.ts';
import { parsePlaceOrder } from './place-order-command.ts';
import {
  cartEmpty,
  exceedsMaxAmount,
  quoteOrder,
  requestedGoods,
  amountTooLarge,
  type OrderRequest,
  type Quote,
} from './quote.ts';
import { orderByIdempotencyKey } from '../orders.sql.ts';
import { shippingUnavailable } from './preview-order.ts';
import { tooManyUnpaidOrders, type UnpaidLimits } from '../unpaid-limits.ts';
import { isWithinUnpaidLimits } from '../within-unpaid-limits.sql.ts';
import { totalChanged } from './total-changed.ts';

/** Whether every order needs a shipping method. */
type ShippingPolicy = { requiresShipping: boolean };

type CheckoutPolicy = ShippingPolicy & { guestCheckout: boolean };

type PlaceOrderContext = Pick<UseCaseContext, 'db' | 'viewer' | 'client'> & {
  pricing: Pricing;
  shop: CheckoutPolicy;
  orderTokens: OrderTokens;
  /** Null: the shop takes no payments, or has switched the limits off. */
  unpaidLimits: UnpaidLimits | null;
};

/**
 * Maximum optimistic attempts. A quote is outdated if a price, the stock, the cart, a discount or the shipping method changed
 * after it was computed. After these attempts, the order is placed under locks, and concurrent changes wait. With an external
 * tax service, the request fails instead.
 */
const MAX_OPTIMISTIC_ATTEMPTS = 5;

/**
 * Places an order once for each idempotency key, also after crashes, races and repeated requests.
 *
 * Quotes without a lock, then commits the quote in one statement, which waits for row locks. The statement returns no row if
 * the quote is outdated, the key is used, or a limit on unpaid orders refuses the order. If an earlier order with the same key is the
 * cause, this order is committed, and a look-up of the key finds it. So the key is looked up only after an attempt that placed no
 * order, and a new order costs no look-up. See docs/decisions/0004.
 */
export async function placeOrder(context: PlaceOrderContext, input: PlaceOrderInput) {
  const { db, pricing, shop, viewer } = context;
  if (!viewer && !shop.guestCheckout) throw unauthenticated();
  const network = networkOf(context.client.address);
  const unpaidLimits = isStaff(viewer) ? null : context.unpaidLimits;
  const { value: command, refusal } = parseInput((parser) =>
    parsePlaceOrder(parser, input, pricing.currency, !viewer),
  );
  if (refusal) return refusal;
  const { items, discountCode, expected, shippingMethodId } = command;

  const buyer = buyerOf(context, input.cartToken, command.email);

  const findReplay = async (dbOrTx: Queryable) => {
    const earlier = await orderByIdempotencyKey(dbOrTx, buyer.placer, command.idempotencyKey);
    if (!earlier) return null;
    if (!earlier.fingerprint.equals(command.fingerprint)) return refused(keyReused('order'));
    const token = buyer.guest && (await accessTokenOf(dbOrTx, buyer.guest.tokens, earlier));
    if (buyer.guest && token === null)
      throw unauthenticated('This order belongs to an account. Sign in to that account to see it.');
    return placed(earlier, true, token);
  };

  const addresses = await findAddresses(db, buyer.customerId, command.addresses);
  if (!addresses) {
    // A saved address may have been deleted since an earlier request with this key.
    const replay = await findReplay(db);
    if (!replay) throw notFound('saved address');
    return replay.result;
  }
  const { country, region, postalCode } = addresses.shippingAddress;
  const request: OrderRequest = {
    ...requestedGoods(viewer, items, input.cartToken),
    discountCode,
    destination: { country, region, postalCode: postalCode || null },
    shippingMethodId,
  };

  const regionPath = input.shippingAddressId == null ? 'shippingAddress.region' : 'shippingAddressId';

  const tryToPlace = async (dbOrTx: Queryable, quotePricing: Pricing) => {
    const quote = await quoteOrder(dbOrTx, request, quotePricing);
    const problem =
      refusalOf(quote, request, shop) ??
      (quote.regionProblem && invalidInput(regionIssue(regionPath, country, quote.regionProblem))) ??
      totalChanged(quote, expected, request, pricing.currency);
    if (!problem && quote.foundAllProducts) {
      const order = await commitOrder(dbOrTx, {
        ...quote,
        ...buyer,
        ...addresses,
        idempotencyKey: command.idempotencyKey,
        fingerprint: command.fingerprint,
        notes: command.notes,
        network,
        unpaidLimits,
        locale: command.locale ?? buyer.locale,
        currency: pricing.currency,
      });
      if (order) return placed(order, false, buyer.guest && buyer.guest.tokens.tokenOf(order.id));
    }
    const replay = await findReplay(dbOrTx);
    if (replay) return replay;
    if (!quote.foundAllProducts) throw notFound('product');
    if (problem) return refused(problem);
    const { total } = quote.totals;
    const isRefused =
      unpaidLimits &&
      total > 0n &&
      !(await isWithinUnpaidLimits(dbOrTx, unpaidLimits, {
        customerId: buyer.customerId,
        guestEmail: buyer.guest && buyer.email,
        network,
        total,
      }));
    return isRefused
      ? refused(tooManyUnpaidOrders(unpaidLimits, pricing.currency, buyer.guest !== null))
      : outdated;
  };

  for (let attempt = 1; attempt <= MAX_OPTIMISTIC_ATTEMPTS; attempt++) {
    const attempted = await retryingConflicts(() => tryToPlace(db, pricing)).catch(async (error: unknown) => {
      // A repeated request must get its order even if the tax service is down.
      const replay = pricing.taxProvider && (await findReplay(db));
      if (!replay) throw error;
      return replay;
    });
    if (attempted.outcome !== 'outdated') return attempted.result;
  }
  // Locks must not be held during a call to an external service.
  if (pricing.taxProvider) {
    throw new Error(`order not placed: ${MAX_OPTIMISTIC_ATTEMPTS} quotes in a row were outdated`);
  }
  return transaction(db, async (tx) => {
    const pricingWithoutCalls = {
      ...pricing,
      shippingProvider: pricing.shippingProvider && withoutCalls(pricing.shippingProvider),
    };
    await lockRequested(tx, request, pricingWithoutCalls);
    const attempted = await tryToPlace(tx, pricingWithoutCalls);
    if (attempted.outcome === 'outdated')
      throw new Error('order not placed: the quote was outdated under locks');
    return attempted.result;
  });
}

/** Locks rows in the same sequence as the commit statement: cart, products by id, discount codes and promotions by id, shipping method. */
async function lockRequested(tx: Transaction, request: OrderRequest, pricing: Pricing): Promise<void> {
  if ('cartOf' in request) await lockCart(tx, request.cartOf);
  const { lines, discounts, candidatePromotions } = await quoteOrder(tx, request, pricing);
  await lockProducts(
    tx,
    lines.map(({ product }) => product.id),
  );
  await lockDiscounts(
    tx,
    [...discounts, ...candidatePromotions].map(({ id }) => id),
  );
  if (request.shippingMethodId !== null) await lockMethodTerms(tx, request.shippingMethodId);
}

// The outcomes of an attempt. `outdated`: the quote was no longer valid when it was committed.
const placed = (order: OrderRow, replayed: boolean, accessToken: string | null) => ({
  outcome: 'placed' as const,
  result: { __typename: 'PlaceOrderSuccess' as const, order, replayed, accessToken },
});
const refused = <Refusal>(result: Refusal) => ({ outcome: 'refused' as const, result });
const outdated = { outcome: 'outdated' as const };

function refusalOf(quote: Quote, request: OrderRequest, { requiresShipping }: ShippingPolicy) {
  if (quote.lines.length === 0) return cartEmpty();
  const [problem] = [...quote.blockers, ...quote.rejections];
  if (problem) return problem;
  if (quote.shippingProblem !== null) return shippingUnavailable(quote.shippingProblem, request);
  if (requiresShipping && request.shippingMethodId === null)
    return shippingUnavailable('The order needs a shipping method.', request);
  return exceedsMaxAmount(quote) ? amountTooLarge() : null;
}
