import type { MutationResolvers, QueryResolvers, Resolvers } from '../generated/graphql.ts';
import { login } from './login.ts';
import { register } from './register.ts';
import { closeSession, refreshSession } from './sessions.ts';

const Query = {
  me: (_root, _args, { viewer }) => viewer?.user ?? null,
} satisfies QueryResolvers;

const Mutation = {
  register: (_root, { input }, context) => register(context, input),
  login: (_root, { input }, context) => login(context, input),
  refreshSession: (_root, { refreshToken }, { db, tokens }) => refreshSession(db, tokens, refreshToken ?? ''),
  logout: (_root, _args, { db, viewer }) => viewer !== null && closeSession(db, viewer.sessionId),
} satisfies MutationResolvers;

export const accounts = { Query, Mutation } satisfies Resolvers;
