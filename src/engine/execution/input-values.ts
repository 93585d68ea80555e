import {
  getArgumentValues,
  getDirectiveValues,
  type FieldNode,
  type GraphQLDirective,
  type GraphQLError,
  type GraphQLField,
  type SelectionNode,
} from 'graphql';
import type { Variables } from './plan.ts';

/**
 * The errors of argument and directive values. They carry no code, because results must equal the results of graphql-js. The set
 * distinguishes them from internal errors, which carry no code either.
 */
const inputErrors = new WeakSet<Error>();

/** Returns whether a value of the client caused the error: null, or no value, where a value is required. */
export const isInputError = (error: GraphQLError): boolean => inputErrors.has(error.originalError ?? error);

/** Returns the values of a field's arguments. Throws an input error. */
export function argumentValues(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Variables,
): Record<string, unknown> {
  try {
    return getArgumentValues(field, node, variables);
  } catch (error) {
    throw remember(error);
  }
}

/** Returns the `if` of `@skip` or `@include`; undefined without the directive. Throws an input error. */
export function conditionOf(directive: GraphQLDirective, node: SelectionNode, variables: Variables): unknown {
  try {
    return getDirectiveValues(directive, node, variables)?.['if'];
  } catch (error) {
    throw remember(error);
  }
}

function remember(error: unknown): unknown {
  if (error instanceof Error) inputErrors.add(error);
  return error;
}
