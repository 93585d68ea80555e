import { accounts } from './accounts/resolvers.ts';
import { addresses } from './addresses/resolvers.ts';
import { audit } from '../platform/audit/resolvers.ts';
import { carts } from './carts/resolvers.ts';
import { attributes } from './catalog/attributes/resolvers.ts';
import { groups } from './catalog/groups/resolvers.ts';
import { catalog } from './catalog/resolvers.ts';
import type { CategoryRow, OrderRow, ProductGroupRow, UserRow } from '../platform/db/schema.ts';
import type { ReadProduct } from './catalog/products/product-selection.sql.ts';
import { emails } from './emails/resolvers.ts';
import { exchange } from './exchange/resolvers.ts';
import type {
  CategoryResolvers,
  MutationResolvers,
  OrderResolvers,
  ProductGroupResolvers,
  ProductResolvers,
  QueryResolvers,
  Resolvers,
  SubscriptionResolvers,
  UserResolvers,
} from '../generated/graphql.ts';
import { images } from './images/resolvers.ts';
import type { RequiredFieldResolvers } from '../platform/graphql/required-field-resolvers.ts';
import { scalars } from '../platform/graphql/scalars.ts';
import { jobs } from '../platform/jobs/resolvers.ts';
import { orders } from './orders/resolvers.ts';
import { payments } from './payments/resolvers.ts';
import { pricing } from './pricing/resolvers.ts';
import { shipping } from './shipping/resolvers.ts';
import { storefront } from './storefront/resolvers.ts';
import { webhooks } from './webhooks/resolvers.ts';

const Query = {
  ...accounts.Query,
  ...attributes.Query,
  ...audit.Query,
  ...carts.Query,
  ...catalog.Query,
  ...groups.Query,
  ...exchange.Query,
  ...jobs.Query,
  ...orders.Query,
  ...pricing.Query,
  ...shipping.Query,
  ...storefront.Query,
  ...webhooks.Query,
} satisfies Required<QueryResolvers>;

const Mutation = {
  ...accounts.Mutation,
  ...addresses.Mutation,
  ...attributes.Mutation,
  ...carts.Mutation,
  ...catalog.Mutation,
  ...groups.Mutation,
  ...emails.Mutation,
  ...images.Mutation,
  ...exchange.Mutation,
  ...jobs.Mutation,
  ...orders.Mutation,
  ...payments.Mutation,
  ...pricing.Mutation,
  ...shipping.Mutation,
  ...webhooks.Mutation,
} satisfies Required<MutationResolvers>;

const Subscription = {
  ...carts.Subscription,
  ...catalog.Subscription,
  ...orders.Subscription,
} satisfies Required<SubscriptionResolvers>;

const Product = {
  ...catalog.Product,
  ...attributes.Product,
  ...groups.Product,
  ...images.Product,
} satisfies RequiredFieldResolvers<ReadProduct, ProductResolvers>;

const Category = { ...catalog.Category, ...images.Category } satisfies RequiredFieldResolvers<
  CategoryRow,
  CategoryResolvers
>;

const ProductGroup = { ...groups.ProductGroup, ...images.ProductGroup } satisfies RequiredFieldResolvers<
  ProductGroupRow,
  ProductGroupResolvers
>;

const Order = { ...orders.Order, ...payments.Order, ...emails.Order } satisfies RequiredFieldResolvers<
  OrderRow,
  OrderResolvers
>;

const User = {
  ...accounts.User,
  ...addresses.User,
  ...carts.User,
  ...orders.User,
} satisfies RequiredFieldResolvers<UserRow, UserResolvers>;

/** All resolvers. A root field without a resolver is a compile error, and so is another field with neither a resolver nor a column. */
export const resolvers = {
  ...scalars,
  ...accounts,
  ...addresses,
  ...attributes,
  ...audit,
  ...carts,
  ...catalog,
  ...groups,
  ...emails,
  ...images,
  ...exchange,
  ...jobs,
  ...orders,
  ...payments,
  ...pricing,
  ...shipping,
  ...storefront,
  ...webhooks,
  Query,
  Mutation,
  Subscription,
  Product,
  Category,
  ProductGroup,
  Order,
  User,
} satisfies Resolvers;
