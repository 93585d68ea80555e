import type {
  MutationResolvers,
  QueryResolvers,
  Resolvers,
  ShippingMethodResolvers,
  ShippingTierResolvers,
  ShippingZoneResolvers,
} from '../../generated/graphql.ts';
import type {
  ShippingMethodRow,
  ShippingTier as TierRow,
  ShippingZoneRow,
} from '../../platform/db/schema.ts';
import { loadRequired } from '../../platform/graphql/load-required.ts';
import type { RequiredFieldResolvers } from '../../platform/graphql/required-field-resolvers.ts';
import type { Money } from '../../platform/money/money.ts';
import { createShippingMethod } from './create-shipping-method.ts';
import { createShippingZone } from './create-shipping-zone.ts';
import { deleteShippingMethod } from './delete-shipping-method.ts';
import { deleteShippingZone } from './delete-shipping-zone.ts';
import { findShippingZones } from './shipping-zones.sql.ts';
import { updateShippingMethod } from './update-shipping-method.ts';
import { updateShippingZone } from './update-shipping-zone.ts';

const Query = {
  shippingZones: (_root, args, { db }) => findShippingZones(db, {}, args),
} satisfies QueryResolvers;

const Mutation = {
  createShippingZone: (_root, { input }, context) => createShippingZone(context, input),
  updateShippingZone: (_root, args, context) => updateShippingZone(context, args),
  deleteShippingZone: (_root, { id }, context) => deleteShippingZone(context, id),
  createShippingMethod: (_root, { input }, context) => createShippingMethod(context, input),
  updateShippingMethod: (_root, args, context) => updateShippingMethod(context, args),
  deleteShippingMethod: (_root, { id }, context) => deleteShippingMethod(context, id),
} satisfies MutationResolvers;

const ShippingZone = {
  places: ({ id }, _args, { loaders }) => loaders.shippingPlacesByZoneId.load(id),
  methods: ({ id }, _args, { loaders }) => loaders.shippingMethodsByZoneId.load(id),
} satisfies RequiredFieldResolvers<ShippingZoneRow, ShippingZoneResolvers>;

type Shop = { shop: { currency: string } };

const amount = (minorUnits: bigint, { shop }: Shop): Money => ({
  amount: minorUnits,
  currency: shop.currency,
});
const amountOrNull = (minorUnits: bigint | null, context: Shop) =>
  minorUnits === null ? null : amount(minorUnits, context);

const ShippingMethod = {
  zone: ({ zoneId }, _args, { loaders }) => loadRequired(loaders.shippingZoneById, zoneId),
  price: ({ price }, _args, context) => amount(price, context),
  freeFrom: ({ freeFrom }, _args, context) => amountOrNull(freeFrom, context),
  minSubtotal: ({ minSubtotal }, _args, context) => amountOrNull(minSubtotal, context),
  maxSubtotal: ({ maxSubtotal }, _args, context) => amountOrNull(maxSubtotal, context),
} satisfies RequiredFieldResolvers<ShippingMethodRow, ShippingMethodResolvers>;

const ShippingTier = {
  fromWeightGrams: ({ by, from }) => (by === 'WEIGHT' ? Number(from) : null),
  fromSubtotal: ({ by, from }, _args, context) => (by === 'SUBTOTAL' ? amount(from, context) : null),
  price: ({ price }, _args, context) => amount(price, context),
} satisfies RequiredFieldResolvers<TierRow, ShippingTierResolvers>;

export const shipping = { Query, Mutation, ShippingZone, ShippingMethod, ShippingTier } satisfies Resolvers;
