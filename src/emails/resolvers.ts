import type { EmailRow } from '../db/schema.ts';
import type { EmailResolvers, MutationResolvers, OrderResolvers, Resolvers } from '../generated/graphql.ts';
import type { FieldsBeyond } from '../graphql/fields-beyond.ts';
import { readId } from '../graphql/ids.ts';
import { readingRow } from '../graphql/reading.ts';
import type { ReadOrder } from '../orders/order-reads.ts';
import { isStaff } from '../viewer.ts';
import { resendOrderEmail } from './resend-order-email.ts';

const Mutation = {
  resendOrderEmail: (_root, { emailId }, context) => resendOrderEmail(context.db, context, readId(emailId)),
} satisfies MutationResolvers;

const order = readingRow<ReadOrder>();

const Order = {
  emails: order.from(['id'], ({ id }, _args, { loaders }) => loaders.emailsByOrderId.load(id)),
} satisfies OrderResolvers;

const Email = {
  lastError: ({ lastError }, _args, { viewer }) => (isStaff(viewer) ? lastError : null),
} satisfies FieldsBeyond<EmailRow, EmailResolvers>;

export const emails = { Mutation, Order, Email } satisfies Resolvers;
