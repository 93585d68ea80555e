import type {
  ActiveSessionResolvers,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
  UserResolvers,
} from '../../generated/graphql.ts';
import { forbidden } from '../../platform/errors.ts';
import { parseId } from '../../platform/graphql/ids.ts';
import { confirmEmailChange, requestEmailChange } from './change-email.ts';
import { deleteAccount } from './delete-account.ts';
import { listCustomers, listUsers } from './list-users.ts';
import { changePassword } from './passwords/change-password.ts';
import { requestPasswordReset, resetPassword } from './passwords/reset-password.ts';
import { register } from './register.ts';
import { login } from './sessions/login.ts';
import { refreshSession } from './sessions/refresh-session.ts';
import { logout, logoutEverywhere, revokeSession } from './sessions/revoke-sessions.ts';
import { setUserRole } from './set-user-role.ts';
import { updateProfile } from './update-profile.ts';
import { requestEmailVerification, verifyEmail } from './verify-email.ts';

const Query = {
  me: (_root, _args, { viewer }) => viewer?.user ?? null,
  users: (_root, args, context) => listUsers(context, args),
  user: (_root, { id }, { loaders }) => loaders.userById.load(parseId(id)),
  customers: (_root, args, context) => listCustomers(context, args),
  customer: async (_root, { id }, { loaders }) => {
    const user = await loaders.userById.load(parseId(id));
    return user?.role === 'CUSTOMER' ? user : null;
  },
} satisfies QueryResolvers;

const Mutation = {
  register: (_root, { input }, context) => register(context, input),
  login: (_root, { input }, context) => login(context, input),
  refreshSession: (_root, { refreshToken }, context) => refreshSession(context, refreshToken),
  logout: (_root, _args, context) => logout(context),
  logoutEverywhere: (_root, _args, context) => logoutEverywhere(context),
  revokeSession: (_root, { id }, context) => revokeSession(context, id),
  updateProfile: (_root, { input }, context) => updateProfile(context, input),
  changePassword: (_root, { input }, context) => changePassword(context, input),
  requestPasswordReset: (_root, { email }, context) => requestPasswordReset(context, email),
  resetPassword: (_root, { input }, context) => resetPassword(context, input),
  requestEmailVerification: (_root, _args, context) => requestEmailVerification(context),
  verifyEmail: (_root, { token }, context) => verifyEmail(context, token),
  requestEmailChange: (_root, { input }, context) => requestEmailChange(context, input),
  confirmEmailChange: (_root, { token }, context) => confirmEmailChange(context, token),
  deleteAccount: (_root, { input }, context) => deleteAccount(context, input),
  setUserRole: (_root, { input }, context) => setUserRole(context, input),
} satisfies MutationResolvers;

const User = {
  sessions: ({ id }, _args, { viewer, loaders }) => {
    // Staff can reach other accounts through users and orders, but must not read the sessions of these accounts.
    if (viewer?.user.id !== id) throw forbidden();
    return loaders.activeSessionsByUserId.load(id);
  },
} satisfies UserResolvers;

const ActiveSession = {
  current: ({ id }, _args, { viewer }) => viewer?.sessionId === id,
} satisfies ActiveSessionResolvers;

export const accounts = { Query, Mutation, User, ActiveSession } satisfies Resolvers;
