import {
  GraphQLError,
  KnownArgumentNamesRule,
  NoSchemaIntrospectionCustomRule,
  ProvidedRequiredArgumentsRule,
  specifiedRules,
  validate,
  ValuesOfCorrectTypeRule,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { fieldSkipped, MAX_ERRORS } from './refusal.ts';

/** The rules on the values of arguments and directives: their types, unknown arguments, and required arguments. */
const INPUT_RULES: readonly ValidationRule[] = [
  ValuesOfCorrectTypeRule,
  KnownArgumentNamesRule,
  ProvidedRequiredArgumentsRule,
];

/** Reports an invalid input in the document as BAD_USER_INPUT, like an invalid variable. */
const asInputError =
  (rule: ValidationRule): ValidationRule =>
  (context) =>
    rule(
      Object.assign(Object.create(context) as typeof context, {
        reportError: (error: GraphQLError) => {
          error.extensions['code'] = 'BAD_USER_INPUT';
          context.reportError(error);
        },
      }),
    );

const rules = specifiedRules.map((rule) => (INPUT_RULES.includes(rule) ? asInputError(rule) : rule));

/** Validates a document against the schema by the rules of GraphQL. */
export function validationErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
  introspection: boolean,
): readonly GraphQLError[] {
  try {
    return validate(schema, document, introspection ? rules : [...rules, NoSchemaIntrospectionCustomRule], {
      maxErrors: MAX_ERRORS,
      hideSuggestions: !introspection,
    });
  } catch (error) {
    // graphql-js throws if `@skip` or `@include` of a subscription's field has a variable, even with a valid value.
    if (error instanceof GraphQLError) {
      return fieldSkipped().errors;
    }
    throw error;
  }
}
