import {
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
  validate,
  ValuesOfCorrectTypeRule,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { MAX_ERRORS } from './refusal.ts';

/** Reports an invalid literal as BAD_USER_INPUT, like an invalid variable. */
const valuesOfCorrectType: ValidationRule = (context) =>
  ValuesOfCorrectTypeRule(
    Object.assign(Object.create(context) as typeof context, {
      reportError: (error: GraphQLError) => {
        error.extensions['code'] = 'BAD_USER_INPUT';
        context.reportError(error);
      },
    }),
  );

const rules = specifiedRules.map((rule) => (rule === ValuesOfCorrectTypeRule ? valuesOfCorrectType : rule));

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
    // graphql-js throws this if `@skip` or `@include` of a subscription's field has a variable.
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}
