import { parseItems } from '../../carts/item-input.ts';
import { notFound } from '../../../platform/errors.ts';
import type { PreviewOrderInput } from '../../../generated/graphql.ts';
import { parseId } from '../../../platform/graphql/ids.ts';
import { lineAmountsIn, shippingIn, totalsIn } from '../../pricing/amounts.ts';
import { invalidInput, parseInput, type InputParser } from '../../../platform/graphql/input-issues.ts';
import { normalizeCode } from '../../pricing/discounts/check-discounts.ts';
import { regionIssue } from '../../pricing/tax/regions.ts';
import type { Destination } from '../../pricing/tax/tax-provider.ts';
import type { Pricing } from '../../pricing/totals.ts';
import type { UseCaseContext } from '../../../platform/use-case-context.ts';
import {
  cartEmpty,
  exceedsMaxAmount,
  quoteOrder,
  requestedGoods,
  amountTooLarge,
  type OrderRequest,
  type Quote,
} from './quote.ts';

type PreviewContext = Pick<UseCaseContext, 'db' | 'viewer'> & { pricing: Pricing };

/** Returns the prices and problems that placeOrder would find now. Both functions call `quoteOrder`. */
export async function previewOrder({ db, viewer, pricing }: PreviewContext, input: PreviewOrderInput) {
  const { value, refusal } = parseInput((parser) => ({
    items: input.items ? parseItems(parser, input.items) : null,
    destination: parseDestination(parser, input, pricing.home),
  }));
  if (refusal) return refusal;
  const { items, destination } = value;

  const request: OrderRequest = {
    ...requestedGoods(viewer, items, input.cartToken),
    discountCode: input.discountCode == null ? null : normalizeCode(input.discountCode),
    destination,
    shippingMethodId: input.shippingMethodId == null ? null : parseId(input.shippingMethodId),
  };
  const quote = await quoteOrder(db, request, pricing);
  if (!quote.foundAllProducts) throw notFound('product');
  if (quote.lines.length === 0) return cartEmpty();
  if (quote.regionProblem === 'unknown' && input.region != null) {
    return invalidInput(regionIssue('region', destination.country!, 'unknown'));
  }
  if (quote.blockers.length === 0 && exceedsMaxAmount(quote)) return amountTooLarge();
  if (quote.shippingProblem !== null) return shippingUnavailable(quote.shippingProblem, request);
  return previewOf(quote, request, pricing.currency);
}

/** Parses the destination. A region or postal code requires a country. */
export function parseDestination(
  parser: InputParser,
  { country, region, postalCode }: Pick<PreviewOrderInput, 'country' | 'region' | 'postalCode'>,
  home: Destination,
): Destination {
  const place = {
    country: country?.toUpperCase() ?? null,
    region: parser.text('region', region ?? null, 0, 200) || null,
    postalCode: parser.text('postalCode', postalCode ?? null, 0, 20) || null,
  };
  if (place.country !== null) return place;
  if (place.region !== null) parser.add('country', 'REQUIRED', 'is required with a region.');
  if (place.postalCode !== null) parser.add('country', 'REQUIRED', 'is required with a postal code.');
  return home;
}

/** `request`: the resolver of `options` needs it. It computes the options only if a client selects them. */
export const shippingUnavailable = (message: string, request: OrderRequest) => ({
  __typename: 'ShippingMethodUnavailable' as const,
  message: `${message} Choose one of the options.`,
  request,
});

export const previewOf = (
  { lines, totals, blockers, rejections, shippingMethod }: Quote,
  request: OrderRequest,
  currency: string,
) => ({
  __typename: 'OrderPreview' as const,
  lines: lines.map(({ product, quantity }, index) => ({
    product,
    quantity,
    unitPrice: { amount: product.price, currency },
    ...lineAmountsIn(currency, totals.lines[index]!),
  })),
  ...totalsIn(currency, totals),
  shipping: totals.shipping && shippingMethod && shippingIn(currency, shippingMethod.name, totals.shipping),
  request,
  problems: [...blockers, ...rejections],
});

export type OrderPreviewParts = ReturnType<typeof previewOf>;
export type ShippingRefusal = ReturnType<typeof shippingUnavailable>;
