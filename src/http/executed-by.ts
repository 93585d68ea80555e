import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import type { Execute } from '../execution/executor.ts';

type Gateway = ApolloServerOptionsWithGateway<Context>['gateway'];

/** Has Apollo execute by something else than graphql-js: what it has for gateways is its only way. */
export const executedBy = (schema: GraphQLSchema, execute: Execute): Gateway => ({
  onSchemaLoadOrUpdate(use) {
    use({ apiSchema: schema, coreSupergraphSdl: '' });
    return () => {};
  },
  load: async () => ({
    executor: async ({ document, operationName, context, request }) =>
      execute({ schema, document, operationName, contextValue: context, variableValues: request.variables }),
  }),
  stop: async () => {},
});
