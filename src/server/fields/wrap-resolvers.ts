import { defaultFieldResolver, isObjectType, type GraphQLSchema } from 'graphql';
import type { Limits } from '../../engine/documents/limits.ts';
import { checkArguments } from './check-arguments.ts';
import { enforceListSize } from './enforce-list-size.ts';
import { refreshLoadersAndNotifyRelay } from './refresh-loaders.ts';
import { refuseDeletedViewer } from './refuse-deleted-viewer.ts';
import { requireRole } from './require-role.ts';
import type { SchemaField, Wrap } from './schema-field.ts';

/**
 * Wraps the resolvers of a schema in the code that is common to all fields. The order at run time is: role, arguments, resolver,
 * deleted account, loader refresh, list size. The lists below are from the inside out: each wrapper wraps the wrappers before it. A
 * function returns undefined for a field that does not need its wrapper. The wrapper then costs nothing per request.
 */
export function wrapResolvers(schema: GraphQLSchema, limits: Limits): void {
  // These run before the resolver, and before a subscription starts to listen.
  const guards = [checkArguments, requireRole];
  // These run after the resolver.
  const followers = [refuseDeletedViewer, refreshLoadersAndNotifyRelay, enforceListSize(schema, limits)];

  for (const schemaField of fieldsOf(schema)) {
    const { field } = schemaField;
    const wrap = (wrapper: Wrap) => (field.resolve = wrapper(field.resolve ?? defaultFieldResolver));
    for (const guard of guards) {
      const wrapper = guard(schemaField);
      if (!wrapper) continue;
      wrap(wrapper);
      if (field.subscribe) field.subscribe = wrapper(field.subscribe);
    }
    for (const follow of followers) {
      const wrapper = follow(schemaField);
      if (wrapper) wrap(wrapper);
    }
  }
}

function* fieldsOf(schema: GraphQLSchema): Generator<SchemaField> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) yield { schema, type, field };
  }
}
