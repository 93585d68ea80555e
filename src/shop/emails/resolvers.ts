import type { EmailRow } from '../../platform/db/schema.ts';
import type {
  EmailResolvers,
  MutationResolvers,
  OrderResolvers,
  Resolvers,
} from '../../generated/graphql.ts';
import type { RequiredFieldResolvers } from '../../platform/graphql/required-field-resolvers.ts';
import { rowFields } from '../../platform/graphql/field-selection.ts';
import type { ReadOrder } from '../orders/order-selection.sql.ts';
import { isStaff } from '../../platform/viewer.ts';
import { resendOrderEmail } from './resend-order-email.ts';

const Mutation = {
  resendOrderEmail: (_root, { emailId }, context) => resendOrderEmail(context, emailId),
} satisfies MutationResolvers;

const order = rowFields<ReadOrder>();

const Order = {
  emails: order.columns(['id']).resolve(({ id }, _args, { loaders }) => loaders.emailsByOrderId.load(id)),
} satisfies OrderResolvers;

const Email = {
  lastError: ({ lastError }, _args, { viewer }) => (isStaff(viewer) ? lastError : null),
} satisfies RequiredFieldResolvers<EmailRow, EmailResolvers>;

export const emails = { Mutation, Order, Email } satisfies Resolvers;
