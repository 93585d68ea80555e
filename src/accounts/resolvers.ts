import { forbidden } from '../errors.ts';
import type {
  ActiveSessionResolvers,
  MutationResolvers,
  QueryResolvers,
  Resolvers,
  UserResolvers,
} from '../generated/graphql.ts';
import { readId } from '../graphql/ids.ts';
import { logout, logoutEverywhere, revokeSession } from './end-sessions.ts';
import { login } from './login.ts';
import { register } from './register.ts';
import { refreshSession } from './refresh-session.ts';

const Query = {
  me: (_root, _args, { viewer }) => viewer?.user ?? null,
} satisfies QueryResolvers;

const Mutation = {
  register: (_root, { input }, context) => register(context, input),
  login: (_root, { input }, context) => login(context, input),
  refreshSession: (_root, { refreshToken }, context) => refreshSession(context, refreshToken),
  logout: (_root, _args, context) => logout(context),
  logoutEverywhere: (_root, _args, context) => logoutEverywhere(context),
  revokeSession: (_root, { id }, context) => revokeSession(context, readId(id)),
} satisfies MutationResolvers;

const User = {
  sessions: ({ id }, _args, { viewer, loaders }) => {
    // An account is seen behind its orders, too.
    if (viewer?.user.id !== id) throw forbidden();
    return loaders.activeSessionsByUserId.load(id);
  },
} satisfies UserResolvers;

const ActiveSession = {
  current: ({ id }, _args, { viewer }) => viewer?.sessionId === id,
} satisfies ActiveSessionResolvers;

export const accounts = { Query, Mutation, User, ActiveSession } satisfies Resolvers;
