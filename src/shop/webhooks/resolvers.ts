import type {
  MutationResolvers,
  QueryResolvers,
  Resolvers,
  WebhookDeliveryResolvers,
  WebhookEndpointResolvers,
} from '../../generated/graphql.ts';
import type { OrderChangeRow, WebhookDeliveryRow, WebhookEndpointRow } from '../../platform/db/schema.ts';
import { loadRequired, type Load } from '../../platform/graphql/load-required.ts';
import type { RequiredFieldResolvers } from '../../platform/graphql/required-field-resolvers.ts';
import { listWebhookDeliveries, listWebhookEndpoints } from './list-webhooks.ts';
import {
  createWebhookEndpoint,
  deleteWebhookEndpoint,
  rotateWebhookSecret,
  updateWebhookEndpoint,
} from './manage-endpoints.ts';
import { resendWebhookDelivery } from './resend-delivery.ts';

const Query = {
  webhookEndpoints: (_root, args, context) => listWebhookEndpoints(context, args),
  webhookDeliveries: (_root, args, context) => listWebhookDeliveries(context, args),
} satisfies QueryResolvers;

const Mutation = {
  createWebhookEndpoint: (_root, { input }, context) => createWebhookEndpoint(context, input),
  updateWebhookEndpoint: (_root, args, context) => updateWebhookEndpoint(context, args),
  deleteWebhookEndpoint: (_root, { id }, context) => deleteWebhookEndpoint(context, id),
  rotateWebhookSecret: (_root, { id }, context) => rotateWebhookSecret(context, id),
  resendWebhookDelivery: (_root, { id }, context) => resendWebhookDelivery(context, id),
} satisfies MutationResolvers;

type LoadingContext = {
  loaders: {
    webhookEndpointById: Load<WebhookEndpointRow | null>;
    orderChangeByPosition: Load<OrderChangeRow | null>;
  };
};

const changeOf = ({ orderChange }: WebhookDeliveryRow, { loaders }: LoadingContext) =>
  loadRequired(loaders.orderChangeByPosition, orderChange.toString());

const WebhookDelivery = {
  endpoint: ({ endpointId }, _args, { loaders }) => loadRequired(loaders.webhookEndpointById, endpointId),
  order: async (delivery, _args, context) => {
    const { orderId } = await changeOf(delivery, context);
    return loadRequired(context.loaders.orderById, orderId);
  },
  event: async (delivery, _args, context) => (await changeOf(delivery, context)).kind,
} satisfies RequiredFieldResolvers<WebhookDeliveryRow, WebhookDeliveryResolvers>;

const WebhookEndpoint = {
  pausedUntil: ({ pausedUntil }) => (pausedUntil && pausedUntil > new Date() ? pausedUntil : null),
} satisfies RequiredFieldResolvers<WebhookEndpointRow, WebhookEndpointResolvers>;

export const webhooks = { Query, Mutation, WebhookEndpoint, WebhookDelivery } satisfies Resolvers;
