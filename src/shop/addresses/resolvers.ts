import type { MutationResolvers, Resolvers, UserResolvers } from '../../generated/graphql.ts';
import { forbidden } from '../../platform/errors.ts';
import { createAddress } from './create-address.ts';
import { deleteAddress } from './delete-address.ts';
import { updateAddress } from './update-address.ts';

const Mutation = {
  createAddress: (_root, { input }, context) => createAddress(context, input),
  updateAddress: (_root, args, context) => updateAddress(context, args),
  deleteAddress: (_root, { id }, context) => deleteAddress(context, id),
} satisfies MutationResolvers;

const User = {
  addresses: ({ id }, _args, { viewer, loaders }) => {
    // Staff can reach other accounts through orders, but must not read the saved addresses of these accounts.
    if (viewer?.user.id !== id) throw forbidden();
    return loaders.addressesByUserId.load(id);
  },
} satisfies UserResolvers;

export const addresses = { Mutation, User } satisfies Resolvers;
