import type { QueryResolvers, Resolvers, ShopResolvers } from '../../generated/graphql.ts';
import type { RequiredFieldResolvers } from '../../platform/graphql/required-field-resolvers.ts';
import { findNode } from './find-node.ts';
import { listCountries } from './list-countries.ts';
import type { Storefront } from './storefront.ts';

const Query = {
  shop: (_root, _args, { shop }) => shop.storefront,
  node: (_root, { id }, context) => findNode(context, id),
} satisfies QueryResolvers;

const Shop = {
  currency: (_shop, _args, { pricing }) => pricing.currency,
  pricesIncludeTax: (_shop, _args, { pricing }) => pricing.pricesIncludeTax,
  guestCheckout: (_shop, _args, { shop }) => shop.guestCheckout,
  requiresShipping: (_shop, _args, { shop }) => shop.requiresShipping,
  countries: ({ locale }, _args, { db, shop }) =>
    listCountries(db, { locale, requiresShipping: shop.requiresShipping }),
  payment: (_shop, _args, { paymentProvider }) =>
    paymentProvider && { provider: paymentProvider.name, publishableKey: paymentProvider.publishableKey },
} satisfies RequiredFieldResolvers<Storefront, ShopResolvers>;

export const storefront = { Query, Shop } satisfies Resolvers;
