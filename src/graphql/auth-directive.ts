import { getDirective, MapperKind, mapSchema } from '@graphql-tools/utils';
import { defaultFieldResolver, type GraphQLSchema } from 'graphql';
import type { Role } from '../db/schema.ts';
import { forbidden, unauthenticated } from '../errors.ts';
import { hasRole, type Viewer } from '../viewer.ts';

/** Puts the checks that `@auth(requires:)` names, on a field and on its whole type, in front of the field's resolver. */
export const enforceAuth = (schema: GraphQLSchema): GraphQLSchema =>
  mapSchema(schema, {
    [MapperKind.OBJECT_FIELD]: (field, _name, typeName) => {
      const guarded = [field, schema.getType(typeName)].filter((node) => node != null);
      const roles = guarded.flatMap((node) =>
        (getDirective(schema, node, 'auth') ?? []).map((directive) => directive['requires'] as Role),
      );
      if (roles.length === 0) return undefined;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: { viewer: Viewer | null }, info) => {
        if (!context.viewer) throw unauthenticated();
        if (!roles.every((role) => hasRole(context.viewer, role))) throw forbidden();
        return resolve(source, args, context, info);
      };
      return field;
    },
  });
