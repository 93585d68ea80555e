import { getNamedType, isAbstractType, isIntrospectionType, isObjectType, type GraphQLSchema } from 'graphql';

/** Types whose `id` is the id of another object. Several objects can have the same `id`, so it must not be a cache key. */
const SHARED_ID = new Set(['RefundLine']);

/**
 * A plugin of codegen. Writes the data that normalised caches need: the members of unions and interfaces, the object types without
 * an own id (caches store them as a part of the object that contains them), and the paged lists.
 */
export const plugin = (schema: GraphQLSchema): string => {
  const types = Object.values(schema.getTypeMap()).sort((one, other) =>
    one.name.localeCompare(other.name, 'en'),
  );
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const possibleTypes = Object.fromEntries(
    types.filter(isAbstractType).map((type) => [
      type.name,
      schema
        .getPossibleTypes(type)
        .map(({ name }) => name)
        .sort(),
    ]),
  );
  const embeddedTypes = types
    .filter((type) => isObjectType(type) && !isIntrospectionType(type) && !roots.includes(type))
    .filter((type) => isObjectType(type) && (SHARED_ID.has(type.name) || !('id' in type.getFields())))
    .map(({ name }) => name);
  const connectionFields = types.filter(isObjectType).flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
      .map((field) => [type.name, field.name]),
  );
  return [
    '/** The members of each union and interface. */',
    `export const possibleTypes: Record<string, string[]> = ${JSON.stringify(possibleTypes, null, 2)};`,
    '/** The object types without an id of their own. */',
    `export const embeddedTypes: readonly string[] = ${JSON.stringify(embeddedTypes, null, 2)};`,
    '/** The fields that return a page of a list, as pairs of type and field. */',
    `export const connectionFields: readonly (readonly [string, string])[] = ${JSON.stringify(connectionFields, null, 2)};`,
    '',
  ].join('\n');
};
