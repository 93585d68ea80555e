import { getDirective } from '@graphql-tools/utils';
import type { Role } from '../../platform/db/schema.ts';
import { forbidden, unauthenticated } from '../../platform/errors.ts';
import { hasRole } from '../../platform/viewer.ts';
import type { SchemaField, Wrap } from './schema-field.ts';

/** Checks the roles that `@auth(requires:)` names, on the field and on its type. */
export function requireRole({ schema, type, field }: SchemaField): Wrap | undefined {
  const roles = [field, type].flatMap((node) =>
    (getDirective(schema, node, 'auth') ?? []).map((directive) => directive['requires'] as Role),
  );
  if (roles.length === 0) return undefined;
  return (resolve) => (source, args, context, info) => {
    if (!context.viewer) throw unauthenticated();
    if (!roles.every((role) => hasRole(context.viewer, role))) throw forbidden();
    return resolve(source, args, context, info);
  };
}
