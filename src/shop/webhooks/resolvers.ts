import type { OrderChangeRow, WebhookDeliveryRow, WebhookEndpointRow } from '../../platform/db/schema.ts';
import type {
  InputMaybe,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
  WebhookDeliveryFilter,
  WebhookDeliveryResolvers,
} from '../../generated/graphql.ts';
import type { RequiredFieldResolvers } from '../../platform/graphql/required-field-resolvers.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { loadRequired, type Load } from '../../platform/graphql/load-required.ts';
import { createEndpoint } from './create-endpoint.ts';
import { deleteEndpoint } from './delete-endpoint.ts';
import { findDeliveries } from './delivery-list.sql.ts';
import { findEndpoints } from './endpoint-list.sql.ts';
import { resendDelivery } from './resend-delivery.ts';
import { rotateSecret } from './rotate-secret.ts';
import { updateEndpoint } from './update-endpoint.ts';

const readDeliveryList = (filter: InputMaybe<WebhookDeliveryFilter> | undefined) => ({
  endpointId: filter?.endpointId == null ? null : parseId(filter.endpointId),
  state: filter?.state ?? null,
});

const Query = {
  webhookEndpoints: (_root, args, { db }) => findEndpoints(db, {}, args),
  webhookDeliveries: async (_root, args, { db }) => findDeliveries(db, readDeliveryList(args.filter), args),
} satisfies QueryResolvers;

const Mutation = {
  createWebhookEndpoint: (_root, { input }, context) =>
    createEndpoint(context.db, context, input, context.webhooksToPrivateAddresses),
  updateWebhookEndpoint: (_root, { id, input }, context) =>
    updateEndpoint(context.db, context, parseId(id), input, context.webhooksToPrivateAddresses),
  deleteWebhookEndpoint: (_root, { id }, context) => deleteEndpoint(context.db, context, parseId(id)),
  rotateWebhookSecret: (_root, { id }, context) => rotateSecret(context.db, context, parseId(id)),
  resendWebhookDelivery: (_root, { id }, context) => resendDelivery(context.db, context, parseId(id)),
} satisfies MutationResolvers;

type Loading = {
  loaders: {
    webhookEndpointById: Load<WebhookEndpointRow | null>;
    orderChangeByPosition: Load<OrderChangeRow | null>;
  };
};

const changeOf = ({ orderChange }: WebhookDeliveryRow, { loaders }: Loading) =>
  loadRequired(loaders.orderChangeByPosition, orderChange.toString());

const WebhookDelivery = {
  endpoint: ({ endpointId }, _args, { loaders }) => loadRequired(loaders.webhookEndpointById, endpointId),
  order: async (delivery, _args, context) => {
    const { orderId } = await changeOf(delivery, context);
    return loadRequired(context.loaders.orderById, orderId);
  },
  event: async (delivery, _args, context) => (await changeOf(delivery, context)).kind,
} satisfies RequiredFieldResolvers<WebhookDeliveryRow, WebhookDeliveryResolvers>;

export const webhooks = { Query, Mutation, WebhookDelivery } satisfies Resolvers;
