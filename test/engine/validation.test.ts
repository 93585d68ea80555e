import { buildSchema, parse, specifiedRules, validate } from 'graphql';
import { createValidation } from '../../src/engine/documents/validate.ts';
import { createSchema } from '../../src/server/fields/executable-schema.ts';
import { examples } from '../support/examples.ts';

const schema = buildSchema(/* GraphQL */ `
  directive @repeatable repeatable on FIELD
  interface Named {
    name(short: Boolean!): String
  }
  type Dog implements Named {
    name(short: Boolean!): String
    owner(filter: Filter): Person
  }
  type Person implements Named {
    name(short: Boolean!): String
  }
  union Being = Dog | Person
  input Filter {
    age: Int
    of: [Filter!]
  }
  type Query {
    dog: Dog
    being: Being
    named: Named
  }
  type Subscription {
    dog: Dog
    being: Being
  }
`);

/** Documents that each break at least one rule, by the rule. */
const INVALID = {
  ExecutableDefinitions: 'type Cat { name: String } { dog { owner { name(short: true) } } }',
  UniqueOperationNames: 'query A { dog { owner { __typename } } } query A { dog { owner { __typename } } }',
  LoneAnonymousOperation: '{ dog { __typename } } query A { dog { __typename } }',
  SingleFieldSubscriptions: 'subscription { dog { __typename } being { __typename } }',
  KnownTypeNames: 'query ($a: Cat) { dog { __typename } being { ... on Cat { __typename } } }',
  FragmentsOnCompositeTypes: '{ being { ... on Boolean { __typename } } }',
  VariablesAreInputTypes: 'query ($a: Dog) { dog { owner(filter: $a) { __typename } } }',
  ScalarLeafs: '{ dog { name(short: true) { length } owner } }',
  FieldsOnCorrectType: '{ dog { age } cat }',
  UniqueFragmentNames: '{ dog { ...A } } fragment A on Dog { __typename } fragment A on Dog { __typename }',
  KnownFragmentNames: '{ dog { ...A } }',
  NoUnusedFragments: '{ dog { __typename } } fragment A on Dog { __typename }',
  PossibleFragmentSpreads:
    '{ dog { ... on Person { __typename } ...A } } fragment A on Person { __typename }',
  NoFragmentCycles: '{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { ...A }',
  UniqueVariableNames: 'query ($a: Boolean!, $a: Boolean!) { dog { name(short: $a) } }',
  NoUndefinedVariables: '{ dog { name(short: $a) } }',
  NoUnusedVariables: 'query ($a: Boolean!) { dog { __typename } }',
  KnownDirectives: '{ dog @unknown { __typename @deprecated } }',
  UniqueDirectivesPerLocation:
    '{ dog { __typename @skip(if: true) @skip(if: false) @repeatable @repeatable } }',
  KnownArgumentNames: '{ dog(age: 1) { __typename @skip(if: true, unless: false) } }',
  UniqueArgumentNames: '{ dog { name(short: true, short: false) } }',
  ValuesOfCorrectType: '{ dog { name(short: 1) owner(filter: { age: "x", size: 1 }) { __typename } } }',
  ProvidedRequiredArguments: '{ dog { name __typename @skip } }',
  VariablesInAllowedPosition: 'query ($a: Boolean) { dog { name(short: $a) } }',
  OverlappingFieldsCanBeMerged: '{ dog { a: name(short: true) a: name(short: false) } }',
  UniqueInputFieldNames: '{ dog { owner(filter: { age: 1, age: 2 }) { __typename } } }',
  MaxIntrospectionDepth:
    '{ __type(name: "Dog") { fields { type { fields { type { fields { type { fields { name } } } } } } } } }',
} satisfies Record<string, string>;

test('knows a document against each rule of graphql-js', () => {
  expect(Object.keys(INVALID)).toEqual(specifiedRules.map(({ name }) => name.replace(/Rule$/, '')));
});

const validationOf = createValidation(schema, true);

test.each(Object.entries(INVALID))('finds the same errors as graphql-js: %s', (rule, text) => {
  const document = parse(text);
  const expected = validate(schema, document).map((error) => error.toJSON());
  const [only] = specifiedRules.filter(({ name }) => name === `${rule}Rule`);

  expect(validate(schema, document, [only!])).not.toEqual([]);
  expect(validationOf(document).map(({ message, locations }) => ({ message, locations }))).toEqual(
    expected.map(({ message, locations }) => ({ message, locations })),
  );
});

test('rejects introspection if it is switched off', () => {
  const errors = createValidation(schema, false)(parse('{ __schema { types { name } } }'));

  expect(errors.map(({ message }) => message)).toContainEqual(expect.stringContaining('introspection'));
});

test('accepts every example', () => {
  const validate = createValidation(createSchema(), true);

  expect(examples.flatMap(({ text }) => validate(parse(text)))).toEqual([]);
});
