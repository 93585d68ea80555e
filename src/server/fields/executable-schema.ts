import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import type { Context } from '../../shop/context.ts';
import { enforceAuth } from './auth-directive.ts';
import { refuseUnfitArguments } from './check-arguments.ts';
import { createLoaders } from '../../shop/loaders.ts';
import { resolvers } from '../../shop/resolvers.ts';

const folder = fileURLToPath(new URL('../../../schema/', import.meta.url));

/** The SDL of every feature, as one text for each file. */
export const typeDefs = () =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readFileSync(folder + file, 'utf8'));

let base: GraphQLSchema | undefined;

/** SDL and resolvers. Built once in a process, which in tests starts many servers. */
function baseSchema(): GraphQLSchema {
  if (base) return base;
  base = makeExecutableSchema<Context>({
    typeDefs: typeDefs(),
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  });
  refuseUnfitArguments(base);
  return base;
}

/** The executable schema: SDL and resolvers, with `@auth` enforced. */
export function createSchema(): GraphQLSchema {
  // A copy, with the check of roles before all others.
  const schema = enforceAuth(baseSchema());
  followMutations(schema);
  return schema;
}

/**
 * What was read before a mutation's field ran is stale after it, and its fields run one after the other. What it has written
 * down to be told is committed by then.
 */
function followMutations(schema: GraphQLSchema): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = async (source, args, context: Context, info) => {
      const result: unknown = await resolve(source, args, context, info);
      context.loaders = createLoaders(context.db);
      context.bus.notifyRelay();
      return result;
    };
  }
}
