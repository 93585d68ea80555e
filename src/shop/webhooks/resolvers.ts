import type { OrderChangeRow, WebhookDeliveryRow, WebhookEndpointRow } from '../../platform/db/schema.ts';
import type {
  InputMaybe,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
  WebhookDeliveryFilter,
  WebhookDeliveryResolvers,
} from '../../generated/graphql.ts';
import type { FieldsBeyond } from '../../platform/graphql/required-field-resolvers.ts';
import { readId } from '../../platform/graphql/ids.ts';
import { loadThere, type Load } from '../../platform/graphql/load-required.ts';
import { createEndpoint } from './create-endpoint.ts';
import { deleteEndpoint } from './delete-endpoint.ts';
import { findDeliveries } from './delivery-list.sql.ts';
import { findEndpoints } from './endpoint-list.sql.ts';
import { resendDelivery } from './resend-delivery.ts';
import { rotateSecret } from './rotate-secret.ts';
import { updateEndpoint } from './update-endpoint.ts';

const readDeliveryList = (filter: InputMaybe<WebhookDeliveryFilter> | undefined) => ({
  endpointId: filter?.endpointId == null ? null : readId(filter.endpointId),
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
    updateEndpoint(context.db, context, readId(id), input, context.webhooksToPrivateAddresses),
  deleteWebhookEndpoint: (_root, { id }, context) => deleteEndpoint(context.db, context, readId(id)),
  rotateWebhookSecret: (_root, { id }, context) => rotateSecret(context.db, context, readId(id)),
  resendWebhookDelivery: (_root, { id }, context) => resendDelivery(context.db, context, readId(id)),
} satisfies MutationResolvers;

type Loading = {
  loaders: {
    webhookEndpointById: Load<WebhookEndpointRow | null>;
    orderChangeByPosition: Load<OrderChangeRow | null>;
  };
};

const changeOf = ({ orderChange }: WebhookDeliveryRow, { loaders }: Loading) =>
  loadThere(loaders.orderChangeByPosition, orderChange.toString());

const WebhookDelivery = {
  endpoint: ({ endpointId }, _args, { loaders }) => loadThere(loaders.webhookEndpointById, endpointId),
  order: async (delivery, _args, context) => {
    const { orderId } = await changeOf(delivery, context);
    return loadThere(context.loaders.orderById, orderId);
  },
  event: async (delivery, _args, context) => (await changeOf(delivery, context)).kind,
} satisfies FieldsBeyond<WebhookDeliveryRow, WebhookDeliveryResolvers>;

export const webhooks = { Query, Mutation, WebhookDelivery } satisfies Resolvers;
