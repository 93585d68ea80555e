import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { Role } from '../../platform/db/schema.ts';
import { forbidden, unauthenticated } from '../../platform/errors.ts';
import { hasRole, type Viewer } from '../../platform/viewer.ts';

type Context = { viewer: Viewer | null };

/** Puts the checks that `@auth(requires:)` names, on a field and on its whole type, in front of the field's resolver. */
export const enforceAuth = (schema: GraphQLSchema): GraphQLSchema =>
  mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, _name, typeName) => {
      const nodes = [field, schema.getType(typeName)].filter((node) => node != null);
      const roles = nodes.flatMap((node) =>
        (getDirective(schema, node, 'auth') ?? []).map((directive) => directive['requires'] as Role),
      );
      if (roles.length === 0) return undefined;
      const guarded =
        (resolve: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> =>
        (source, args, context, info) => {
          if (!context.viewer) throw unauthenticated();
          if (!roles.every((role) => hasRole(context.viewer, role))) throw forbidden();
          return resolve(source, args, context, info);
        };
      field.resolve = guarded(field.resolve ?? defaultFieldResolver);
      // Of a subscription: before anything is listened to.
      if (field.subscribe) field.subscribe = guarded(field.subscribe);
      return field;
    },
  });
