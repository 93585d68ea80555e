import { defaultFieldResolver, getNamedType, isObjectType, isUnionType, type GraphQLSchema } from 'graphql';
import { isBroken } from '../../platform/graphql/is-broken.ts';
import { badUserInput } from '../../platform/errors.ts';

/** There is no year 0, though JavaScript knows one. */
const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00Z');

/**
 * Refuses what no row can hold in the arguments of whatever is read. What writes reads its own input: it names all that is
 * wrong with it, and passwords may hold what they like.
 */
export function refuseUnfitArguments(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === schema.getMutationType() || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const answer = getNamedType(field.type);
      const readsItself =
        isUnionType(answer) && answer.getTypes().some(({ name }) => name === 'InvalidInput');
      if (field.args.length === 0 || readsItself) continue;
      const { resolve = defaultFieldResolver, subscribe } = field;
      field.resolve = (source, args, context, info) => {
        refuseUnfit(args, []);
        return resolve(source, args, context, info);
      };
      if (subscribe) {
        field.subscribe = (source, args, context, info) => {
          refuseUnfit(args, []);
          return subscribe(source, args, context, info);
        };
      }
    }
  }
}

function refuseUnfit(value: unknown, path: readonly string[]): void {
  if (typeof value === 'string' && isBroken(value)) {
    throw badUserInput(`${path.join('.')} holds a NUL character or broken Unicode.`);
  }
  if (value instanceof Date && value.getTime() < FIRST_INSTANT) {
    throw badUserInput(`${path.join('.')} is before the year 1.`);
  }
  if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) refuseUnfit(inner, [...path, name]);
  }
}
