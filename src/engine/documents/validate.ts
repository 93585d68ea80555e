import {
  GraphQLError,
  Kind,
  KnownArgumentNamesRule,
  NoSchemaIntrospectionCustomRule,
  ProvidedRequiredArgumentsRule,
  specifiedRules,
  validate,
  ValuesOfCorrectTypeRule,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { fieldSkipped, MAX_ERRORS } from './rejection.ts';

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

/** Returns a function that validates a document against the schema by the rules of GraphQL. */
export function createValidation(schema: GraphQLSchema, introspection: boolean) {
  const all = introspection ? rules : [...rules, NoSchemaIntrospectionCustomRule];
  const kindsByRule = all.map((rule) => ({ rule, kinds: kindsVisitedBy(schema, rule) }));

  return (document: DocumentNode): readonly GraphQLError[] => {
    const present = kindsIn(document);
    const applicable = kindsByRule.filter(({ kinds }) => kinds.some((kind) => present.has(kind)));
    try {
      return validate(
        schema,
        document,
        applicable.map(({ rule }) => rule),
        { maxErrors: MAX_ERRORS, hideSuggestions: !introspection },
      );
    } catch (error) {
      // graphql-js throws if `@skip` or `@include` of a subscription's field has a variable, even with a valid value.
      if (error instanceof GraphQLError) {
        return fieldSkipped().errors;
      }
      throw error;
    }
  };
}

/** Keys of a visitor that is called for every kind of node. */
const EVERY_KIND = ['enter', 'leave'];

/**
 * Returns the kinds of nodes that a rule visits. In a document without such nodes, the rule finds nothing. Skipping the rule then
 * saves time, because graphql-js offers each node to each rule.
 */
function kindsVisitedBy(schema: GraphQLSchema, rule: ValidationRule): readonly string[] {
  let kinds: readonly string[] = [];
  validate(schema, { kind: Kind.DOCUMENT, definitions: [] }, [
    (context) => {
      const visitor = rule(context);
      kinds = Object.keys(visitor);
      return visitor;
    },
  ]);
  return kinds;
}

function kindsIn(document: DocumentNode): ReadonlySet<string> {
  const kinds = new Set<string>(EVERY_KIND);
  visit(document, {
    enter(node) {
      kinds.add(node.kind);
    },
  });
  return kinds;
}
