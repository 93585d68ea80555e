import { buildSchema, getDirectiveValues, Kind, validate, type OperationDefinitionNode } from 'graphql';
import { getVariableValues } from 'graphql/execution/values.js';
import { typeDefs } from '../../src/server/fields/executable-schema.ts';
import { examples, variablesOf } from '../support/examples.ts';

const schema = buildSchema(typeDefs().join('\n'));
const rootFields = (operation: OperationDefinitionNode) =>
  operation.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [`${operation.operation} ${selection.name.value}`] : [],
  );

/** The folder for an operation, by the role that its root field requires. */
function folderOf(operation: OperationDefinitionNode): string {
  const type = schema.getRootType(operation.operation)!;
  const [field] = operation.selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD);
  const auth = getDirectiveValues(
    schema.getDirective('auth')!,
    type.getFields()[field!.name.value]!.astNode!,
  );
  return auth?.['requires'] === 'ADMIN' ? 'admin' : auth?.['requires'] === 'STAFF' ? 'staff' : 'shopper';
}

describe.each(examples)('examples/operations/$file', ({ file, text, document, operation, count }) => {
  test('contains one operation of the schema, named as its file, in the folder of its role', () => {
    const inKebabCase = operation.name?.value.replace(/\B[A-Z]/g, '-$&').toLowerCase();

    expect(validate(schema, document)).toEqual([]);
    expect(count).toBe(1);
    expect(`${folderOf(operation)}/${inKebabCase}.graphql`).toBe(file);
  });

  test('starts with a comment, and has valid example variables', () => {
    const variables = variablesOf(text);
    const declared = operation.variableDefinitions ?? [];
    const { errors = [] } = getVariableValues(schema, declared, variables);

    expect(text).toMatch(/^# \S/);
    expect(errors.map(({ message }) => message)).toEqual([]);
    expect(
      Object.keys(variables).filter((name) => !declared.some(({ variable }) => variable.name.value === name)),
    ).toEqual([]);
  });
});

test('has an example for every query, mutation and subscription of the schema', () => {
  const fields = [
    ...Object.keys(schema.getQueryType()?.getFields() ?? {}).map((field) => `query ${field}`),
    ...Object.keys(schema.getMutationType()?.getFields() ?? {}).map((field) => `mutation ${field}`),
    ...Object.keys(schema.getSubscriptionType()?.getFields() ?? {}).map((field) => `subscription ${field}`),
  ];
  const shown = new Set(examples.flatMap(({ operation }) => rootFields(operation)));

  expect(fields.length).toBeGreaterThan(25);
  expect(fields.filter((field) => !shown.has(field))).toEqual([]);
});
