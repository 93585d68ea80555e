import {
  getNamedType,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLInt,
  isEnumType,
  isUnionType,
  type GraphQLArgument,
} from 'graphql';
import { badUserInput } from '../../platform/errors.ts';
import { hasInvalidCharacter } from '../../platform/graphql/invalid-character.ts';
import type { SchemaField, Wrap } from './schema-field.ts';

/** There is no year 0, though JavaScript has one. */
const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00Z');

const TYPES_WITHOUT_TEXT: ReadonlySet<unknown> = new Set([GraphQLInt, GraphQLFloat, GraphQLBoolean]);

/** Returns whether an argument can contain text or an instant. */
const canContainText = ({ type }: GraphQLArgument): boolean => {
  const named = getNamedType(type);
  return !isEnumType(named) && !TYPES_WITHOUT_TEXT.has(named);
};

/**
 * Rejects argument values that no row can contain, except in mutations. Mutations check their own input: they report every problem
 * at once, and passwords may contain any text.
 */
export function checkArguments({ schema, type, field }: SchemaField): Wrap | undefined {
  if (type === schema.getMutationType() || !field.args.some(canContainText)) return undefined;
  const result = getNamedType(field.type);
  const checksItself = isUnionType(result) && result.getTypes().some(({ name }) => name === 'InvalidInput');
  if (checksItself) return undefined;
  return (resolve) => (source, args, context, info) => {
    check(args, []);
    return resolve(source, args, context, info);
  };
}

function check(value: unknown, path: readonly string[]): void {
  if (typeof value === 'string' && hasInvalidCharacter(value)) {
    throw badUserInput(`${path.join('.')} contains a NUL character or broken Unicode. Remove it.`);
  }
  if (value instanceof Date && value.getTime() < FIRST_INSTANT) {
    throw badUserInput(`${path.join('.')} is before the year 1. Use a later date.`);
  }
  if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) check(inner, [...path, name]);
  }
}
