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

/** A literal that does not fit is an input that does not fit, wherever it is written. */
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

/** What the rules of GraphQL say against a document. */
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
    // Thrown where `@skip` or `@include` of a subscription's field has a variable.
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}
