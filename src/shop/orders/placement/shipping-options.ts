import type { QueryShippingOptionsArgs } from '../../../generated/graphql.ts';
import type { Queryable } from '../../../platform/db/client.ts';
import type { ShippingMethodRow } from '../../../platform/db/schema.ts';
import { badUserInput, notFound } from '../../../platform/errors.ts';
import { invalidInput, parseInput } from '../../../platform/graphql/input-issues.ts';
import type { Money } from '../../../platform/money/money.ts';
import type { UseCaseContext } from '../../../platform/use-case-context.ts';
import { parseItems } from '../../carts/item-input.ts';
import { regionIssue } from '../../pricing/tax/regions.ts';
import type { Pricing } from '../../pricing/totals.ts';
import { missingForFree, unavailability } from '../../shipping/shipping-price.ts';
import { parseDestination } from './preview-order.ts';
import {
  rateMethods,
  goodsToShip,
  createPriceCalculator,
  readOrderData,
  regionProblemOf,
  requestedGoods,
  type OrderData,
  type OrderRequest,
} from './quote.ts';

/** A method with the amounts of the delivery for an order. */
type ShippingOption = {
  method: ShippingMethodRow;
  price: Money;
  tax: Money;
  total: Money;
  missingForFree: Money | null;
  isAvailable: boolean;
  reason: string | null;
};

type OptionsContext = Pick<UseCaseContext, 'db' | 'viewer'> & { pricing: Pricing };

export async function shippingOptions(
  { db, viewer, pricing }: OptionsContext,
  { cartToken, items: itemInputs, ...place }: QueryShippingOptionsArgs,
): Promise<ShippingOption[]> {
  const { value, refusal } = parseInput((parser) => ({
    items: itemInputs ? parseItems(parser, itemInputs) : null,
    destination: parseDestination(parser, place, pricing.home),
  }));
  if (refusal) throw badUserInput(refusal.message);
  const { items, destination } = value;
  const request = {
    ...requestedGoods(viewer, items, cartToken),
    discountCode: null,
    destination,
    shippingMethodId: null,
  };
  const data = await readOrderData(db, request, true);
  if (place.region != null && regionProblemOf(data, pricing) === 'unknown')
    throw badUserInput(invalidInput(regionIssue('region', destination.country!, 'unknown')).message);
  return optionsOf(data, request, pricing);
}

/** Quotes an order with each method of the destination. An option has the amounts of the delivery, not of the order. */
export async function quoteShippingOptions(
  db: Queryable,
  request: OrderRequest,
  pricing: Pricing,
): Promise<ShippingOption[]> {
  return optionsOf(await readOrderData(db, request, true), request, pricing);
}

async function optionsOf(
  data: OrderData,
  request: OrderRequest,
  pricing: Pricing,
): Promise<ShippingOption[]> {
  if (!data.foundAllProducts) throw notFound('product');
  const money = (amount: bigint): Money => ({ amount, currency: pricing.currency });
  const ratedMethods = await rateMethods(data, data.methods, request, pricing);
  const computePrices = createPriceCalculator(data, request, pricing);
  return Promise.all(
    ratedMethods.map(async (ratedMethod): Promise<ShippingOption> => {
      const { method, rate } = ratedMethod;
      const { totals } = await computePrices(ratedMethod);
      const goods = goodsToShip(totals, data.lines);
      const { amount, discount, tax, total } = totals.shipping!;
      const missing = amount === discount ? null : missingForFree(method, goods);
      const reason = unavailability(method, goods, rate);
      return {
        method,
        price: money(amount - discount),
        tax: money(tax),
        total: money(total),
        missingForFree: missing === null ? null : money(missing),
        isAvailable: reason === null,
        reason,
      };
    }),
  );
}
