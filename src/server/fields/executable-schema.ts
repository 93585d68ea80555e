import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { mapSchema, printSchemaWithDirectives } from '@graphql-tools/utils';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { DEFAULT_LIMITS } from '../../engine/documents/limits.ts';
import type { Context } from '../../shop/context.ts';
import { resolvers } from '../../shop/resolvers.ts';
import { wrapResolvers } from './wrap-resolvers.ts';

const folder = fileURLToPath(new URL('../../../schema/', import.meta.url));

/** Returns the SDL, one text per file. */
export const typeDefs = () =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readFileSync(folder + file, 'utf8'));

let base: GraphQLSchema | undefined;

/** Built once per process: tests start many servers in one process. */
const baseSchema = () =>
  (base ??= makeExecutableSchema<Context>({
    typeDefs: typeDefs(),
    resolvers,
    resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
  }));

let printed: string | undefined;

/** Returns the SDL as one text: extensions are part of the types that they extend. */
export const printedSchema = () =>
  (printed ??= `${printSchemaWithDirectives(buildSchema(typeDefs().join('\n')))}\n`);

/** Returns the executable schema: SDL and resolvers, and the checks around the resolvers. */
export function createSchema(limits = DEFAULT_LIMITS): GraphQLSchema {
  // A copy, because each server wraps the resolvers with its own limits.
  const schema = mapSchema(baseSchema(), {});
  wrapResolvers(schema, limits);
  return schema;
}
