import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLSchema } from 'graphql';
import type { Context } from '../../shop/context.ts';

export type SchemaField = {
  schema: GraphQLSchema;
  type: GraphQLObjectType;
  field: ReturnType<GraphQLObjectType['getFields']>[string];
};

type Resolver = GraphQLFieldResolver<unknown, Context>;

/** Returns a resolver that calls the given one, and does something before or after. */
export type Wrap = (resolve: Resolver) => Resolver;
