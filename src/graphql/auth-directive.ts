import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import type { Role } from '../db/schema.ts';
import { forbidden, unauthenticated } from '../errors.ts';
import { hasRole, type Viewer } from '../viewer.ts';

/** Puts the check that `@auth(requires:)` names, on a field or on its whole type, in front of the field's resolver. */
export const enforceAuth = (schema: GraphQLSchema): GraphQLSchema =>
  mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, _name, typeName) => {
      const type = schema.getType(typeName);
      const directive =
        getDirective(schema, field, 'auth')?.[0] ?? (type && getDirective(schema, type, 'auth')?.[0]);
      if (!directive) return undefined;
      const role = directive['requires'] as Role;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: { viewer: Viewer | null }, info) => {
        if (!context.viewer) throw unauthenticated();
        if (!hasRole(context.viewer, role)) throw forbidden();
        return resolve(source, args, context, info);
      };
      return field;
    },
  });
